"""`academy` starts fast, and works on a trainee's machine without the packages of the tracker."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib

from academy.cli.tracker.extra import PACKAGES
from tests.support.paths import ROOT

DISTRIBUTIONS = {"pyjwt": "jwt"}
NOT_CHECKED = {"psycopg[binary]", "tzdata"}
"""Only users of PostgreSQL need its driver, and tzdata is needed only where the system has no time zones."""

WITHOUT = """
import sys
for name in {packages!r}:
    sys.modules[name] = None  # as if it were not installed
from academy.cli import main
main({words!r}, prog_name="academy")
"""


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "ACADEMY_LANG": "en"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=env, check=False)


def test_the_packages_checked_for_are_those_of_the_extra() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["tracker"]
    names = {line.partition(">")[0] for line in extra} - NOT_CHECKED
    assert {DISTRIBUTIONS.get(name, name) for name in names} == set(PACKAGES)


def test_help_works_without_the_extra() -> None:
    for words in (["--help"], ["case", "add", "--help"], ["attest", "--help"]):
        done = run_python(WITHOUT.format(packages=PACKAGES, words=words))
        assert done.returncode == 0, done.stderr
        assert "Usage: academy" in done.stdout


def test_a_command_names_the_missing_packages() -> None:
    for words in (["status"], ["case", "add", "--title", "x", "--on", "01.06.2026"], ["credential", "revoked"]):
        done = run_python(WITHOUT.format(packages=PACKAGES, words=words))
        assert done.returncode == 1
        assert done.stderr.startswith("The tracker is not installed on this machine (alembic, icalendar,")
        assert "Traceback" not in done.stderr


def test_listing_commands_does_not_import_what_they_use() -> None:
    """`academy --help` must not wait for a database, a PDF or a spreadsheet."""
    heavy = {"sqlalchemy", "pandas", "nbformat", "jinja2", *PACKAGES}
    done = run_python(f"import sys, academy.cli; print(*sorted({heavy!r} & set(sys.modules)))")
    assert done.stdout.strip() == "", done.stdout + done.stderr


def test_grading_does_not_build_the_trackers_commands() -> None:
    """Building a hundred commands and their models takes a tenth of a second."""
    done = run_python("import sys; from academy.cli import main; main.get_command(None, 'grade'); print(*sys.modules)")
    assert "academy.cli.mentor" in done.stdout, done.stderr
    assert "academy.cli.tracker" not in done.stdout
    assert "pydantic" not in done.stdout
