"""In which shell the notebook's functions run, and whether a submission is being graded. Imports nothing heavy."""

from __future__ import annotations

import os
import sys
from typing import Any

__all__ = ["SUBMISSION_OF", "grading", "running_shell", "trainees_shell"]

SUBMISSION_OF = "ACADEMY_SUBMISSION_OF"
"""Environment variable of the grader: the owner of the submission being executed, not the user who runs the grader."""


def grading() -> bool:
    """Return whether a submission is being graded, by us or by stock nbgrader. Nothing is counted or written then."""
    return bool(os.environ.get(SUBMISSION_OF) or os.environ.get("NBGRADER_EXECUTION"))


def running_shell() -> Any:
    """Return IPython's shell of this process; None outside of a notebook."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def trainees_shell() -> Any:
    """Return the shell of a trainee's own kernel; None elsewhere, and in the processes of a grader."""
    shell = running_shell()
    return shell if getattr(shell, "kernel", None) is not None and not grading() else None
