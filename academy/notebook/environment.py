"""In which shell the notebook's functions run, and whether a submission is being graded. Imports nothing heavy."""

from __future__ import annotations

import os
import sys
from typing import Any

__all__ = ["SUBMISSION_OF", "grading", "running_shell"]

SUBMISSION_OF = "ACADEMY_SUBMISSION_OF"
"""Environment variable of the grader: the owner of the submission being executed, not the user who runs the grader."""


def grading() -> bool:
    """Return whether a submission is being graded, by us or by stock nbgrader. Nothing is counted or written then."""
    return bool(os.environ.get(SUBMISSION_OF) or os.environ.get("NBGRADER_EXECUTION"))


def running_shell() -> Any:
    """Return IPython's shell of this process; None outside of a notebook."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None
