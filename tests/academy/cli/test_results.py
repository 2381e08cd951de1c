"""Results are written as a workbook that a spreadsheet opens as a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from academy.cli.main import main
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL


def test_results_as_a_workbook(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    course = BuiltCourse.copy(released, tmp_path / "ru")
    course.submit("anna")
    for words in (["grade", "01_basics"], ["results", "--xlsx"]):
        done = CliRunner().invoke(main, [*words, "--course", str(course.out)])
        assert done.exit_code == 0, done.output
    book = load_workbook(course.out / "results.xlsx")
    assert book.sheetnames == ["Модули", "Компетенции"]
    header, first, *_rest = book["Модули"].iter_rows(values_only=True)
    got = dict(zip(header, first, strict=True))
    assert (got["Логин"], got["Модуль"], got["Баллы"], got["Из скольких"]) == ("anna", "Основы", 14, 19)
    assert book["Модули"].freeze_panes == "A2"
