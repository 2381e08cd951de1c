"""What a marker reads: the texts of one exercise across all trainees, in an order that tells nothing of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Work
from autograder.exercises.personal import personal
from autograder.exercises.wording import beside, message
from autograder.gradebook.manual_grades import read_manual
from autograder.gradebook.marks import Mark, marks_of, read_strokes
from autograder.marking.counting import counting, earlier
from autograder.marking.desk import MarkingDesk
from autograder.submission.nbgrader_rules import graded_cells

__all__ = ["Paper", "Reading", "papers", "reading"]


@dataclass(frozen=True)
class Paper:
    """One trainee's text and the marks that it has."""

    exercise: str
    trainee: str
    #: SHA-256 of the text.
    text: str
    #: Digest of points and rubric.
    rubric: str
    #: All marks of the exercise and trainee, also of earlier texts.
    marks: tuple[Mark, ...]

    @property
    def counts(self) -> Mark | None:
        """The mark that counts."""
        return counting(self.marks, self.text, self.rubric)

    @property
    def earlier(self) -> list[Mark]:
        """Marks of earlier texts or by an earlier rubric."""
        return earlier(self.marks, self.text, self.rubric)

    def of(self, marker: str, role: str) -> Mark | None:
        """Return what this marker has given this text in this role, finished or not."""
        found = (m for m in self.marks if (m.marker, m.role) == (marker, role) and self._fits(m))
        return next(found, None)

    def finished(self, role: str) -> Mark | None:
        """Return the latest finished mark of this text in a role."""
        found = [m for m in self.marks if m.role == role and self._fits(m) and m.total is not None]
        return found[-1] if found else None

    def _fits(self, mark: Mark) -> bool:
        return (mark.text, mark.rubric) == (self.text, self.rubric)


@dataclass(frozen=True)
class Reading:
    """What stands on the screen of one text."""

    #: The task as this trainee read it: Markdown.
    task: str
    #: Empty when nothing is written.
    text: str
    #: What the pre-check says, as Markdown; empty when it has no remark.
    remarks: str
    #: Declared facts with what the text says of them, and places that the style check marked: Markdown.
    facts: str


def papers(desk: MarkingDesk, exercise: str) -> list[Paper]:
    """Return the texts of an exercise that were handed in, and those that wait though nothing is written any more."""
    desk.exercise(exercise)
    with desk.book.transaction() as connection:
        texts = desk.texts(connection)
        known = desk.book.assignment(connection, desk.module)
        rows = [r for r in read_manual(connection, known.id) if r.cell == desk.cell(exercise)]
        marks = marks_of(read_strokes(connection, desk.module, exercise))
    there = {
        r.trainee for r in rows if (r.by_person or r.waits or r.points is not None) and (exercise, r.trainee) in texts
    }
    return [
        Paper(
            exercise,
            trainee,
            texts[(exercise, trainee)],
            desk.rubrics[exercise],
            tuple(m for m in marks if m.trainee == trainee),
        )
        for trainee in desk.shuffled(exercise, there)
    ]


def reading(desk: MarkingDesk, paper: Paper) -> Reading:
    """Compose what is read of a text: the task, the text, and what the machine noticed."""
    sidecar = desk.course.sidecar(desk.module)
    variant = sidecar.variant(paper.trainee, Generators(desk.course.datasets()))
    asked = desk.exercises[paper.exercise]
    exercise = kind_of(asked.manifest.kind).drawn(asked, variant)
    path = desk.course.autograded(paper.trainee, desk.module) / f"{desk.module}.ipynb"
    work = Work(_cells(path, path.stat().st_mtime_ns if path.exists() else 0), {}, {}, sidecar.lang)
    text = kind_of(exercise.manifest.kind).answer_in(exercise, work)
    own = personal(exercise, variant)
    task = "\n\n".join(part for part in (own.words.task, own.words.given) if part)
    if text is None:
        return Reading(task, "", "", "")
    verdict = judge_answer(exercise, text, variant)
    remarks = message(verdict, exercise, sidecar.lang) if verdict.state == "wrong" else ""
    return Reading(task, text, remarks, beside(exercise, text, variant)[0])


@lru_cache(maxsize=64)
def _cells(path: Path, changed: int) -> dict[str, str]:
    """Read the cells of a graded notebook that nbgrader knows; none when there is no notebook."""
    if not changed:
        return {}
    cells = graded_cells(json.loads(path.read_text("utf-8")))
    return {name: c["source"] if isinstance(c["source"], str) else "".join(c["source"]) for name, c in cells.items()}
