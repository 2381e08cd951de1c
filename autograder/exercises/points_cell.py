"""How points stand in a graded notebook: the number for nbgrader, one line for a reader, the verdict for feedback."""

from __future__ import annotations

import html
from typing import Any

from autograder.exercises.verdict import VERDICT_MIME, Verdict
from autograder.exercises.wording import shown, state_word
from wording.autograder import _
from wording.languages import language

__all__ = ["counted", "points_bundle"]


def counted(verdict: Verdict) -> float:
    """The verdict's points within 0..max_points: nbgrader takes more for an error and less for full marks."""
    return min(max(float(verdict.points), 0.0), float(verdict.max_points))


def points_bundle(verdict: Verdict, lang: str, *, graded: bool) -> dict[str, Any]:
    """A cell's result by MIME type. graded: by the grader, and not while a trainee tries their own notebook.

    Why a check failed is not told: it may be one of those kept back.
    """
    points = counted(verdict)
    with language(lang):
        where = (
            _("points: {points} of {most}")
            if graded
            else _("points by the checks in this notebook: {points} of {most}")
        )
        line = where.format(points=shown(points, lang), most=shown(float(verdict.max_points), lang))
    page = f'<div lang="{lang}"><strong>{html.escape(state_word(verdict, lang))}</strong> · {html.escape(line)}</div>'
    return {"text/plain": repr(points), "text/html": page, VERDICT_MIME: verdict.to_json()}
