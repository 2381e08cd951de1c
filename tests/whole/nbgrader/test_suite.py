"""nbgrader's own tests of `autograde` and `validate`, with `autograde` configured as in a course of ours.

They run in a process of their own: they change the working directory and the environment, and the plugin counts who
ran the notebooks. `nbgrader validate` is the trainee's, on their machine: it keeps nbgrader's kernel.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

MODULES = ("nbgrader.tests.apps.test_nbgrader_autograde", "nbgrader.tests.apps.test_nbgrader_validate")
SECONDS = 1500
"""Two minutes on an idle machine."""


@pytest.mark.slow
def test_nbgraders_own_tests_pass_with_our_steps(tmp_path: Path) -> None:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "JUPYTER", "ACADEMY"))}
    options = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-p",
        "tests.whole.nbgrader.plugin",
        "-rfE",
        "--tb=short",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--basetemp", str(tmp_path / "pytest"), "--pyargs", *MODULES],
        cwd=ROOT,
        env=ours | {"JUPYTER_CONFIG_DIR": str(tmp_path / "no config of the user")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    said = done.stdout[-6000:] + done.stderr[-2000:]
    assert done.returncode == 0, said
    counts = {word: int(n) for n, word in re.findall(r"(\d+) (passed|skipped|xfailed|failed|errors?)", said)}
    assert counts.keys() <= {"passed", "skipped", "xfailed"}, said
    assert counts["passed"] >= 50, "nbgrader ships its tests in the wheel"
