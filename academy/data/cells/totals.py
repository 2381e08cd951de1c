"""Total rows of a table: found, set aside, and compared with the sums of the other rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from academy.data.cells.numbers import MISSING_MARKS
from academy.data.errors import warn
from wording.academy import _

__all__ = ["TotalRow", "find_totals", "without_total_rows", "without_totals"]

WORD = re.compile(r"\A[\s\"«]*(?:общий итог|промежуточный итог|итог|всего|grand total|sub-?total|totals?\b)", re.I)
ROUNDING = 0.006
"""Where cells are rounded to kopecks, a sum of n of them may differ from their total by n times this."""


@dataclass(frozen=True)
class TotalRow:
    """A row that looks like a total.

    `at`: its position. `group`: columns before the word, which name the rows that it sums; empty for all rows.
    `named`: whether a word says that it is a total.
    """

    at: int
    group: tuple[str, ...]
    named: bool


def find_totals(frame: pd.DataFrame, labels: Sequence[str]) -> list[TotalRow]:
    """Return the rows of a frame of text that may be totals.

    Args:
        labels: the columns that name a row (dates, ids, names), in the order of the file.
    """
    if not labels or not len(frame):
        return []
    columns = [frame[name].tolist() for name in labels]
    suspects: set[int] = set()
    for column in columns:
        unnamed = column is columns[0]
        seen = {cell for cell in set(column) if (WORD.match(cell) if _is_present(cell) else unnamed)}
        if seen:
            suspects.update(at for at, cell in enumerate(column) if cell in seen or (unnamed and not _is_present(cell)))
    rows = (_total_row(frame, labels, at) for at in sorted(suspects))
    return [row for row in rows if row]


def _is_present(cell: object) -> bool:
    return isinstance(cell, str) and cell.strip().lower() not in MISSING_MARKS


def _total_row(frame: pd.DataFrame, labels: Sequence[str], at: int) -> TotalRow | None:
    cells = [frame[name].iloc[at] for name in labels]
    present = [_is_present(cell) for cell in cells]
    if not any(present):
        return TotalRow(at, (), named=False)
    last = len(present) - 1 - present[::-1].index(True)
    if not WORD.match(cells[last]):
        return None
    return TotalRow(at, tuple(name for name, there in zip(labels[:last], present, strict=False) if there), named=True)


def without_totals(
    path: Path, frame: pd.DataFrame, found: Sequence[TotalRow], sums: Sequence[str], places: Sequence[int]
) -> pd.DataFrame:
    """Return the frame without its total rows, with its old index; warn of a total that is not the sum of the rows.

    A row whose other labels are filled may be a campaign that is called “Total”, and one without labels may hold what
    the service could not name: such a row is set aside only if it is the sum of the others, else a warning names it.

    Args:
        sums: the numeric columns that can be added up.
        places: numbers of the rows in the file, as Excel counts.
    """
    if not found:
        return frame
    mask = pd.Series(True, index=frame.index)
    mask.iloc[[row.at for row in found]] = False
    body, dropped, start = frame[mask], [], 0
    for row in found:
        total, certain = frame.iloc[row.at], row.named and not row.group
        rows = _summed(frame, body, row)
        wrong = _difference(rows, total, sums)
        block = body[(body.index >= start) & (body.index < row.at)]
        if wrong and certain and start and not _difference(block, total, sums):
            wrong = None  # the total of the rows since the one before
        agrees = not wrong and len(rows) > 0 and bool(total[list(sums)].notna().any())
        if certain or agrees:
            dropped.append(row.at)
        if wrong and (certain or len(rows)) and (row.named or wrong[1] >= wrong[2]):
            _warn(path, places[row.at], wrong, certain=certain)
        start = row.at + 1
    kept = pd.Series(True, index=frame.index)
    kept.iloc[dropped] = False
    return frame[kept] if dropped else frame


def without_total_rows(path: Path, frame: pd.DataFrame, text: pd.DataFrame, places: Sequence[int]) -> pd.DataFrame:
    """Return a table of an unknown service without its total rows, and say so.

    Which columns can be added up is not known: a row that calls itself a total is one if any column agrees with it.

    Args:
        frame: the table with numbers.
        text: the same table as text.
        places: numbers of the rows in the file, as Excel counts.
    """
    sums = [str(name) for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])]
    labels = [str(name) for name in frame.columns if name not in sums]
    found = [row.at for row in find_totals(text, labels) if row.named and not row.group]
    body = frame.drop(index=frame.index[found])
    for at in found:
        total = frame.iloc[at]
        if any(pd.notna(total[name]) and not _difference(body, total, [name]) for name in sums):
            warn(path, _("the total in row {row} was left out.", row=places[at]))
        else:
            warn(path, _("row {row} looks like a total; it was kept. Look at it.", row=places[at]))
            found = [other for other in found if other != at]
    return frame.drop(index=frame.index[found]).reset_index(drop=True) if found else frame


def _summed(frame: pd.DataFrame, body: pd.DataFrame, row: TotalRow) -> pd.DataFrame:
    for name in row.group:
        body = body[body[name] == frame[name].iloc[row.at]]
    return body


def _difference(rows: pd.DataFrame, total: pd.Series, sums: Sequence[str]) -> tuple[str, float, float] | None:
    """Return (column, total, sum) of the first column whose sum is not the total; None if all agree."""
    for name in sums:
        promised = total[name]
        if pd.isna(promised):
            continue
        found = float(rows[name].sum())
        whole = float(promised).is_integer() and bool((rows[name].dropna() % 1 == 0).all())
        if abs(found - float(promised)) > (0 if whole else ROUNDING * max(len(rows), 1) + 1e-9 * abs(found)):
            return name, float(promised), found
    return None


def _warn(path: Path, place: int, wrong: tuple[str, float, float], *, certain: bool) -> None:
    values = {"row": place, "column": wrong[0], "promised": f"{wrong[1]:.10g}", "found": f"{wrong[2]:.10g}"}
    if certain:
        sentence = _("the total in row {row} says {column} {promised}, the rows sum up to {found}.", **values)
    else:
        sentence = _("row {row} looks like a total, but {column} of the other rows is {found}; it was kept.", **values)
    warn(path, sentence)
