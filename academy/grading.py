"""`score`, which the locked grade cells of a notebook call."""

from __future__ import annotations

from typing import Any

from academy.notebook.check import judged, saved_answer, why_not_graded
from academy.notebook.session import session
from academy.runs.environment import grading
from autograder.exercises.points_cell import clamped_points, points_bundle
from autograder.exercises.verdict import Verdict
from autograder.notes import reason_of
from wording.languages import language

__all__ = ["PointsCell", "score"]


class PointsCell(float):
    """The value of a grade cell: a number of points that displays its verdict.

    Its plain text is the number alone, because stock nbgrader reads partial credit from it.
    """

    verdict: Verdict
    lang: str
    #: Whether this notebook can judge the answer.
    judged: bool

    def __new__(cls, verdict: Verdict, lang: str, *, judged: bool = True) -> PointsCell:
        points = float.__new__(cls, clamped_points(verdict))
        points.verdict, points.lang, points.judged = verdict, lang, judged
        return points

    def __repr__(self) -> str:
        return float.__repr__(self)

    def _repr_html_(self) -> str:
        return str(self._repr_mimebundle_()["text/html"])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return points_bundle(self.verdict, self.lang, graded=grading(), judged=self.judged)


def score(name: str, checks: str | None = None) -> PointsCell:
    """Judge the notebook's answer to an exercise; an answer that cannot be judged gets 0.

    Never raises and never writes to stderr: either would cost an honest trainee all points.

    Args:
        checks: the whole checks.py, used in place of the released part.
    """
    lang, most = "ru", 0.0
    try:
        here = session()
        lang = here.sidecar.lang
        with language(lang):
            exercise = here.exercise(name)
            most = exercise.points
            if checks:
                exercise = exercise.model_copy(update={"checks": checks})
            if why_not_graded(here, exercise):
                return PointsCell(Verdict(name, "stale", 0, most), lang, judged=False)
            verdict = judged(exercise, saved_answer(here, exercise), here.variant)
            return PointsCell(verdict, lang, judged=not exercise.form_only)
    except BaseException as error:
        return PointsCell(Verdict(name, "unreadable", 0, most, reason=reason_of(error)), lang)
