"""`academy` starts at once, and on a trainee's machine, which has nothing of what the tracker needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib

from academy.cli.tracker.extra import PACKAGES
from tests.support.paths import ROOT

DISTRIBUTIONS = {"pyjwt": "jwt"}
NOT_CHECKED = {"psycopg[binary]", "tzdata"}
"""The driver is missed only by who uses PostgreSQL; tzdata is read where the system has no time zones."""

WITHOUT = """
import sys
for name in {packages!r}:
    sys.modules[name] = None  # as if it were not installed
from academy.cli import main
main({words!r}, prog_name="academy")
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "ACADEMY_LANG": "en"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=env, check=False)


def test_what_is_looked_for_is_what_the_extra_installs() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["tracker"]
    names = {line.partition(">")[0] for line in extra} - NOT_CHECKED
    assert {DISTRIBUTIONS.get(name, name) for name in names} == set(PACKAGES)


def test_help_needs_nothing_of_the_tracker() -> None:
    for words in (["--help"], ["case", "add", "--help"], ["attest", "--help"]):
        done = python(WITHOUT.format(packages=PACKAGES, words=words))
        assert done.returncode == 0, done.stderr
        assert "Usage: academy" in done.stdout


def test_a_command_says_what_is_missing() -> None:
    for words in (["status"], ["case", "add", "--title", "x", "--on", "01.06.2026"], ["credential", "revoked"]):
        done = python(WITHOUT.format(packages=PACKAGES, words=words))
        assert done.returncode == 1
        assert done.stderr.startswith("The tracker is not installed on this machine (alembic, cryptography,")
        assert "Traceback" not in done.stderr


def test_the_commands_are_known_without_loading_what_they_use() -> None:
    """`academy --help` must not wait for a database, a PDF or a spreadsheet."""
    heavy = {"sqlalchemy", "pandas", "nbformat", "jinja2", *PACKAGES}
    done = python(f"import sys, academy.cli; print(*sorted({heavy!r} & set(sys.modules)))")
    assert done.stdout.strip() == "", done.stdout + done.stderr


def test_grading_waits_for_no_command_of_the_tracker() -> None:
    """A hundred commands and the models behind them take a tenth of a second to make."""
    done = python("import sys; from academy.cli import main; main.get_command(None, 'grade'); print(*sys.modules)")
    assert "academy.cli.mentor" in done.stdout, done.stderr
    assert "academy.cli.tracker" not in done.stdout
    assert "pydantic" not in done.stdout
