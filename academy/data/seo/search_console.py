"""Google Search Console: tables of the Performance report, as a ZIP of CSV files, one of them, or a workbook.

Format: UTF-8, comma, names of the interface's language (`Top queries,Clicks,Impressions,CTR,Position`), CTR as `2.5%`;
files `Queries.csv`, `Pages.csv`, `Countries.csv`, `Devices.csv`, `Chart.csv` (older ones `Dates.csv`) and
`Filters.csv`; the workbook has a sheet for each. At most 1,000 rows are exported, and rare queries are left out.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pandas as pd

from academy.data.cells.records import Record
from academy.data.errors import ExportError
from academy.data.seo.tables import Layout, sheets_of, table_of, typed
from academy.data.sniff import kind_of, raw_export, refuse
from academy.data.zip_limits import files_of
from wording.academy import _

__all__ = ["read_search_console"]

TABLES = ("query", "page", "date", "country", "device", "appearance")
METRICS = frozenset(("clicks", "impressions", "ctr", "position"))
LAYOUT = Layout(
    reader="read_search_console",
    names={
        "top queries": "query",
        "query": "query",
        "queries": "query",
        "популярные запросы": "query",
        "самые популярные запросы": "query",
        "запрос": "query",
        "запросы": "query",
        "top pages": "page",
        "page": "page",
        "pages": "page",
        "популярные страницы": "page",
        "самые популярные страницы": "page",
        "страница": "page",
        "страницы": "page",
        "date": "date",
        "дата": "date",
        "country": "country",
        "страна": "country",
        "device": "device",
        "устройство": "device",
        "search appearance": "appearance",
        "вид в поиске": "appearance",
        "clicks": "clicks",
        "клики": "clicks",
        "impressions": "impressions",
        "показы": "impressions",
        "ctr": "ctr",
        "position": "position",
        "average position": "position",
        "позиция": "position",
        "средняя позиция": "position",
    },
    whole=frozenset(("clicks", "impressions")),
    numbers=frozenset(("ctr", "position")),
    days=frozenset(("date",)),
    most={"ctr": 100, "position": 999},
)


def read_search_console(path: str | Path, table: str | None = None, decimal: str | None = None) -> pd.DataFrame:
    """Read a table of Search Console's Performance report.

    The first column is `query`, `page`, `date` (datetime64[ns], oldest first), `country`, `device` or `appearance`;
    clicks and impressions are int64, ctr is a percentage, position float64. Columns may be missing.
    `frame.attrs["table"]` holds the name of the first column.

    Args:
        table: one of these names; None takes the queries of an archive or a workbook, else the first table there is.
        decimal: the mark before a fraction, where `12,345` may be either; None decides by the cells.

    Raises ExportError for another kind of file, for a table that is not in it, and for a cell that is no number.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind == "zip":
        sheets = _unpacked(path, raw)
    elif kind in ("excel", "search_console", ""):
        sheets = sheets_of(path, raw, kind, LAYOUT)
    else:
        raise refuse(path, kind, LAYOUT.reader)
    name, header, records = _chosen(path, sheets, table)
    frame = typed(path, header, records, LAYOUT, decimal)
    frame = frame[[name, *(column for column in frame.columns if column != name)]]
    if "ctr" in frame and not _is_percent(header, records) and frame["ctr"].max() <= 1:
        frame["ctr"] = frame["ctr"] * 100
    if name == "date":
        frame = frame.sort_values("date", ignore_index=True)
    frame.attrs = {"table": name}
    return frame


def _unpacked(path: Path, raw: bytes) -> dict[str, list[Record]]:
    sheets: dict[str, list[Record]] = {}
    for name, content in files_of(path, raw, LAYOUT.reader, (".csv",)).items():
        sheets |= sheets_of(Path(PurePosixPath(name).name), content, "", LAYOUT)
    if not sheets:
        raise refuse(path, "zip", LAYOUT.reader)
    return sheets


def _chosen(path: Path, sheets: dict[str, list[Record]], table: str | None) -> tuple[str, list[str], list[Record]]:
    """Return the table that was asked for: its first column's name, its column names and its rows."""
    found: dict[str, tuple[list[str], list[Record]]] = {}
    for sheet, records in sheets.items():
        try:
            _sheet, header, rows = table_of(path, {sheet: records}, LAYOUT, _fits)
        except ExportError:
            continue
        names = [LAYOUT.name(cell) for cell in header]
        label = next(name for name in names if name in TABLES)
        if rows or len(sheets) == 1:
            found.setdefault(label, (header, rows))
    if not found:
        raise refuse(path, "", LAYOUT.reader)
    wanted = table or ("query" if "query" in found else next(iter(found)))
    if wanted not in found:
        known = ", ".join(found)
        problem = _("there is no table “{name}” in it.", name=wanted)
        raise ExportError(
            path, problem, _("Name one: read_search_console(path, table=…). There are: {known}.", known=known)
        )
    return wanted, *found[wanted]


def _fits(known: set[str]) -> bool:
    return len(known & set(TABLES)) == 1 and bool(known & {"clicks", "impressions"})


def _is_percent(header: list[str], records: list[Record]) -> bool:
    at = next(n for n, cell in enumerate(header) if LAYOUT.name(cell) == "ctr")
    return any("%" in record.cells[at] for record in records if len(record.cells) > at)
