"""Every error of the tracker that a person may meet. The hierarchy:

TrackerError            a message in the user's language; the command line prints it and exits 1
├── InvalidInput        a value that cannot be taken: names the field and the fix
├── NotFound            no such person, evidence or period
├── Denied              the actor may not do this to this person
├── NotAllowedNow       the workflow does not permit this step in this state
├── ClosedPeriod        the period is closed; a late item needs a reason and the head
└── StorageError        the database cannot be used as it is
"""

from __future__ import annotations

__all__ = ["ClosedPeriod", "Denied", "InvalidInput", "NotAllowedNow", "NotFound", "StorageError", "TrackerError"]


class TrackerError(Exception):
    """Base of all errors meant for people. `str(error)` is already in the user's language."""


class InvalidInput(TrackerError):
    """A value that cannot be taken, shown as `field: what is wrong. what to do`."""

    def __init__(self, field: str, problem: str, fix: str) -> None:
        super().__init__(f"{field}: {problem}. {fix}")
        self.field, self.problem, self.fix = field, problem, fix


class NotFound(TrackerError):
    """There is no such thing."""


class Denied(TrackerError):
    """The actor's role and relationship do not allow the action."""


class NotAllowedNow(TrackerError):
    """The step is not possible in the present state."""


class ClosedPeriod(TrackerError):
    """The period is closed."""


class StorageError(TrackerError):
    """The database cannot be used as it is."""
