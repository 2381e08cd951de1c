"""The job that a judge sends to a trainee's process.

In a module of its own, so that judges need not import the process's IPython shell.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.engine.contract.limits import Limits

__all__ = ["Job"]


@dataclass(frozen=True)
class Job:
    """What a trainee's process does with one notebook."""

    #: One pair a cell, in order: ("run", source) runs it, ("plain", source) runs it without drawing figures,
    #: ("ask", name) sends the judge that variable's value, ("skip", "") does nothing.
    steps: tuple[tuple[str, str], ...]
    #: Files beside the notebook, by relative path.
    files: dict[str, bytes]
    #: Name of the notebook's folder.
    folder: str
    #: Environment variables to set.
    env: dict[str, str]
    limits: Limits = field(default_factory=Limits)
    #: Datasets that `load` may ask the judge for.
    datasets: tuple[str, ...] = ()
