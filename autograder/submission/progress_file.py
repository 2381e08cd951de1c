"""Read a submission's progress.json: how often the trainee used `check` and hints, as their own notebook counted."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from wording.autograder import _

__all__ = ["Used", "read_progress"]

MOST = 10_000
"""A count above it was not made by pressing a button."""


class Used(NamedTuple):
    """Uses of help in one exercise."""

    checks: int = 0
    hints: int = 0

    def __str__(self) -> str:
        """Say both in the current language; nothing when neither was used."""
        return _("checks: {checks}, hints: {hints}", checks=self.checks, hints=self.hints) if any(self) else ""


def read_progress(content: bytes | None) -> dict[str, Used]:
    """Return the uses by exercise. What cannot be read counts as not used: the file decides no points."""
    try:
        data = json.loads((content or b"{}").decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    checks, hints = (_counts(data, what) for what in ("checks", "hints"))
    return {name: Used(checks.get(name, 0), hints.get(name, 0)) for name in checks.keys() | hints.keys()}


def _counts(data: Any, what: str) -> dict[str, int]:
    counts = data.get(what) if isinstance(data, dict) else None
    if not isinstance(counts, dict):
        return {}
    return {name: n for name, n in counts.items() if type(n) is int and 0 < n <= MOST}
