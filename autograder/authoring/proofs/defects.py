"""What a proof yields for each thing that is wrong."""

from __future__ import annotations

__all__ = ["Defect"]

Defect = tuple[str, str, str]
"""What was tried, what was expected, what came."""
