"""Configure a course's module for nbgrader's own steps and kernels, with the two things that nbgrader cannot know."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute, OverwriteCells
from nbgrader.utils import setenv

from autograder.grading.nbgrader_steps import FillWritten

__all__ = ["CONFIG", "ExecuteAsTrainee", "configure"]

CONFIG = "\nfrom benchmarks.grading_data.stock import configure\nconfigure(c)\n"
"""Appended to the course's nbgrader_config.py, so that it overrides our own engine."""


class ExecuteAsTrainee(Execute):
    """nbgrader's own step, with the trainee whose data the notebook loads."""

    def preprocess(self, nb: NotebookNode, resources: Any, *args: Any, **kwargs: Any) -> tuple[NotebookNode, Any]:
        with setenv(ACADEMY_SUBMISSION_OF=resources["nbgrader"]["student"]):
            return super().preprocess(nb, resources, *args, **kwargs)


def configure(c: Any) -> None:
    """Set nbgrader's default steps, and fill cells from forms as soon as the cells are restored."""
    sanitize = Autograde.sanitize_preprocessors.default()
    sanitize.insert(sanitize.index(OverwriteCells) + 1, FillWritten)
    autograde = Autograde.autograde_preprocessors.default()
    autograde[autograde.index(Execute)] = ExecuteAsTrainee
    c.Autograde.sanitize_preprocessors = sanitize
    c.Autograde.autograde_preprocessors = autograde
