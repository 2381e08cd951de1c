"""A module of ours under nbgrader as it comes: its own steps and kernels, and the two things it cannot know itself."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute, OverwriteCells
from nbgrader.utils import setenv

from autograder.grading.nbgrader_steps import FillWritten

__all__ = ["CONFIG", "ExecuteAsTrainee", "configure"]

CONFIG = "\nfrom benchmarks.grading_data.stock import configure\nconfigure(c)\n"
"""To stand at the end of the course's nbgrader_config.py, where our own engine is set."""


class ExecuteAsTrainee(Execute):
    """nbgrader's own, told whose numbers the notebook is about."""

    def preprocess(self, nb: NotebookNode, resources: Any, *args: Any, **kwargs: Any) -> tuple[NotebookNode, Any]:
        with setenv(ACADEMY_SUBMISSION_OF=resources["nbgrader"]["student"]):
            return super().preprocess(nb, resources, *args, **kwargs)


def configure(c: Any) -> None:
    """nbgrader's default steps; what was typed into a form goes into its cell as soon as the cells are mended."""
    sanitize = Autograde.sanitize_preprocessors.default()
    sanitize.insert(sanitize.index(OverwriteCells) + 1, FillWritten)
    autograde = Autograde.autograde_preprocessors.default()
    autograde[autograde.index(Execute)] = ExecuteAsTrainee
    c.Autograde.sanitize_preprocessors = sanitize
    c.Autograde.autograde_preprocessors = autograde
