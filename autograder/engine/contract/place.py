"""Where trainees' processes come from, and what of the machine they see."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["JUDGE", "PACKAGES", "ROOT", "Place", "World", "supported"]

ROOT = Path(__file__).resolve().parents[3]
"""The folder that our packages are imported from."""
PACKAGES = ("academy", "autograder", "wording")
"""Our packages that a trainee's process imports."""

JUDGE = "autograder.grading.worker:serve"
"""What a judge's process runs; a name, so that the engine imports nothing that stands on it."""


@dataclass(frozen=True)
class World:
    """root: an empty folder to build on; visible: paths that can be read inside; hidden: folders shown empty."""

    root: str
    visible: tuple[str, ...]
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where trainees' processes come from. address: the warm process's socket; isolation: full, or none by request.

    ahead: whether the next process is made while one runs, as is worth it where one submission follows another.
    """

    address: str
    isolation: Literal["full", "none"]
    world: World
    ahead: bool = False


def supported() -> str:
    """Why this system cannot isolate, or nothing."""
    if sys.platform != "linux":
        return sys.platform
    return "" if os.uname().machine in ("x86_64", "aarch64") else os.uname().machine
