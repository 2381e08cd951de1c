"""Steps of every import of a table: read rows of values from a file, import each row, report changes and problems."""

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
    """A reason why a row cannot be imported."""

    #: As the table program numbers it.
    row: int
    #: Heading of the column; empty if the problem concerns the whole row.
    column: str
    problem: str
    fix: str


@dataclass(frozen=True)
class Change:
    """What a row changes, or would change in a dry run."""

    #: As the table program numbers it.
    row: int
    what: What
    #: Name of the person.
    subject: str
    #: The change in words.
    text: str


@dataclass(frozen=True)
class TableImport:
    """The result of an import."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    #: Unknown headings, whose columns were not read.
    ignored: tuple[str, ...]
    #: True if the changes were committed.
    kept: bool

    def count(self, what: What) -> int:
        """Count the changes of one kind."""
        return sum(1 for change in self.changes if change.what == what)


@dataclass(frozen=True)
class Values:
    """The values of a row without problems."""

    #: As the table program numbers it.
    row: int
    #: Field -> value.
    values: dict[str, Any]
    #: Field -> heading of its column in this file.
    headings: dict[str, str]

    def get(self, field: str, default: Any = None) -> Any:
        """Return the value of a field, or the default if the cell is empty."""
        return self.values.get(field, default)


class Refused(Exception):
    """A row cannot be imported because of one of its fields."""

    def __init__(self, field: str, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.field, self.problem, self.fix = field, problem, fix


@dataclass
class ReadRows:
    """The rows of a file."""

    #: Rows without problems.
    rows: list[Values]
    #: Problems of the other rows.
    problems: list[Problem]
    #: Unknown headings.
    ignored: tuple[str, ...]


def read_rows(table: Table, path: Path, today: date, sheet: str | None, required: Collection[str] = ()) -> ReadRows:
    """Read all rows, and find all problems of each.

    Args:
        table: which columns to expect.
        path: the file.
        today: last day accepted where a date must not lie in the future.
        sheet: name of the worksheet; None: the first.
        required: fields that must have a column, besides the required columns of the table.

    Raises InvalidInput if the file cannot be read or a required column is missing.
    """
    found = read_sheet(path, partial(known_heading, table), sheet)
    fields = fields_of(table, found.headings)
    columns = getattr(layout(), table)
    for field in (*(f for f, column in columns.items() if column.required), *required):
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
                values[field] = read_cell(value, columns[field].value, today, found.epoch)
            except ValueError as error:
                problem, fix = error.args
                problems.append(Problem(row.number, heading, problem, fix))
        with_problem = {p.column for p in problems}
        for field, column in columns.items():
            if column.required and field not in values and headings[field] not in with_problem:
                problems.append(Problem(row.number, headings[field], _("it is empty"), _("Fill the cell in.")))
        if problems:
            read.problems += problems
        elif values:
            read.rows.append(Values(row.number, values, headings))
    return read


def run_rows(
    rows: Iterable[Values],
    import_row: Callable[[Values], Change | None],
    changes: list[Change],
    problems: list[Problem],
) -> None:
    """Import each row, and append its change or, if it is refused, a problem that names its column."""
    for row in rows:
        try:
            change = import_row(row)
        except Refused as error:
            problems.append(Problem(row.row, row.headings.get(error.field, ""), error.problem, error.fix))
        except InvalidInput as error:
            field = "date" if error.field == "occurred_on" else error.field
            problems.append(Problem(row.row, row.headings.get(field, ""), error.problem, error.fix))
        except TrackerError as error:
            problems.append(Problem(row.row, "", str(error), _("Ask the head of department.")))
        else:
            if change is not None:
                changes.append(change)
