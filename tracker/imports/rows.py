"""From a file to rows of values, and from rows to a report: what every import of a table does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from tracker.errors import InvalidInput, TrackerError
from tracker.imports.columns import Table, fields_of, known_heading, layout, read_cell, spelling
from tracker.imports.table_file import read_sheet
from wording.tracker import _

__all__ = ["Change", "Problem", "Refused", "TableImport", "Values", "read_rows", "run_rows"]

What = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True)
class Problem:
    """Why a row is not taken. row: as the table program numbers it; column: its heading, or empty."""

    row: int
    column: str
    problem: str
    fix: str


@dataclass(frozen=True)
class Change:
    """What a row does, or would do. subject: whom it is about; text: what, in words."""

    row: int
    what: What
    subject: str
    text: str


@dataclass(frozen=True)
class TableImport:
    """kept: whether anything was written; ignored: headings not understood, whose columns were left out."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]
    kept: bool

    def count(self, what: What) -> int:
        return sum(1 for change in self.changes if change.what == what)


@dataclass(frozen=True)
class Values:
    """A row that could be read. headings: field -> what its column is called in this file."""

    row: int
    values: dict[str, Any]
    headings: dict[str, str]

    def get(self, field: str, default: Any = None) -> Any:
        return self.values.get(field, default)


class Refused(Exception):
    """A row is refused because of a field."""

    def __init__(self, field: str, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.field, self.problem, self.fix = field, problem, fix


@dataclass
class ReadRows:
    """rows that could be read, problems of the others, headings that mean nothing here."""

    rows: list[Values]
    problems: list[Problem]
    ignored: tuple[str, ...]


def read_rows(table: Table, path: Path, today: date, sheet: str | None, needed: Collection[str] = ()) -> ReadRows:
    """Read all rows, each with all its problems. needed: fields that must have a column as well."""
    found = read_sheet(path, partial(known_heading, table), sheet)
    fields = fields_of(table, found.headings)
    columns = getattr(layout(), table)
    for field in (*(f for f, column in columns.items() if column.required), *needed):
        if field not in fields.values():
            raise InvalidInput(
                str(path),
                _("there is no column {name}", name=spelling(table, field)),
                _("Add the column, or give one of the columns this heading."),
            )
    headings = {field: heading for heading, field in fields.items()}
    read = ReadRows([], [], tuple(h for h in found.headings if h not in fields))
    for row in found.rows:
        values, problems = {}, []
        for heading, value in row.cells.items():
            field = fields.get(heading)
            if field is None:
                continue
            try:
                values[field] = read_cell(value, columns[field].value, today)
            except ValueError as error:
                problem, fix = error.args
                problems.append(Problem(row.number, heading, problem, fix))
        wrong = {p.column for p in problems}
        for field, column in columns.items():
            if column.required and field not in values and headings[field] not in wrong:
                problems.append(Problem(row.number, headings[field], _("it is empty"), _("Fill the cell in.")))
        if problems:
            read.problems += problems
        elif values:
            read.rows.append(Values(row.number, values, headings))
    return read


def run_rows(
    rows: Iterable[Values], do: Callable[[Values], Change | None], changes: list[Change], problems: list[Problem]
) -> None:
    """Do something with each row; a row that is refused becomes a problem that names its column."""
    for row in rows:
        try:
            change = do(row)
        except Refused as error:
            problems.append(Problem(row.row, row.headings.get(error.field, ""), error.problem, error.fix))
        except InvalidInput as error:
            field = {"occurred_on": "date", "mentor": "mentor"}.get(error.field, error.field)
            problems.append(Problem(row.row, row.headings.get(field, ""), error.problem, error.fix))
        except TrackerError as error:
            problems.append(Problem(row.row, "", str(error), _("Ask the head of department.")))
        else:
            if change is not None:
                changes.append(change)
