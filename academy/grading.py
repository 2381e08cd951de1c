"""What the locked grade cell of a notebook calls."""

from __future__ import annotations

from typing import Any

from academy.notebook.check import judged, kept_answer
from academy.notebook.session import session
from academy.notebook.store import grading
from autograder.exercises.points_cell import counted, points_bundle
from autograder.exercises.verdict import Verdict
from wording.languages import language

__all__ = ["Points", "score"]


class Points(float):
    """A number of points that says of itself where it comes from.

    Its plain text is the number alone: stock nbgrader reads partial credit from there, takes a number above the maximum
    for an error and a negative one for full marks, so it is kept within 0..max_points.
    """

    verdict: Verdict
    lang: str

    def __new__(cls, verdict: Verdict, lang: str) -> Points:
        points = float.__new__(cls, counted(verdict))
        points.verdict, points.lang = verdict, lang
        return points

    def __repr__(self) -> str:
        return float.__repr__(self)

    def _repr_html_(self) -> str:
        return str(self._repr_mimebundle_()["text/html"])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return points_bundle(self.verdict, self.lang, graded=grading())


def score(name: str, checks: str | None = None) -> Points:
    """Judge the notebook's answer to an exercise. checks: the whole checks.py, used in place of the released part.

    Never raises and never writes to stderr: either would cost an honest trainee all points. What cannot be judged
    gets 0.
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
            return Points(judged(exercise, kept_answer(here, exercise), here.variant), lang)
    except BaseException as error:
        return Points(Verdict(name, "unreadable", 0, most, reason=str(error)), lang)
