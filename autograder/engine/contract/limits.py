"""Limits of one submission's run, set as `c.Engine.*` in the course's nbgrader_config.py."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

from autograder.errors import AcademyError
from wording.autograder import _

__all__ = ["Limits"]

OTHER_SETTINGS = ("preload",)
"""Settings of `c.Engine` that are not limits."""


@dataclass(frozen=True)
class Limits:
    """Limits of one notebook's run."""

    #: A cell, or one call of a trainee's function, is interrupted after this time and the run goes on.
    cell_seconds: float = 30.0
    #: The whole run is stopped after this time.
    notebook_seconds: float = 240.0
    #: Of all processes of the run together.
    memory_mb: int = 2048
    #: Size of the private file system.
    disk_mb: int = 256
    #: Output kept of one cell.
    output_kb: int = 2048
    #: Processes and threads.
    processes: int = 64
    open_files: int = 256

    @classmethod
    def of(cls, config: Any) -> Limits:
        """Read the limits from the traitlets config of a built course; missing ones keep their default.

        Raises AcademyError for an unknown setting or a value that is not a positive number, so that a typo cannot
        silently remove a limit.
        """
        section = config.get("Engine", {})
        known = {f.name: type(getattr(cls, f.name)) for f in fields(cls)}
        if unknown := sorted(section.keys() - known.keys() - set(OTHER_SETTINGS)):
            raise AcademyError(
                _(
                    "nbgrader_config.py: there is no setting c.Engine.{name}. There are: {known}.",
                    name=unknown[0],
                    known=", ".join((*known, *OTHER_SETTINGS)),
                )
            )
        for name in known.keys() & section.keys():
            value = section[name]
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
                raise AcademyError(
                    _(
                        "nbgrader_config.py: c.Engine.{name} must be a number above zero, and is {value!r}.",
                        name=name,
                        value=value,
                    )
                )
        return cls(**{name: kind(section[name]) for name, kind in known.items() if name in section})
