"""A cell that cannot be read: which one, what is wrong with it, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from academy.data.errors import ExportError
from wording.academy import _

__all__ = ["CellError", "cell_error", "rounded_words"]


class CellError(ValueError):
    """A cell does not suit its column. The message is the cell's text."""

    def __init__(self, value: str, fault: str, at: int = 0, column: str = "") -> None:
        """Name the cell.

        Args:
            fault: a key of `_FAULTS`.
            at: position of the row in the table, from 0.
        """
        super().__init__(value)
        self.value = value
        self.fault = fault
        self.at = at
        self.column = column


def cell_error(path: Path, error: CellError, row: int) -> ExportError:
    """Return the error for a person.

    Args:
        row: number of the row in the file, as Excel counts.
    """
    where = {"row": row, "column": error.column, "value": error.value}
    if error.fault == "count":
        found = _("row {row}: the column {column} holds “{value}”, but it counts whole things.", **where)
        advice = _("The columns may have shifted, or the file was changed by hand: download it again.")
    elif error.fault == "shortened":
        found = _("row {row}: the column {column} holds “{value}”: Excel has cut off digits.", **where)
        advice = _("They are lost: download the file again and read it without opening it in Excel.")
    elif error.fault == "notation":
        found = _("row {row}: the column {column} holds “{value}”: thousands or a fraction?", **where)
        advice = _('Say which mark begins a fraction: decimal="," or decimal=".".')
    elif error.fault == "mixed":
        found = _(
            "row {row}: the column {column} holds “{value}”, which is written otherwise than its other cells.", **where
        )
        advice = _("Write all numbers of the column in one way.")
    elif error.fault == "currency":
        found = _("row {row}: the column {column} holds “{value}”, and other cells hold another currency.", **where)
        advice = _("Make one file for each currency.")
    elif error.fault == "days":
        found = _("row {row}: the column {column} holds “{value}”, Excel's number of days for a date.", **where)
        advice = _("Give the column the format of a date in Excel, and save the file again.")
    elif error.fault == "order":
        found = _("row {row}: the column {column} holds “{value}”: is the day or the month first?", **where)
        advice = _("Write dates as 2026-07-31 or 31.07.2026.")
    elif error.fault == "date":
        found = _("row {row}: the column {column} holds “{value}”, which is not a date.", **where)
        advice = _("Write dates as 2026-07-31 or 31.07.2026.")
    elif error.fault == "id":
        found = _("row {row}: the column {column} holds “{value}”, which is not an id.", **where)
        advice = _("Correct the cell, or empty it if the value is missing.")
    else:
        found = _("row {row}: the column {column} holds “{value}”, which is not a number.", **where)
        advice = _("Correct the cell, or empty it if the value is missing.")
    return ExportError(path, found, advice)


def rounded_words(column: str, value: str) -> str:
    """Return the warning of ids that Excel seems to have rounded."""
    return _("{column}: ids such as {value} end in zeros, as if Excel had cut them.", column=column, value=value)
