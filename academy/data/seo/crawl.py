"""Crawls of a site: Screaming Frog's tab Internal, filter All, as CSV or XLSX.

Format, as seen in a file of a Russian computer: every cell quoted, comma between cells, a decimal comma inside them
(`"0,425"`, `"100,000"` for 100 %), UTF-8 with or without a BOM. On an English computer the same sign stands between
thousands, so the notation is decided by the file.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from academy.data.seo.tables import Layout, read_layout

__all__ = ["read_crawl"]

TEXT = (
    "Address",
    "Content Type",
    "Status",
    "Indexability",
    "Indexability Status",
    "Title 1",
    "Title 2",
    "Meta Description 1",
    "Meta Description 2",
    "Meta Keywords 1",
    "H1-1",
    "H1-2",
    "H2-1",
    "H2-2",
    "Meta Robots 1",
    "X-Robots-Tag 1",
    "Canonical Link Element 1",
    "Redirect URL",
    "Redirect Type",
    "Last Modified",
    "Crawl Timestamp",
)
WHOLE = (
    "Status Code",
    "Title 1 Length",
    "Title 1 Pixel Width",
    "Meta Description 1 Length",
    "Meta Description 1 Pixel Width",
    "H1-1 Length",
    "H1-2 Length",
    "Size (Bytes)",
    "Transferred (Bytes)",
    "Total Transferred (Bytes)",
    "Word Count",
    "Sentence Count",
    "Crawl Depth",
    "Folder Depth",
    "Inlinks",
    "Unique Inlinks",
    "Outlinks",
    "Unique Outlinks",
    "External Outlinks",
    "Unique External Outlinks",
)
NUMBERS = (
    "Response Time",
    "Text Ratio",
    "% of Total",
    "Average Words Per Sentence",
    "Flesch Reading Ease Score",
    "CO2 (mg)",
)
LAYOUT = Layout(
    reader="read_crawl",
    names={name.lower(): name for name in (*TEXT, *WHOLE, *NUMBERS)},
    whole=frozenset(WHOLE),
    numbers=frozenset(NUMBERS),
    most={"Response Time": 600, "Text Ratio": 100, "% of Total": 100, "Average Words Per Sentence": 999},
)


def read_crawl(path: str | Path, decimal: str | None = None) -> pd.DataFrame:
    """Read Screaming Frog's table of all internal addresses, under its own column names.

    Status Code, lengths and counts are int64 (Int64 if a value is missing), Response Time, Text Ratio and % of Total
    float64, the rest str with NaN for an empty cell. Columns may be missing or stand in another order.

    Args:
        decimal: the mark before a fraction; None decides by the file.

    Raises ExportError for another kind of file and for a cell that does not suit its column.
    """
    frame = read_layout(path, ("crawl",), LAYOUT, _fits, decimal)
    frame.attrs = {"table": "crawl"}
    return frame


def _fits(known: set[str]) -> bool:
    return "Address" in known and len(known) > 1
