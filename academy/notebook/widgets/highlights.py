"""Highlighting the places of a text that the style check questions, with the reasons."""

from __future__ import annotations

import html
from itertools import pairwise

from autograder.exercises.kinds.text import SERIOUS
from autograder.style_check import Finding
from wording.academy import _

__all__ = ["highlighted"]

LONGEST = 60


def highlighted(text: str, findings: list[Finding]) -> str:
    """Return the text as HTML, empty without findings. Findings may overlap; each has its number where it ends."""
    if not findings:
        return ""
    cuts = sorted({0, len(text), *(f.start for f in findings), *(f.end for f in findings)})
    parts = []
    for start, end in pairwise(cuts):
        piece = html.escape(text[start:end])
        covering = [f.severity for f in findings if f.start <= start and end <= f.end]
        if covering:
            name = "academy-fault" if max(covering) >= SERIOUS else "academy-mild"
            piece = f'<mark class="{name}">{piece}</mark>'
        numbers = [str(n) for n, f in enumerate(findings, 1) if f.end == end]
        parts.append(piece + (f"<sup>{','.join(numbers)}</sup>" if numbers else ""))
    legend = html.escape(_("What to rewrite is shaded; what to look at once more has dots below it."))
    label = html.escape(_("Your text with notes"))
    return (
        f'<p class="academy-legend">{legend}</p>'
        f'<div class="academy-marked" tabindex="0" role="group" aria-label="{label}">{"".join(parts)}</div>'
        f'<ol class="academy-findings">{"".join(map(_why, findings))}</ol>'
    )


def _why(finding: Finding) -> str:
    fragment = finding.fragment if len(finding.fragment) <= LONGEST else finding.fragment[:LONGEST] + "…"
    words = html.escape(_("“{fragment}”: {why}", fragment=fragment, why=finding.why))
    return f"<li>{words} {html.escape(finding.suggestion)}</li>"
