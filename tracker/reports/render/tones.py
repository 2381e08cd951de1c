"""Tone of each state: good, warn, bad or mute. Page, workbook, PDF and terminal colour the states by it."""

from __future__ import annotations

__all__ = ["CERTIFICATE_TONE", "EVIDENCE_TONE", "LEVEL_TONE", "PACE_TONE"]

LEVEL_TONE = {"met": "good", "below": "bad", "stale": "warn", "not_assessed": "mute", "not_assigned": "mute"}
PACE_TONE = {
    "done": "good",
    "on_track": "good",
    "unclear": "warn",
    "behind": "bad",
    "too_early": "mute",
    "exempt": "mute",
}
EVIDENCE_TONE = {
    "confirmed": "good",
    "submitted": "warn",
    "endorsed": "warn",
    "returned": "bad",
    "rejected": "bad",
    "draft": "mute",
    "superseded": "mute",
    "withdrawn": "mute",
}
CERTIFICATE_TONE = {
    "valid": "good",
    "expiring": "warn",
    "none": "bad",
    "not_yet_valid": "bad",
    "expired": "bad",
    "revoked": "bad",
}
