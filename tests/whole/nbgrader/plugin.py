"""pytest plugin: nbgrader's own tests, with `nbgrader autograde` configured as in a course of ours, and nothing else.

A course's nbgrader_config.py names our steps; here the same names come from a folder on JUPYTER_CONFIG_PATH, which
nbgrader reads before the configuration that its tests write. Tests that a repair breaks stand in repairs.toml.
"""

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import get_alembic_version
from nbgrader.preprocessors import Execute

from autograder.grading.nbgrader_steps import ExecuteApart
from tests.whole.nbgrader.courses import OURS

REPAIRS = tomllib.loads(Path(__file__).with_name("repairs.toml").read_text("utf-8"))
ran: Counter[str] = Counter()
"""Notebooks that `nbgrader autograde` ran, by whose step did it: "ours" or "theirs"."""


def pytest_configure(config: pytest.Config) -> None:
    folder = tempfile.TemporaryDirectory(prefix="nbgrader-config-")
    config.add_cleanup(folder.cleanup)
    Path(folder.name, "nbgrader_config.py").write_text(f"c = get_config()\n{OURS}", "utf-8")
    os.environ["JUPYTER_CONFIG_PATH"] = folder.name
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    _count(ExecuteApart, "ours")
    _count(Execute, "theirs")
    # nbgrader asks the program `alembic` for every new gradebook, a second each; the answer never changes
    pytest.MonkeyPatch().setattr("nbgrader.api.get_alembic_version", cache(get_alembic_version))


def _count(step: Any, whose: str) -> None:
    original = step.preprocess

    def preprocess(self: Any, nb: Any, resources: Any, *args: Any, **kwargs: Any) -> Any:
        if os.environ.get("NBGRADER_EXECUTION") == "autograde":
            ran[whose] += 1
        return original(self, nb, resources, *args, **kwargs)

    step.preprocess = preprocess


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    by_name = {item.nodeid.split("/")[-1]: item for item in items}
    if unknown := REPAIRS["differs"].keys() - by_name.keys():
        raise pytest.UsageError(f"repairs.toml names tests that nbgrader does not have: {sorted(unknown)}")
    for name, reason in REPAIRS["differs"].items():
        by_name[name].add_marker(pytest.mark.xfail(strict=True, reason=reason))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    terminalreporter.write_line(f"autograde ran {ran['ours']} notebooks with our step, {ran['theirs']} with nbgrader's")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """All is well only when every notebook was run by us."""
    if exitstatus == 0 and (not ran["ours"] or ran["theirs"]):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
