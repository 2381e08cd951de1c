"""What a judge orders of a trainee's process. Apart from the process itself, whose shell takes a while to import."""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.engine.contract.limits import Limits

__all__ = ["Job"]


@dataclass(frozen=True)
class Job:
    """What to do with the cells, one after another.

    steps: ("run", source) runs a cell, ("plain", source) without drawing, ("ask", name) tells the judge the variable's
    value, ("skip", "") does nothing. files: what lies beside the notebook. folder: the name of the folder. env:
    variables to set. datasets: names that `load` knows.
    """

    steps: tuple[tuple[str, str], ...]
    files: dict[str, bytes]
    folder: str
    env: dict[str, str]
    limits: Limits = field(default_factory=Limits)
    datasets: tuple[str, ...] = ()
