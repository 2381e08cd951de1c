"""Courses of ordinary assignments in the way nbgrader's own tests make them: its application runs in this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from nbgrader.api import get_alembic_version
from nbgrader.tests import run_nbgrader

__all__ = ["OURS", "configure", "grades", "inside"]

OURS = """\
from autograder.nbgrader_config import AUTOGRADE, SANITIZE
c.Autograde.sanitize_preprocessors = SANITIZE
c.Autograde.autograde_preprocessors = AUTOGRADE
"""
"""What `nbgrader autograde` is told in a course of ours, but for where things are."""


@contextmanager
def inside(root: Path) -> Iterator[None]:
    """nbgrader at work in the course's folder, without the user's own configuration.

    Its helper leaves a plain copy in place of os.environ: what is set there afterwards reaches no program.
    """
    with mock.patch.dict(os.environ), pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", os.environ)
        patch.chdir(root)
        patch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
        patch.setenv("JUPYTER_CONFIG_DIR", str(root / "no config of the user"))
        # it asks the program `alembic` for every new gradebook, a second each; the answer never changes
        patch.setattr("nbgrader.api.get_alembic_version", cache(get_alembic_version))
        yield


def configure(root: Path, *lines: str) -> None:
    text = ["c = get_config()", f"c.CourseDirectory.root = {str(root)!r}", *lines]
    (root / "nbgrader_config.py").write_text("\n".join(text) + "\n", "utf-8")


def grades(assignment: str, trainee: str, *options: str) -> bool:
    """Run `nbgrader autograde`; whether it could grade the submission."""
    try:
        run_nbgrader(["autograde", assignment, "--student", trainee, *options])
    except AssertionError as error:  # how its helper tells of an exit code
        assert str(error).endswith("unexpected return code: 1")  # noqa: PT017
        return False
    return True
