"""The commands for experts, on a copy of the course: a form is written and filled, and makes a key."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from academy.cli.main import main
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from tests.support.paths import ROOT

MODULE, EXERCISE = "03_communication", "not_our_fault"


@pytest.mark.slow
def test_five_filled_forms_turn_a_draft_into_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("course", "datasets"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("ACADEMY_CONTENT", str(tmp_path))
    monkeypatch.setenv("ACADEMY_LANG", "en")
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    written = run.invoke(main, ["experts", "collect", MODULE])
    assert (written.exit_code, EXERCISE in written.output) == (0, True), written.output
    files = []
    for n in range(1, 6):
        book = openpyxl.load_workbook(tmp_path / f"experts_{MODULE}.xlsx")
        marks = {"help": 5, "facts": 3, "stop": 2 + n % 2, "sorry": 2, "wait": 1, "tone": 1}
        values = marks | {"expert": f"e{n}", "date": dt.datetime(2026, 11, 28)}  # noqa: DTZ001
        for sheet in book.worksheets:
            for row in sheet.iter_rows(min_col=1, max_col=4):
                if row[3].value in values:
                    row[2].value = values[row[3].value]
        files.append(str(tmp_path / f"e{n}.xlsx"))
        book.save(files[-1])
    before = read_course(tmp_path / "course", tmp_path / "datasets", [MODULE]).modules[0].exercise(EXERCISE)
    applied = run.invoke(main, ["experts", "apply", MODULE, *files])
    assert applied.exit_code == 0, applied.output
    assert "full" in applied.output
    after = read_course(tmp_path / "course", tmp_path / "datasets", [MODULE]).modules[0].exercise(EXERCISE)
    assert after.manifest.points == 2 * before.manifest.points
    assert list(kind_of("judgement").lint(after)) == []
    again = run.invoke(main, ["experts", "apply", MODULE, files[0]])
    assert (again.exit_code, "Nothing was written." in again.output + (again.stderr or "")) == (1, True)
