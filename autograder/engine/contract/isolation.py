"""Whether this machine can isolate a trainee's process, and how grading is refused where it cannot."""

from __future__ import annotations

import os
import sys
from typing import Literal

from wording.autograder import _

__all__ = ["Isolation", "isolation_obstacle", "isolation_refusal"]

Isolation = Literal["full", "none"]
"""`none` gives trainees' code the grader's rights and has to be asked for by name."""
MACHINES = ("x86_64", "aarch64")
"""Architectures whose system call numbers the sandbox knows."""


def isolation_obstacle() -> str:
    """Name the system or architecture that prevents isolation; empty where nothing does."""
    if sys.platform != "linux":
        return sys.platform
    machine = os.uname().machine
    return "" if machine in MACHINES else machine


def isolation_refusal(why: str) -> str:
    """The sentence that refuses to grade on a machine that cannot isolate."""
    return _(
        "This machine cannot isolate the trainees' code ({why}), so nothing was graded. Grade on a Linux machine with "
        "user namespaces, or, if you trust every submission, ask for it by name: --isolation none.",
        why=why,
    )
