"""Yandex Webmaster: the export of queries and pages, one row a day, query, page and region.

Format, as the help describes it: columns date, host, URL, query, region, clicks, impressions, position. Saved files
differ in their spelling (`Ranking` for the position, lower case, ids in place of regions' names), so names are matched
without case, and columns may stand in any order.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from academy.data.seo.tables import Layout, read_layout

__all__ = ["read_webmaster"]

LAYOUT = Layout(
    reader="read_webmaster",
    names={
        "date": "date",
        "дата": "date",
        "host": "host",
        "хост": "host",
        "сайт": "host",
        "url": "url",
        "path": "url",
        "адрес": "url",
        "страница": "url",
        "url страницы": "url",
        "query": "query",
        "запрос": "query",
        "запросы": "query",
        "поисковый запрос": "query",
        "region": "region",
        "region id": "region",
        "region_id": "region",
        "регион": "region",
        "clicks": "clicks",
        "клики": "clicks",
        "impressions": "impressions",
        "shows": "impressions",
        "показы": "impressions",
        "demand": "demand",
        "спрос": "demand",
        "position": "position",
        "ranking": "position",
        "средняя позиция": "position",
        "позиция": "position",
        "ctr": "ctr",
        "ctr, %": "ctr",
        "device": "device",
        "устройство": "device",
    },
    whole=frozenset(("clicks", "impressions", "demand")),
    numbers=frozenset(("position", "ctr")),
    days=frozenset(("date",)),
    most={"position": 999, "ctr": 100},
)


def read_webmaster(path: str | Path, decimal: str | None = None) -> pd.DataFrame:
    """Read the export of queries of Yandex Webmaster: CSV in any delimiter and encoding, or XLSX.

    Columns are named date (datetime64[ns]), host, url, query, region (text, a name or an id), clicks, impressions
    (int64), position (float64; NaN without impressions), as far as the file has them; others stay as they are.

    Args:
        decimal: the mark before a fraction, where `12,345` may be either; None decides by the cells.

    Raises ExportError for another kind of file and for a cell that does not suit its column.
    """
    frame = read_layout(path, ("webmaster",), LAYOUT, _fits, decimal)
    frame.attrs = {"table": "queries"}
    return frame


def _fits(known: set[str]) -> bool:
    return "query" in known and bool(known & {"clicks", "impressions"})
