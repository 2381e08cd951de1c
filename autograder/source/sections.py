"""The sections of a lesson: what stands under one heading of the second level."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.source.model import Lesson

__all__ = ["HEADING", "Section", "sections_of"]

HEADING = "## "


@dataclass(frozen=True)
class Section:
    """A section of a lesson: what stands under one heading of the second level."""

    title: str
    words: int
    exercises: tuple[str, ...]


def sections_of(lesson: Lesson) -> list[Section]:
    """Return the sections of a lesson in order; what stands before the first heading belongs to none."""
    found: list[Section] = []
    for cell in lesson.cells:
        if cell.type == "exercise" and found:
            last = found[-1]
            found[-1] = Section(last.title, last.words, (*last.exercises, cell.name))
        for line in cell.text.split("\n") if cell.type == "prose" else ():
            if line.startswith(HEADING):
                found.append(Section(line.removeprefix(HEADING).strip(), 0, ()))
            elif found:
                last = found[-1]
                found[-1] = Section(last.title, last.words + len(line.split()), last.exercises)
    return found
