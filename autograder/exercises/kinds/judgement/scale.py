"""The marks in words, as forms of trainees and of experts show them."""

from __future__ import annotations

from wording.autograder import _

__all__ = ["mark_in_words"]


def mark_in_words(mark: int) -> str:
    words = {
        1: _("very bad"),
        2: _("rather bad"),
        3: _("neither good nor bad"),
        4: _("rather good"),
        5: _("very good"),
    }
    return f"{mark} — {words[mark]}"
