"""Give points and comments, one stroke at a time, and take the last one back. Each is saved at once."""

from __future__ import annotations

from autograder.errors import AcademyError
from autograder.gradebook.marks import WHOLE, Stroke, add_stroke, marks_of, read_strokes, undo
from autograder.marking.access import refusal, require_marker
from autograder.marking.counting import write_counting
from autograder.marking.desk import MarkingDesk
from autograder.marking.papers import Paper
from wording.autograder import _

__all__ = ["comment", "give", "take_back"]


def give(desk: MarkingDesk, paper: Paper, criterion: str, points: float) -> Stroke:
    """Give points for one line of the rubric; its comment stays.

    Raises AcademyError where this marker may not, for a line that the rubric lacks, and for points that do not fit it.
    """
    rubric = desk.exercise(paper.exercise).words.rubric
    if criterion not in rubric:
        raise AcademyError(
            _("The rubric has no line “{name}”. There are: {known}.", name=criterion, known=", ".join(rubric))
        )
    most = rubric[criterion][0]
    steps = points / desk.rules.step
    if not 0 <= points <= most or (abs(steps - round(steps)) > 1e-9 and points != most):
        raise AcademyError(
            _(
                "{points} points do not fit: 0 to {most} in steps of {step}.",
                points=f"{points:g}",
                most=f"{most:g}",
                step=f"{desk.rules.step:g}",
            )
        )
    mark = paper.of(desk.marker, desk.role)
    return _save(desk, paper, criterion, points, mark.comments.get(criterion, "") if mark else "")


def comment(desk: MarkingDesk, paper: Paper, criterion: str, words: str) -> Stroke:
    """Comment on one line of the rubric, or with WHOLE on the whole text. Raises AcademyError as `give` does."""
    rubric = desk.exercise(paper.exercise).words.rubric
    if criterion not in (*rubric, WHOLE):
        raise AcademyError(
            _("The rubric has no line “{name}”. There are: {known}.", name=criterion, known=", ".join(rubric))
        )
    return _save(desk, paper, criterion, None, words.strip())


def take_back(desk: MarkingDesk) -> Stroke | None:
    """Undo this marker's last stroke in this role and module. Returns it; None when there is none left."""
    require_marker(desk)
    with desk.book.transaction(writes=True) as connection:
        stroke = undo(connection, desk.module, desk.marker, desk.role)
        if stroke is not None and stroke.exercise in desk.exercises and desk.role != "second":
            write_counting(desk, connection, stroke.exercise, stroke.trainee)
    return stroke


def _save(desk: MarkingDesk, paper: Paper, criterion: str, points: float | None, words: str) -> Stroke:
    require_marker(desk)
    with desk.book.transaction(writes=True) as connection:
        # Somebody else may have marked, or a regrading may have run, since the marker opened the text.
        texts = desk.texts(connection)
        if texts.get((paper.exercise, paper.trainee)) != paper.text:
            raise AcademyError(_("Another text was handed in meanwhile. Open this exercise again."))
        marks = marks_of(read_strokes(connection, desk.module, paper.exercise, paper.trainee))
        now = Paper(paper.exercise, paper.trainee, paper.text, desk.rubrics[paper.exercise], tuple(marks))
        if reason := refusal(desk, now):
            raise AcademyError(reason)
        lines = len(desk.exercises[paper.exercise].words.rubric)
        stroke = add_stroke(
            connection,
            Stroke(
                desk.module,
                paper.exercise,
                paper.trainee,
                desk.marker,
                desk.role,
                criterion,
                points,
                words,
                lines,
                paper.text,
                desk.rubrics[paper.exercise],
                desk.now(),
            ),
        )
        if desk.role != "second":
            write_counting(desk, connection, paper.exercise, paper.trainee)
    return stroke
