"""Forms for experts: written without the key, read back, checked as a whole, and collected into experts.toml."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from autograder.authoring.expert_marks import apply_forms, collect_form
from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.judgement.experts import EXPERTS, read_experts
from autograder.exercises.reader import read_course
from autograder.source.model import Exercise
from tests.support.paths import KINDS, SMALL
from wording.languages import language

MODULE, EXERCISE = "01_first_client", "late_call"
DATASETS = SMALL / "datasets"
MARKS = {"facts": 5, "tomorrow": 2, "rain": 1, "discount": 1}
Fill = Callable[..., Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KINDS / "course", tmp_path / "course"))


@pytest.fixture
def fill(root: Path, tmp_path: Path) -> Fill:
    """Fill in a form as an expert would: `fill("e2", facts=4)`; `change` gets the sheets before they are saved."""
    with language("en"):
        collect_form(root, DATASETS, MODULE, "en", tmp_path / "form.xlsx")

    def filled(expert: str, *, change: Callable[[Worksheet, Worksheet], None] | None = None, **marks: object) -> Path:
        book = openpyxl.load_workbook(tmp_path / "form.xlsx")
        first, sheet = book.worksheets
        _put(first, {"expert": expert, "date": dt.datetime(2026, 11, 28)})  # noqa: DTZ001 - as a spreadsheet has it
        _put(sheet, MARKS | marks)
        if change:
            change(first, sheet)
        path = tmp_path / f"{expert}.xlsx"
        book.save(path)
        return path

    return filled


def _put(sheet: Worksheet, values: dict[str, object]) -> None:
    for row in sheet.iter_rows(min_col=1, max_col=4):
        if row[3].value in values:
            row[2].value = values[row[3].value]


def exercise(root: Path) -> Exercise:
    return read_course(root, DATASETS, [MODULE]).modules[0].exercise(EXERCISE)


def apply(root: Path, *paths: Path) -> str:
    """Apply forms; return what is wrong with them, empty when they were taken."""
    with language("en"):
        try:
            apply_forms(root, DATASETS, MODULE, paths)
        except AcademyError as error:
            return str(error)
    return ""


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_form_holds_the_words_and_no_key(root: Path, tmp_path: Path, lang: str) -> None:
    assert collect_form(root, DATASETS, MODULE, lang, tmp_path / "form.xlsx") == [EXERCISE]
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    assert len(book.worksheets) == 2
    cells = [str(cell.value) for row in book.worksheets[1].iter_rows() for cell in row if cell.value is not None]
    words = exercise(root).words[lang]
    assert any(words.task in cell for cell in cells)
    assert "завтра в десять сравните неделю" in " ".join(cells) or lang == "en"
    filled = [row[2].value for row in book.worksheets[1].iter_rows(min_col=1, max_col=4) if row[3].value in words.items]
    assert filled == [None] * 4
    assert not [cell for cell in cells for reason in words.feedback.values() if reason in cell]
    assert "author" not in cells


def test_five_experts_make_a_key_that_counts_in_full(root: Path, fill: Fill) -> None:
    assert exercise(root).manifest.points == 1, "a draft counts half"
    paths = [fill(f"e{n}", tomorrow=2 + n % 2) for n in range(2, 6)]
    assert apply(root, *paths) == ""
    found = exercise(root)
    experts = read_experts(found)
    assert (len(experts.independent), experts.draft, found.manifest.points) == (5, False, 2)
    assert experts.expert[2].date == dt.date(2026, 11, 28)
    assert {t.label: t.answer for t in kind_of("judgement").test(found, "en")}["solution"] == MARKS | {"tomorrow": 3}
    text = (found.path / EXPERTS).read_text("utf-8")
    assert re.search(r"# 5 experts agree: ICC\(2,k\) 0\.9\d, mean r_wg 0\.\d\d", text)
    with language("en"):
        assert list(kind_of("judgement").lint(found)) == []


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ({"rain": None}, r"e2.xlsx, late_call, cell C\d+: the mark is missing"),
        ({"rain": 6}, r"e2.xlsx, late_call, cell C\d+: “6” is no mark: write a whole number from 1 to 5"),
        ({"rain": 4.5}, r"“4.5” is no mark"),
        ({"rain": "bad"}, r"“bad” is no mark"),
    ],
)
def test_a_mark_that_is_missing_or_none_is_named_with_its_cell_and_nothing_is_written(
    root: Path, fill: Fill, marks: dict[str, object], says: str
) -> None:
    before = (exercise(root).path / EXPERTS).read_bytes()
    assert re.search(says, apply(root, fill("e3"), fill("e2", **marks)))
    assert (exercise(root).path / EXPERTS).read_bytes() == before


@pytest.mark.parametrize("given", ["4", " 4 ", 4.0, "4,0"])
def test_a_mark_is_read_however_a_spreadsheet_keeps_it(root: Path, fill: Fill, given: object) -> None:
    assert apply(root, fill("e2", facts=given)) == ""
    assert read_experts(exercise(root)).expert[-1].marks["facts"] == 4


def test_the_same_expert_counts_once(root: Path, fill: Fill, tmp_path: Path) -> None:
    twice = shutil.copyfile(fill("e2"), tmp_path / "again.xlsx")
    assert "again.xlsx: the expert “e2” is in e2.xlsx too" in apply(root, fill("e2"), twice)
    assert "has the marks of “e1” already" in apply(root, fill("e1"))
    assert "is not Latin letters and digits" in apply(root, fill("Иван"))


def test_a_form_of_another_edition_or_of_other_words_is_refused(root: Path, fill: Fill) -> None:
    path = fill("e2")
    course = root / "course.toml"
    text = course.read_text("utf-8")
    course.write_text(text.replace('edition = "1"', 'edition = "2"'), "utf-8")
    assert "the form is of “small 1 01_first_client”, and this is “small 2 01_first_client”" in apply(root, path)
    course.write_text(text, "utf-8")
    task = exercise(root).path / "task.ru.md"
    task.write_text(task.read_text("utf-8").replace("скидку за месяц", "скидку за год"), "utf-8")
    assert "“late_call” was marked in other words than the course has now" in apply(root, path)
    with language("en"):
        assert "the experts marked other words" in str(next(iter(kind_of("judgement").lint(exercise(root)))))


def test_rows_may_be_sorted_and_sheets_renamed(root: Path, fill: Fill) -> None:
    def disorder(first: Worksheet, sheet: Worksheet) -> None:
        first.title, sheet.title = "a", "b"
        rows = [row for row in sheet.iter_rows(min_col=1, max_col=4) if row[3].value in MARKS]
        values = [[cell.value for cell in row] for row in rows]
        for row, other in zip(rows, reversed(values), strict=True):
            for cell, value in zip(row, other, strict=True):
                cell.value = value

    assert apply(root, fill("e2", change=disorder, rain=2)) == ""
    assert read_experts(exercise(root)).expert[-1].marks == MARKS | {"rain": 2}


def test_a_situation_that_an_expert_left_empty_is_named_and_left_out(root: Path, fill: Fill) -> None:
    path = fill("e2", **dict.fromkeys(MARKS))
    with language("en"):
        applied, left_out = apply_forms(root, DATASETS, MODULE, [path])
    assert applied == []
    assert left_out == ["e2.xlsx: “late_call” is empty and was left out"]


@pytest.mark.parametrize("content", [b"", b"marks: 1 2 3", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused_by_name(root: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.xlsx"
    path.write_bytes(content)
    assert "letter.xlsx cannot be read as an .xlsx workbook" in apply(root, path)


def test_another_workbook_is_no_form(root: Path, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "budget.xlsx")
    assert "this is not a form that `academy experts collect` wrote" in apply(root, tmp_path / "budget.xlsx")


def test_a_module_without_situations_has_no_form(tmp_path: Path) -> None:
    with language("en"), pytest.raises(AcademyError, match="no exercise that experts mark"):
        collect_form(SMALL / "course", DATASETS, "01_basics", "en", tmp_path / "form.xlsx")
