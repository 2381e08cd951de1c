"""The workbook in which an expert marks the reactions of a module: a sheet for each situation, and no key in it.

What identifies a row or a sheet stands in a hidden column, so that a form is read whatever was sorted or renamed.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from autograder.errors import AcademyError
from autograder.exercises.kinds.judgement.experts import EXPERT_ID, MARKS, situation_of
from autograder.exercises.kinds.judgement.scale import mark_in_words
from autograder.exercises.markdown import as_text
from autograder.source.model import Course, Exercise, Module
from wording.autograder import _
from wording.languages import language

__all__ = ["FilledForm", "edition_code", "read_form", "write_form"]

NUMBER, WORDS, MARK, KEY = 1, 2, 3, 4
"""Columns of a form."""
EXPERT, DATE, AUTHOR, EDITION = "expert", "date", "author", "edition"
"""Keys of the first sheet's rows."""
SITUATION = "situation"
LONGEST_TITLE, MOST_BYTES = 31, 4_000_000
DAYS = (
    re.compile(r"(?P<day>\d\d?)[./](?P<month>\d\d?)[./](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
)
YES, NO = ("yes", "да", "y", "д"), ("", "no", "нет", "n", "н")


@dataclass
class FilledForm:
    """What an expert wrote, and what is wrong with it."""

    path: Path
    expert: str = ""
    date: dt.date | None = None
    author: bool = False
    edition: str = ""
    #: Marks of each situation that has any, by exercise; and the hash of the words that were marked.
    marks: dict[str, dict[str, int]] = field(default_factory=dict)
    situations: dict[str, str] = field(default_factory=dict)
    #: Exercises whose sheet is empty.
    left_out: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def problem(self, place: str, words: str) -> None:
        self.problems.append(f"{self.path.name}, {place}: {words}")


def edition_code(course: Course, module: Module) -> str:
    """Return what tells the forms of one edition and module from all others."""
    return f"{course.manifest.id} {course.manifest.edition} {module.name}"


def write_form(course: Course, module: Module, exercises: Iterable[Exercise], lang: str, path: Path) -> None:
    """Write an empty form in one language."""
    book = Workbook()
    with language(lang):
        _first_sheet(book.active, edition_code(course, module), module.manifest.title.in_(lang))
        for exercise in exercises:
            _situation_sheet(book.create_sheet(exercise.name[:LONGEST_TITLE]), exercise, lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _first_sheet(sheet: Worksheet, edition: str, title: str) -> None:
    sheet.title = _("Start here")
    _lay_out(sheet)
    lines = (
        _("Marks of an expert: {title}", title=title),
        _(
            "Each of the next sheets is a situation. Mark every reaction as you judge it yourself, "
            "without talking to others."
        ),
        _(
            "There is no right answer to guess. Marks of several experts are put together under their codes, "
            "without names."
        ),
    )
    for row, text in enumerate(lines, 1):
        _write(sheet.cell(row, WORDS), text, bold=row == 1)
    rows = {
        EXPERT: (_("Your code: Latin letters and digits, such as e1. No name, no e-mail."), ""),
        DATE: (_("Date"), ""),
        AUTHOR: (_("I helped to write these situations: yes or no"), _("no")),
        EDITION: (_("Form (do not change)"), edition),
    }
    for row, (key, (label, value)) in enumerate(rows.items(), len(lines) + 2):
        _write(sheet.cell(row, WORDS), label)
        _write(sheet.cell(row, MARK), value)
        _write(sheet.cell(row, KEY), key)
        sheet.cell(row, MARK).protection = Protection(locked=key == EDITION)
    sheet.column_dimensions["C"].width = 32


def _situation_sheet(sheet: Worksheet, exercise: Exercise, lang: str) -> None:
    words = exercise.words[lang]
    _lay_out(sheet)
    _write(sheet.cell(1, WORDS), words.title, bold=True)
    _write(sheet.cell(1, KEY), f"{SITUATION} {exercise.name} {situation_of(exercise)}")
    for row, part in enumerate(words.task.split("\n\n"), 2):
        _write(sheet.cell(row, WORDS), as_text(part))
    head = sheet.max_row + 2
    for column, text in ((NUMBER, "№"), (WORDS, _("Reaction")), (MARK, _("Mark, 1–5"))):
        _write(sheet.cell(head, column), text, bold=True)
    first = head + 1
    for row, (key, item) in enumerate(words.items.items(), first):
        sheet.cell(row, NUMBER).value = row - head
        _write(sheet.cell(row, WORDS), as_text(item))
        sheet.cell(row, MARK).protection = Protection(locked=False)
        _write(sheet.cell(row, KEY), key)
    last = sheet.max_row
    allowed = DataValidation(type="whole", operator="between", formula1=str(MARKS[0]), formula2=str(MARKS[-1]))
    allowed.error = _("A whole number from 1 to 5.")
    allowed.add(f"C{first}:C{last}")
    sheet.add_data_validation(allowed)
    for row, mark in enumerate(MARKS, last + 2):
        _write(sheet.cell(row, WORDS), mark_in_words(mark))


def _lay_out(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = 90
    sheet.column_dimensions["C"].width = 14
    sheet.column_dimensions["D"].hidden = True
    sheet.protection.sheet = True


def _write(cell: Any, text: str, *, bold: bool = False) -> None:
    """Write a text that no spreadsheet takes for a formula."""
    cell.value = text
    if text:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)


def read_form(path: Path) -> FilledForm:
    """Read a filled form with all that is wrong in it. Raises AcademyError for a file that is no workbook."""
    form = FilledForm(path)
    for sheet in _sheets(path):
        heads = [str(row[KEY - 1].value or "") for row in sheet.iter_rows(min_col=1, max_col=KEY)]
        found = next((match for head in heads if (match := re.fullmatch(rf"{SITUATION} (\w+) (\w+)", head))), None)
        if found:
            _read_situation(form, sheet, found[1], found[2])
        elif EXPERT in heads:
            _read_first(form, sheet)
    if not form.edition:
        form.problem(_("first sheet"), _("this is not a form that `academy experts collect` wrote"))
    return form


def _sheets(path: Path) -> list[Worksheet]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise AcademyError(_("{path} is too large for a form. Take the file that the expert sent.", path=path))
        return list(load_workbook(path, data_only=True).worksheets)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        problem = _("{path} cannot be read as an .xlsx workbook ({reason}).", path=path, reason=error)
        fix = _("Ask the expert to save the form as .xlsx.")
        raise AcademyError(f"{problem} {fix}") from None


def _rows(sheet: Worksheet) -> Iterator[tuple[str, Cell]]:
    """Yield the key of each row that has one, and the cell in which the expert writes."""
    for row in sheet.iter_rows(min_col=1, max_col=KEY):
        if key := str(row[KEY - 1].value or "").strip():
            yield key, row[MARK - 1]


def _read_first(form: FilledForm, sheet: Worksheet) -> None:
    values = {key: cell.value for key, cell in _rows(sheet)}
    form.edition = str(values.get(EDITION) or "").strip()
    form.expert = str(values.get(EXPERT) or "").strip().lower()
    if not re.fullmatch(EXPERT_ID, form.expert):
        form.problem(sheet.title, _("the code “{code}” is not Latin letters and digits, such as e1", code=form.expert))
    form.date = _day(values.get(DATE))
    if form.date is None:
        form.problem(sheet.title, _("there is no date, such as 28.11.2026"))
    author = str(values.get(AUTHOR) or "").strip().lower()
    form.author = author in YES
    if author not in (*YES, *NO):
        form.problem(sheet.title, _("“{text}” is neither yes nor no", text=author))


def _read_situation(form: FilledForm, sheet: Worksheet, exercise: str, situation: str) -> None:
    cells = {key: cell for key, cell in _rows(sheet) if not key.startswith(f"{SITUATION} ")}
    if all(cell.value in (None, "") for cell in cells.values()):
        form.left_out.append(exercise)
        return
    marks = {}
    for key, cell in cells.items():
        place = _("{sheet}, cell {cell}", sheet=sheet.title, cell=cell.coordinate)
        if cell.value in (None, ""):
            form.problem(place, _("the mark is missing"))
        elif (mark := _mark(cell.value)) is None:
            form.problem(place, _("“{mark}” is no mark: write a whole number from 1 to 5", mark=cell.value))
        else:
            marks[key] = mark
    form.marks[exercise], form.situations[exercise] = marks, situation


def _mark(value: Any) -> int | None:
    """Return a mark; None for anything else. A spreadsheet may keep it as a text or with a fraction of nothing."""
    try:
        number = float(str(value).strip().replace(",", "."))
    except ValueError:
        return None
    return int(number) if number in MARKS else None


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value or "").strip()
    match = next((found for form in DAYS if (found := form.fullmatch(text))), None)
    try:
        return dt.date(*(int(match[part]) for part in ("year", "month", "day"))) if match else None
    except ValueError:
        return None
