"""Keep the table of marks and nbgrader's columns in step, whoever wrote last.

A mark made in formgrader becomes one of ours, under the name that the course gives to formgrader's marks. A text that
comes back, after another one was handed in between, gets back the mark that it had.
"""

from __future__ import annotations

from autograder.gradebook.manual_grades import ManualGrade, read_manual
from autograder.gradebook.marks import WHOLE, Mark, Stroke, add_stroke, marks_of, read_strokes
from autograder.marking.counting import as_comment, counting, write_counting
from autograder.marking.desk import MarkingDesk

__all__ = ["read_back"]


def read_back(desk: MarkingDesk) -> int:
    """Take in what formgrader wrote, and give texts the marks that they have. Returns how many were taken in."""
    taken = 0
    exercises = {desk.cell(name): name for name in desk.exercises}
    lang = desk.course.sidecar(desk.module).lang
    with desk.book.transaction(writes=True) as connection:
        known = desk.book.assignment(connection, desk.module)
        texts = desk.texts(connection)
        by_place: dict[tuple[str, str], list[Mark]] = {}
        for one in marks_of(read_strokes(connection, desk.module)):
            by_place.setdefault((one.exercise, one.trainee), []).append(one)
        for row in read_manual(connection, known.id):
            name = exercises.get(row.cell)
            place = (name or "", row.trainee)
            if name is None or place not in texts:
                continue
            mark = counting(by_place.get(place, []), texts[place], desk.rubrics[name])
            if row.waits and mark is not None:
                write_counting(desk, connection, name, row.trainee)
            elif row.points is not None and row.waits and place not in by_place:  # given to what nobody knows any more
                add_stroke(connection, _by_formgrader(desk, name, row, "", ""))
            elif row.points is not None and not row.waits and not _is_shown(mark, row, desk, name, lang):
                add_stroke(connection, _by_formgrader(desk, name, row, texts[place], desk.rubrics[name]))
                taken += 1
    return taken


def _is_shown(mark: Mark | None, row: ManualGrade, desk: MarkingDesk, exercise: str, lang: str) -> bool:
    """Return whether nbgrader's columns hold the mark that counts."""
    if mark is None or mark.total is None or row.points is None or abs(mark.total - row.points) > 1e-9:
        return False
    return as_comment(mark, desk.exercises[exercise], lang).split() == row.comment.split()


def _by_formgrader(desk: MarkingDesk, exercise: str, row: ManualGrade, text: str, rubric: str) -> Stroke:
    lines = len(desk.exercises[exercise].words.rubric)
    return Stroke(
        desk.module,
        exercise,
        row.trainee,
        desk.rules.formgrader,
        "first",
        WHOLE,
        row.points,
        row.comment,
        lines,
        text,
        rubric,
        desk.now(),
    )
