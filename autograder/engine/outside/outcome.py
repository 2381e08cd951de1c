"""How a run came out: its results, or the exception that says why it has none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from autograder.notes import Note

__all__ = ["Deserted", "Died", "Ended", "Ran"]


@dataclass
class Ran:
    """The results of a run."""

    #: Outputs and execution counts by step.
    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    #: Audit events as (step, kind, detail).
    events: list[tuple[int, str, str]] = field(default_factory=list)
    #: Steps whose output was cut.
    cut: list[int] = field(default_factory=list)
    #: Steps after which the private disk was full.
    full: list[int] = field(default_factory=list)
    #: How many processes of the trainee's still ran at the end.
    leftover_processes: int = 0
    #: Time spent, by stage.
    seconds: dict[str, float] = field(default_factory=dict)


class Ended(Exception):
    """The run was stopped or died before its end."""

    def __init__(self, reason: Note, step: int | None, ran: Ran) -> None:
        super().__init__(reason)
        self.reason = reason
        #: The step to blame; None before the first one.
        self.step = step
        #: The results until then.
        self.ran = ran


class Died(Ended):
    """The process died: a cell ended it, or it was killed from outside. The judge cannot distinguish the two."""


class Deserted(Exception):
    """The warm process died.

    That is not the submission's fault, so this does not derive from `Ended`, whose reason is shown to the
    trainee.
    """
