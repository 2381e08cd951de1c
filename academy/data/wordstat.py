"""Yandex Wordstat CSV files as a frame: the table of queries and the dynamics by period.

Format, as seen in saved files: UTF-8 with a BOM, `;`, CR line ends, NBSP or a space between thousands, a decimal comma.
Headers: `Запросы со словами;Число запросов;<title>` and `Период;Число запросов;Доля от всех запросов, %;<title>`
(`Дата` when by day), where the last header is the title of the table and its column is empty.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import first_day
from academy.data.cells.faults import CellError
from academy.data.cells.numbers import as_numbers
from academy.data.cells.records import records_of, separator_line, split_fields
from academy.data.errors import ExportError
from academy.data.sniff import refuse, text_export
from academy.data.tables import delimiter_of
from wording.academy import _

__all__ = ["read_wordstat"]

QUERIES = re.compile(r"\A(?:(?:популярные|похожие|top|similar) )?(?:запрос|quer|phrase|фраза)", re.I)
PERIOD = re.compile(r"\A(?:период|дата|день|недел|месяц|period|date|day|week|month)", re.I)
COUNT = re.compile(r"\A(?:число запросов|number of queries|показов)", re.I)
SEED = re.compile(r"[«\"“](.+?)[»\"”]")
NUMBER = re.compile(r"\A\d[\d\s\u00a0\u202f,]*\Z")
MOST_SHARE = 100
DELIMITERS = ";\t,"
HEADER_LINES = 5


def read_wordstat(path: str | Path) -> pd.DataFrame:
    """Read a Wordstat table, of queries or of the dynamics by period.

    Queries have columns `phrase` (str) and `frequency` (int64, queries a month); dynamics have `period`
    (datetime64[ns], the first day), `frequency` (int64) and `share` (float64, percent of all queries). A table of
    queries may lack its headers. `frame.attrs` holds `table` ("queries" or "dynamics"), `title`, and `seed`: the
    requested phrase, if the title names it.

    Raises ExportError for another kind of file and for a frequency that is not a number.
    """
    path, text = text_export(path, "read_wordstat", {"wordstat"})
    lines = text.split("\n")
    start, delimiter = _header(lines)
    records = records_of(path, lines[start:], delimiter, start + 1)
    rows = [[cell.strip() for cell in record.cells] for record in records]
    table, title, body = _parts(path, rows)
    if any(len(row) < 2 for row in body):
        raise refuse(path, "", "read_wordstat")
    places = [record.place for record in records[len(records) - len(body) :]]
    try:
        frame = _queries(body) if table == "queries" else _dynamics(body)
    except CellError as error:
        problem = _("row {row}: “{value}” does not belong in a Wordstat table.", row=places[error.at], value=error)
        raise ExportError(path, problem, _("Correct the cell, or download the file again.")) from None
    seed = SEED.search(title)
    frame.attrs = {"table": table, "title": title, "seed": seed[1] if seed else ""}
    return frame


def _header(lines: list[str]) -> tuple[int, str]:
    """Return the number of the line of column names and its delimiter; without one, those of the first line of data."""
    for at, line in enumerate(lines[:HEADER_LINES]):
        for mark in DELIMITERS:
            cells = split_fields(line, mark)
            if len(cells) > 1 and COUNT.match(cells[1].strip()):
                return at, mark
    start = next((at for at, line in enumerate(lines) if line.strip(" ;\t") and not separator_line(line)), 0)
    return start, delimiter_of(lines[start])


def _parts(path: Path, rows: list[list[str]]) -> tuple[str, str, list[list[str]]]:
    """Return which table it is, its title and its rows. Column names are in the first row, or missing."""
    names = rows[0] if rows else []
    if len(names) > 1 and COUNT.match(names[1]):
        title = next((name for name in reversed(names[2:]) if name), "")
        title = "" if title.startswith(("Доля", "Share")) else title
        if PERIOD.match(names[0]):
            return "dynamics", title, rows[1:]
        if QUERIES.match(names[0]):
            return "queries", title, rows[1:]
    # Without headers: rows of a phrase and a number.
    if rows and all(
        len(row) >= 2 and NUMBER.match(row[1]) and not any(row[2:]) and not NUMBER.match(row[0]) for row in rows
    ):
        return "queries", "", rows
    raise refuse(path, "", "read_wordstat")


def _queries(rows: list[list[str]]) -> pd.DataFrame:
    phrase = pd.Series([row[0] for row in rows], dtype="str")
    return pd.DataFrame({"phrase": phrase, "frequency": _numbers([row[:2] for row in rows])["frequency"]})


def _dynamics(rows: list[list[str]]) -> pd.DataFrame:
    days = []
    for at, row in enumerate(rows):
        try:
            days.append(first_day(row[0]).as_unit("ns"))
        except ValueError:
            raise CellError(row[0], "date", at) from None
    numbers = _numbers(rows)
    return pd.DataFrame({"period": pd.Series(days, dtype="datetime64[ns]"), **numbers})


def _numbers(rows: list[list[str]]) -> dict[str, pd.Series]:
    """Return the columns `frequency`, which has no gaps, and `share`. Raises CellError."""
    cells = {
        "frequency": pd.Series([row[1] for row in rows], dtype="str"),
        "share": pd.Series([row[2] if len(row) > 2 else None for row in rows], dtype="str"),
    }
    numbers = as_numbers(cells, whole={"frequency"}, most={"share": MOST_SHARE})
    missing = numbers["frequency"].isna().to_numpy().nonzero()[0]
    if len(missing):
        raise CellError(rows[missing[0]][1], "number", int(missing[0]))
    return {"frequency": numbers["frequency"].astype("int64"), "share": numbers["share"].astype("float64")}
