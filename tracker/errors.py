"""Errors of the tracker that reach a user. The hierarchy:

TrackerError            a message in the user's language; the command line prints it and exits 1
├── InvalidInput        a value cannot be accepted: names the field and the fix
├── NotFound            there is no such person, evidence or period
├── Denied              the actor may not do this to this person
├── NotAllowedNow       the workflow does not permit this step in the current state
├── ClosedPeriod        the period is closed; only the head may add to it, with a reason
└── StorageError        the database cannot be opened, read or written
"""

from __future__ import annotations

__all__ = ["ClosedPeriod", "Denied", "InvalidInput", "NotAllowedNow", "NotFound", "StorageError", "TrackerError"]


class TrackerError(Exception):
    """Base of all errors that reach a user. `str(error)` is already in the user's language."""


class InvalidInput(TrackerError):
    """A value cannot be accepted. Shown as `field: problem. fix`."""

    def __init__(self, field: str, problem: str, fix: str) -> None:
        super().__init__(f"{field}: {problem}. {fix}")
        self.field, self.problem, self.fix = field, problem, fix


class NotFound(TrackerError):
    """There is no such person, evidence, period or other record."""


class Denied(TrackerError):
    """The actor's role and relationship do not allow the action."""


class NotAllowedNow(TrackerError):
    """The step is not possible in the current state."""


class ClosedPeriod(TrackerError):
    """The period is closed, and the actor or the missing reason does not allow a late entry."""


class StorageError(TrackerError):
    """The database, or a backup of it, cannot be opened, read or written."""
