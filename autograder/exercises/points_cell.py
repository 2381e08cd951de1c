"""The output of a grade cell: a number for nbgrader, a line for readers, the verdict for feedback pages."""

from __future__ import annotations

import html
from typing import Any

from autograder.exercises.verdict import VERDICT_MIME, Verdict
from autograder.exercises.wording import shown, state_word
from wording.autograder import _
from wording.languages import language

__all__ = ["clamped_points", "points_bundle"]


def clamped_points(verdict: Verdict) -> float:
    """Return the points within 0..max_points. nbgrader treats more as an error, and a negative number as full marks."""
    return min(max(float(verdict.points), 0.0), float(verdict.max_points))


def points_bundle(
    verdict: Verdict, lang: str, *, graded: bool, judged: bool = True, used: object = ""
) -> dict[str, Any]:
    """Return a cell's result by MIME type. It does not name the failed check, which may be a hidden one.

    Args:
        graded: whether a submission is being graded, rather than a trainee running their notebook.
        judged: whether the notebook can judge at all; in an assessment it cannot, and names no points.
        used: how often help was used; its words, in the current language, stand beside the points.
    """
    points = clamped_points(verdict)
    with language(lang):
        where = (
            _("points: {points} of {most}")
            if graded
            else _("points by the checks in this notebook: {points} of {most}")
        )
        line = where.format(points=shown(points, lang), most=shown(float(verdict.max_points), lang))
        parts = [part for part in (line if judged else "", str(used)) if part]
    head = f"<strong>{html.escape(state_word(verdict, lang))}</strong>"
    page = f'<div lang="{lang}">{" · ".join([head, *map(html.escape, parts)])}</div>'
    return {"text/plain": repr(points), "text/html": page, VERDICT_MIME: verdict.to_json()}
