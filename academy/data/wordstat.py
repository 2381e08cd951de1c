"""Yandex Wordstat CSV files as a frame: the table of queries and the dynamics by period.

Format, as seen in saved files: UTF-8 with a BOM, `;`, CR line ends, NBSP or a space between thousands, a decimal comma.
Headers: `Запросы со словами;Число запросов;<title>` and `Период;Число запросов;Доля от всех запросов, %;<title>`, where
the last header is the title of the table and its column is empty.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from academy.data.errors import ExportError
from academy.data.sniff import advice, refuse, text_export
from academy.data.tables import as_numbers, delimiter_of, split_fields
from wording.academy import _

__all__ = ["read_wordstat"]

QUERIES = re.compile(r"\A(?:запросы|queries|phrase|фраза)", re.I)
PERIOD = re.compile(r"\A(?:период|period)", re.I)
COUNT = re.compile(r"\A(?:число запросов|number of queries|показов)", re.I)
SEED = re.compile(r"[«\"“](.+?)[»\"”]")
NUMBER = re.compile(r"\A\d[\d\s\u00a0\u202f]*\Z")
MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTH_YEAR = re.compile(r"([^\W\d_]+)\s+(\d{4})")


def read_wordstat(path: str | Path) -> pd.DataFrame:
    """Read a Wordstat table, of queries or of the dynamics by period.

    Queries have columns `phrase` (str) and `frequency` (int64, queries a month); dynamics have `period`
    (datetime64[ns], the first day), `frequency` (int64) and `share` (float64, percent of all queries). A table of
    queries may lack its headers. `frame.attrs` holds `table` ("queries" or "dynamics"), `title`, and `seed`: the
    requested phrase, if the title names it.

    Raises ExportError for another kind of file and for a frequency that is not a number.
    """
    path, text = text_export(path, "read_wordstat", {"wordstat"})
    lines = [line for line in text.split("\n") if line.strip(" ;\t")] or [""]
    delimiter = delimiter_of(lines[0])
    rows = [[cell.strip() for cell in split_fields(line, delimiter)] for line in lines]
    table, title, body = _parts(path, rows)
    if any(len(row) < 2 for row in body):
        raise refuse(path, "", "read_wordstat")
    try:
        frame = _queries(body) if table == "queries" else _dynamics(body)
    except ValueError as error:
        raise ExportError(
            path, _("“{value}” does not belong in a Wordstat table.", value=error), advice("read_wordstat")
        ) from None
    seed = SEED.search(title)
    frame.attrs = {"table": table, "title": title, "seed": seed[1] if seed else ""}
    return frame


def _parts(path: Path, rows: list[list[str]]) -> tuple[str, str, list[list[str]]]:
    """Return which table it is, its title and its rows. Headers are on the first line, below a title, or missing."""
    for at, row in enumerate(rows[:2]):
        if len(row) >= 2 and COUNT.match(row[1]):
            title = row[-1] if len(row) > 2 and not row[-1].startswith(("Доля", "Share")) else ""
            if PERIOD.match(row[0]):
                return "dynamics", title, rows[at + 1 :]
            if QUERIES.match(row[0]):
                return "queries", title, rows[at + 1 :]
    # Without headers: rows of a phrase and a number.
    if rows and all(
        len(row) >= 2 and NUMBER.match(row[1]) and not any(row[2:]) and not NUMBER.match(row[0]) for row in rows
    ):
        return "queries", "", rows
    raise refuse(path, "", "read_wordstat")


def _queries(rows: list[list[str]]) -> pd.DataFrame:
    phrase = pd.Series([row[0] for row in rows], dtype="str")
    return pd.DataFrame({"phrase": phrase, "frequency": _whole(rows)})


def _dynamics(rows: list[list[str]]) -> pd.DataFrame:
    period = pd.Series([_first_day(row[0]) for row in rows], dtype="datetime64[ns]")
    share = as_numbers(pd.Series([row[2] if len(row) > 2 else None for row in rows], dtype="str"))
    return pd.DataFrame({"period": period, "frequency": _whole(rows), "share": share.astype("float64")})


def _whole(rows: list[list[str]]) -> pd.Series:
    return as_numbers(pd.Series([row[1] for row in rows], dtype="str")).astype("int64")


def _first_day(label: str) -> pd.Timestamp:
    """Return the first day of `август 2026`, `03.08.2026 — 09.08.2026`, `03.08.2026` or an ISO date.

    Raises ValueError for any other label.
    """
    if found := ISO.search(label):
        return pd.Timestamp(found[0])
    if found := DOTTED.search(label):
        return pd.Timestamp(int(found[3]), int(found[2]), int(found[1]))
    if found := MONTH_YEAR.search(label):
        name = found[1].lower()
        # The longest beginning wins, because `ма` (May) is one of March too.
        months = sorted((*enumerate(MONTHS, 1), *enumerate(ENGLISH_MONTHS, 1)), key=lambda pair: -len(pair[1]))
        for number, start in months:
            if name.startswith(start):
                return pd.Timestamp(int(found[2]), number, 1)
    raise ValueError(label)
