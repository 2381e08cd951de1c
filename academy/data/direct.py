"""Yandex Direct reports as a frame: of the Reports service (TSV), and tables of the interface (CSV, XLSX).

The Reports service of the API v5 writes the report's name and dates, the column names, the rows, then `Total rows: N`;
each but the rows can be switched off. Money is in micros unless requested with `returnMoneyInMicros: false`. The
interface writes Russian column names with units (`Расход, ₽`), a row `Итого` anywhere, and up to a dozen lines above.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError, cell_error, rounded_words
from academy.data.cells.numbers import MISSING_MARKS, as_ids, as_numbers, rounded_ids
from academy.data.cells.records import frame_of
from academy.data.cells.totals import find_totals, without_totals
from academy.data.direct_layout import joined, of_text, of_workbook, unique_names
from academy.data.direct_names import COUNTED, DATES, IDS, LABELS, MONEY, PER_GOAL, PERCENT, RATES, SUMS, metric
from academy.data.errors import warn
from academy.data.sniff import advice, decoded, kind_of, raw_export, refuse
from wording.academy import _

__all__ = ["read_direct"]

READER = "read_direct"
# Money in micros is rounded to kopecks, hence the divisor; no click costs less than ten kopecks.
STEP, LEAST, ROUBLE = 10_000, 100_000, 1_000_000


def read_direct(
    path: str | Path, micros: bool | None = None, columns: Sequence[str] | None = None, decimal: str | None = None
) -> pd.DataFrame:
    """Read a report of Yandex Direct: money in roubles, `--` as NaN, columns of the interface under the API's names.

    Impressions and Clicks are int64 (Int64 if a value is missing), ids text, all other metrics float64, dates
    datetime64[ns], the rest str. Columns that Direct does not know stay as they are. Rows of totals are left out.
    `frame.attrs` holds `micros`, `report_name`, `total_rows` (from the last line) and `goals`, a list of [goal, model].

    Args:
        micros: whether money is in micros; None guesses (whole numbers, divisible by 10 000, large).
        columns: names, for a report saved without the line of column names.
        decimal: the mark before a fraction, for a file in which `12,345` may be either; None decides by its cells.

    Raises ExportError for another kind of file, for missing column names, and for a cell that should be a number, an
    id or a date and is not.
    Warns with ExportWarning if the last line promises another number of rows, if a total is not the sum of the rows,
    if reports are joined, and of what may have been lost on the way.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind == "excel":
        name, header, records = of_workbook(path, raw)
    elif kind and kind not in ("direct", "direct_cabinet"):
        raise refuse(path, kind, READER)
    else:
        name, header, records = of_text(path, kind, decoded(path, raw), columns)
    records, promised = joined(path, header, records)
    frame = frame_of(path, records, unique_names(header), advice(READER))
    try:
        frame, in_micros = _typed(path, frame, micros, decimal, [record.place for record in records])
    except CellError as error:
        raise cell_error(path, error, records[error.at].place) from None
    frame.attrs = {
        "micros": in_micros,
        "report_name": name,
        "total_rows": promised,
        "goals": _goals(frame.columns),
    }
    if promised is not None and promised != len(records):
        warn(
            path,
            _(
                "the last line promises {promised} rows, there are {found}. The file may be cut.",
                promised=promised,
                found=len(records),
            ),
        )
    return frame


def _goals(columns: Sequence[str]) -> list[list[str]]:
    matches = [match for match in map(PER_GOAL.match, columns) if match]
    return [list(pair) for pair in dict.fromkeys(match.group(2, 3) for match in matches)]


def _typed(
    path: Path, frame: pd.DataFrame, micros: bool | None, decimal: str | None, places: Sequence[int]
) -> tuple[pd.DataFrame, bool]:
    """Return the frame with its types, without rows of totals, money in roubles; and whether it was in micros."""
    metrics = {name: metric(name) for name in frame.columns}
    numeric = {name: frame[name] for name, kind in metrics.items() if kind in MONEY | RATES | COUNTED}
    numbers = as_numbers(
        numeric,
        whole={name for name, kind in metrics.items() if kind in COUNTED},
        most={name: 100 for name, kind in metrics.items() if kind in PERCENT},
        decimal=decimal,
    )
    done = {
        name: column if metrics[name] in COUNTED or column.dtype == "float64" else column.astype("float64")
        for name, column in numbers.items()
    }
    labels = [name for name, kind in metrics.items() if kind in IDS | DATES | LABELS]
    first = next((at for at, name in enumerate(frame.columns) if name in numeric), 0)
    totals = find_totals(frame, [name for at, name in enumerate(frame.columns) if name in labels or at < first])
    typed = frame.assign(**done)
    sums = [name for name, kind in metrics.items() if kind in SUMS]
    body = without_totals(path, typed, totals, sums, places)
    money = [name for name, kind in metrics.items() if kind in MONEY]
    if micros is None:
        micros = _in_micros(path, frame, body, money)
    if micros:
        body[money] = body[money] / ROUBLE
    for name in labels:
        try:
            body[name] = _label(path, body[name], metrics[name])
        except CellError as error:
            error.at = int(body.index[error.at])
            raise
    return body.reset_index(drop=True), micros


def _label(path: Path, column: pd.Series, kind: str) -> pd.Series:
    """Return a column of dates, ids or names with its type. Raises CellError."""
    if kind in DATES:
        return as_dates(column)
    if kind not in IDS:
        return column
    ids = as_ids(column)
    rounded = rounded_ids(ids)
    if rounded:
        warn(path, rounded_words(str(column.name), rounded))
    return ids


def _in_micros(path: Path, text: pd.DataFrame, frame: pd.DataFrame, money: Sequence[str]) -> bool:
    """Guess whether money is in micros: then it is written in digits alone, divisible by 10 000, and large.

    Where there are clicks, large is what no price of a click could be. A cost that may be either is warned of.
    """
    if not money:
        return False
    values = pd.concat([frame[name] for name in money]).abs()
    values = values[values > 0]
    if not len(values) or not (values % STEP == 0).all() or values.median() < LEAST:
        return False
    cells = {cell for name in money for cell in set(text[name].tolist()) if isinstance(cell, str)}
    if not all(map(str.isdigit, cells - MISSING_MARKS)):
        return False
    if "Cost" in frame and "Clicks" in frame and frame["Clicks"].sum() > 0:
        return bool(frame["Cost"].sum() / frame["Clicks"].sum() >= LEAST)
    if values.median() < ROUBLE:
        warn(path, _("money was taken for micros; if it is in roubles, read it with micros=False."))
    return True
