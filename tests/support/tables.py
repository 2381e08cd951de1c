"""Table files for the tests of imports, and what an import changed."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select

from tracker.desk import Desk
from tracker.imports.rows import TableImport
from tracker.store.tables import metadata


def as_csv(rows: list[list[Any]], separator: str = ";", encoding: str = "utf-8") -> bytes:
    lines = [separator.join(f'"{c}"' if separator in str(c) else str(c) for c in row) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def as_xlsx(rows: list[list[Any]], title: str = "Лист1") -> bytes:
    book, out = Workbook(), io.BytesIO()
    page = book.active
    page.title = title
    for row in rows:
        page.append(row)
    book.save(out)
    return out.getvalue()


def all_rows(desk: Desk) -> dict[str, list[Any]]:
    """Return the rows of all tables except the access log."""
    with desk.database.reading() as connection:
        tables = [table for table in metadata.sorted_tables if table.name != "access"]
        return {t.name: connection.execute(select(t).order_by(*t.primary_key.columns)).all() for t in tables}


def counts(found: TableImport) -> tuple[int, int, int, int]:
    """Count added, changed and unchanged rows, and problems."""
    return found.count("added"), found.count("changed"), found.count("unchanged"), len(found.problems)
