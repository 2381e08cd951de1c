"""What one submission may use. The numbers are `c.Engine.*` in the course's nbgrader_config.py."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

__all__ = ["Limits"]


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
        """From the traitlets config of a built course; what it does not name keeps its default."""
        section = config.get("Engine", {})
        return cls(**{f.name: type(getattr(cls, f.name))(section[f.name]) for f in fields(cls) if f.name in section})
