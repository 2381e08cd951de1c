"""Which mark of a text counts, and how nbgrader's columns show it.

A mark counts for the text and the rubric that it was given to. Of those, the latest counts; a second mark never does.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from autograder.gradebook.late_penalty import late_penalty_of
from autograder.gradebook.manual_grades import write_manual
from autograder.gradebook.marks import WHOLE, Mark, marks_of, read_strokes
from autograder.gradebook.penalties import renew_penalties
from autograder.marking.desk import MarkingDesk
from autograder.source.model import Public
from wording.autograder import _
from wording.languages import language

__all__ = ["as_comment", "counting", "earlier", "write_counting"]


def counting(marks: Iterable[Mark], text: str, rubric: str) -> Mark | None:
    """Return the mark that counts for a text by a rubric; None while nobody has given all of one.

    Args:
        marks: those of one exercise of one trainee, in the order of their last strokes.
        text: hash of the text.
        rubric: digest of points and rubric.
    """
    fit = [m for m in marks if (m.text, m.rubric) == (text, rubric) and m.role != "second" and m.total is not None]
    return fit[-1] if fit else None


def earlier(marks: Iterable[Mark], text: str, rubric: str) -> list[Mark]:
    """Return the marks of other texts or by another rubric, first to last: history, which counts nothing."""
    others = (m for m in marks if (m.text, m.rubric) != (text, rubric))
    return [m for m in others if m.role != "second" and m.total is not None]


def as_comment(mark: Mark, exercise: Public, lang: str) -> str:
    """Return a mark as nbgrader's comment: Markdown, with the points and the comment of each line of the rubric."""
    overall = mark.comments.get(WHOLE, "")
    if not mark.by_line:
        return overall
    with language(lang):
        lines = []
        for name, (most, title) in exercise.words.rubric.items():
            given = _("{points} of {most}", points=f"{mark.points[name]:g}", most=f"{most:g}")
            said = mark.comments.get(name, "")
            lines.append(f"- {title.rstrip('.;')}: **{given}**" + (f". {said}" if said else ""))
    return "\n\n".join(part for part in (overall, "\n".join(lines)) if part)


def write_counting(desk: MarkingDesk, connection: Connection, exercise: str, trainee: str) -> Mark | None:
    """Write what counts for one text into nbgrader's columns, and return it.

    Without a mark that counts, the text waits; an earlier mark stays to be seen as history.
    """
    text = desk.texts(connection).get((exercise, trainee), "")
    marks = marks_of(read_strokes(connection, desk.module, exercise, trainee))
    mark = counting(marks, text, desk.rubrics[exercise])
    shown = mark or next(reversed(earlier(marks, text, desk.rubrics[exercise])), None)
    known = desk.book.assignment(connection, desk.module)
    lang = desk.course.sidecar(desk.module).lang
    comment = (
        as_comment(mark, desk.exercises[exercise], lang) if mark else shown.comments.get(WHOLE, "") if shown else ""
    )
    points = shown.total if shown else None
    write_manual(connection, known.id, trainee, desk.cell(exercise), points, comment, waits=mark is None)
    renew_penalties(connection, known, late_penalty_of(desk.course.config()), write=True)
    return mark
