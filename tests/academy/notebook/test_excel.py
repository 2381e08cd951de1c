"""`load(..., excel=True)`: a workbook of real types, without formulas, that never overwrites the trainee's work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest

from academy import load
from academy.notebook import excel
from academy.notebook.errors import NotebookError
from academy.notebook.workbook import Sheet, mark_of, marked, sheets_of, workbook
from wording.languages import language


def opened(content: bytes, tmp_path: Path) -> openpyxl.Workbook:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    return openpyxl.load_workbook(path)


def test_a_dataset_comes_back_from_the_file_as_it_was(folder: Path) -> None:
    file = load("calls", excel=True)
    assert Path(file) == folder / "data" / "calls.xlsx"
    pd.testing.assert_frame_equal(pd.read_excel(file), load("calls"), check_dtype=False)
    about = pd.read_excel(file, sheet_name=1)
    assert list(about.iloc[:, 0]) == list(load("calls").columns)


def test_the_link_can_be_clicked_and_names_the_place(folder: Path) -> None:
    file = load("cost_per_call", excel=True)
    page = file._repr_html_()
    assert '<a href="data/cost_per_call.xlsx" download="cost_per_call.xlsx">' in page
    assert str(folder / "data") in page
    assert "saved as an Excel file" in repr(file)


def test_work_in_the_file_is_never_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(load("calls", excel=True))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["Z1"] = "=SUM(B2:B21)"
    book.save(path)
    again = load("calls", excel=True)
    assert Path(again) == path
    assert "with all that you did in it" in repr(again)
    assert openpyxl.load_workbook(path).worksheets[0]["Z1"].value == "=SUM(B2:B21)"
    monkeypatch.setenv("ACADEMY_TRAINEE", "petrov")
    assert Path(load("calls", excel=True)).name == "calls-2.xlsx", "other data, another file"
    path.write_bytes(b"not a workbook")
    monkeypatch.setenv("ACADEMY_TRAINEE", "sidorova")
    assert Path(load("calls", excel=True)).name == "calls-3.xlsx"
    assert path.read_bytes() == b"not a workbook"


def test_cells_have_types_widths_a_bold_frozen_header_and_a_filter(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-07-06", None]),
            "moment": pd.to_datetime(["2026-07-06 18:30", "2026-07-07 00:00"]).tz_localize("Europe/Moscow"),
            "n": pd.array([3, None], dtype="Int64"),
            "share": [0.125, np.nan],
            "flag": [True, False],
            "id": ["00123", "12345678901234567"],
            "words": [["a", "b"], []],
            "long": ["x" * 200, "y"],
        }
    )
    sheets = sheets_of("table", frame)
    page = opened(workbook(sheets, "ru", mark_of(sheets)), tmp_path).active
    first, second = ([cell.value for cell in row] for row in page.iter_rows(min_row=2, max_col=7))
    assert first[:5] == [pd.Timestamp("2026-07-06"), pd.Timestamp("2026-07-06 18:30"), 3, 0.125, True]
    assert first[5:] == ["00123", "a; b"]
    assert second[:5] == [None, pd.Timestamp("2026-07-07"), None, None, False]
    assert (page["A2"].number_format, page["B2"].number_format) == ("DD.MM.YYYY", "DD.MM.YYYY HH:MM")
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:H3"
    assert all(cell.font.bold for cell in page[1])
    assert page.column_dimensions["H"].width == 60 > page.column_dimensions["A"].width >= 8


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-13 %", "@SUM(A1)", "#N/A", "\t=2", '=HYPERLINK("http://x")'])
def test_a_text_stays_a_text(text: str, tmp_path: Path) -> None:
    sheets = [Sheet(text, [text], [[text]])]
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook(sheets, "en", ""))
    for cell in openpyxl.load_workbook(path).worksheets[0]["A"]:
        assert (cell.value, cell.data_type) == (text, "s")
        assert bool(cell.quotePrefix) == (text[0] != "#")


CASES: dict[str, tuple[Any, list[tuple[str, list[str], int]]]] = {
    "a mapping of everything": (
        {"reader": "owner", "limit": 5, "known": ["site", "leads"], "rows": [{"id": "why", "words": ["a"]}]},
        [("case", ["name", "value"], 2), ("known", ["known"], 2), ("rows", ["id", "words"], 1)],
    ),
    "lists under names": ({"theirs": {"Alfa": ["x", "y"], "Beta": ["z"]}}, [("theirs", ["theirs", "value"], 3)]),
    "a list of rows": ([{"a": 1}, {"b": 2}], [("case", ["a", "b"], 2)]),
    "a list of lists of rows": ([[{"a": 1}, {"a": 2}], [{"a": 3}]], [("case", ["№", "a"], 3)]),
    "a number": (3, [("case", ["value"], 1)]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_laid_out_as_tables(name: str, tmp_path: Path) -> None:
    data, layout = CASES[name]
    with language("en"):
        sheets = sheets_of("case", data)
    assert [(s.title, list(s.header), len(s.rows)) for s in sheets] == layout
    assert opened(workbook(sheets, "en", ""), tmp_path).sheetnames == [title for title, _header, _n in layout]


def test_titles_are_ones_that_spreadsheets_allow(tmp_path: Path) -> None:
    sheets = [Sheet(title, ["a"], [[1]]) for title in ("a/b:c", "x" * 40, "X" * 40, "[]")]
    assert opened(workbook(sheets, "en", "m"), tmp_path).sheetnames == ["a b c", "x" * 31, "X" * 27 + " 2", "1"]
    assert marked(tmp_path / "book.xlsx") == "m"


def test_an_unknown_name_and_a_full_disk_are_sentences(
    folder: Path, monkeypatch: pytest.MonkeyPatch, open_module: Callable[[str], Path]
) -> None:
    with pytest.raises(NotebookError, match="nothing named “cals”"):
        load("cals", excel=True)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(excel, "write_atomically", full)
    with pytest.raises(NotebookError, match=r"calls\.xlsx cannot be written beside the notebook"):
        load("calls", excel=True)
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "ivanova")
    assert Path(load("calls", excel=True)).is_file(), "a graded copy may be read-only"
