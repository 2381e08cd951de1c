"""What one submission may use. The numbers are `c.Engine.*` in the course's nbgrader_config.py."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

from autograder.errors import AcademyError
from wording.autograder import _

__all__ = ["Limits"]

OTHERS = ("preload",)
"""What `c.Engine` may hold besides limits."""


@dataclass(frozen=True)
class Limits:
    """Bounds of one notebook's run.

    cell_seconds: a cell or a call of the trainee's function is interrupted then, the rest goes on. notebook_seconds:
    the whole run is stopped then. memory_mb: of all its processes together. disk_mb: of its private file system.
    output_kb: kept of one cell. processes: threads count too.
    """

    cell_seconds: float = 30.0
    notebook_seconds: float = 240.0
    memory_mb: int = 2048
    disk_mb: int = 256
    output_kb: int = 2048
    processes: int = 64
    open_files: int = 256

    @classmethod
    def of(cls, config: Any) -> Limits:
        """From the traitlets config of a built course; what it does not name keeps its default.

        Raises AcademyError for a name that is none, and for what is no number above zero: a limit that is not meant
        must not be missed silently.
        """
        section = config.get("Engine", {})
        known = {f.name: type(getattr(cls, f.name)) for f in fields(cls)}
        if unknown := sorted(section.keys() - known.keys() - set(OTHERS)):
            raise AcademyError(
                _(
                    "nbgrader_config.py: there is no setting c.Engine.{name}. There are: {known}.",
                    name=unknown[0],
                    known=", ".join((*known, *OTHERS)),
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
