"""What the locked grade cell of a notebook calls."""

from __future__ import annotations

import html
from typing import Any

from academy.checking import judged, kept_answer
from academy.session import session
from academy.store import grading
from autograder.i18n import _, language
from autograder.verdict import VERDICT_MIME, Verdict
from autograder.words import shown, state_word

__all__ = ["Points", "score"]


class Points(float):
    """A number of points that says of itself where it comes from.

    Its plain text is the number alone: stock nbgrader reads partial credit from there, takes a number above the maximum
    for an error and a negative one for full marks, so it is kept within 0..max_points.
    """

    verdict: Verdict
    lang: str

    def __new__(cls, verdict: Verdict, lang: str) -> Points:
        points = float.__new__(cls, min(max(float(verdict.points), 0.0), float(verdict.max_points)))
        points.verdict, points.lang = verdict, lang
        return points

    def __repr__(self) -> str:
        return float.__repr__(self)

    def _repr_html_(self) -> str:
        """One line: the state and the points. Why a check failed is not told: it may be one of those kept back."""
        with language(self.lang):
            most, mine = shown(float(self.verdict.max_points), self.lang), shown(float(self), self.lang)
            where = (
                _("points: {points} of {most}")
                if grading()
                else _("points by the checks in this notebook: {points} of {most}")
            )
            line = where.format(points=mine, most=most)
        word = state_word(self.verdict, self.lang)
        return f'<div lang="{self.lang}"><strong>{html.escape(word)}</strong> · {html.escape(line)}</div>'

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/plain": repr(self), "text/html": self._repr_html_(), VERDICT_MIME: self.verdict.to_json()}


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
