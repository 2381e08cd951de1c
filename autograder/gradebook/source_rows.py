"""The notebooks and cells of a released assignment, as nbgrader's tables keep them."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, literal_column, null, select

from autograder.gradebook import tables as t
from autograder.gradebook.records import SourceCell, SourceNotebook

__all__ = ["read_source"]


def read_source(connection: Connection, assignment: str) -> tuple[SourceNotebook, ...]:
    """Read an assignment's notebooks by name; `assignment` is the id of its row.

    nbgrader's tables keep no order of cells. SQLite gives them in the order of their insertion, PostgreSQL in any.
    """
    cells = t.source_cell
    kinds = {"grade": t.grade_cells, "solution": t.solution_cells, "task": t.task_cells}
    query = select(t.notebook.c.id.label("notebook"), t.notebook.c.name.label("title"), t.notebook.c.kernelspec)
    rows = query.add_columns(cells).outerjoin_from(t.notebook, cells, cells.c.notebook_id == t.notebook.c.id)
    order: list[ColumnElement[Any]] = [t.notebook.c.name]
    if connection.dialect.name == "sqlite":
        order.append(literal_column("source_cell.rowid"))
    found = connection.execute(rows.where(t.notebook.c.assignment_id == assignment).order_by(*order)).all()
    of_kind = {kind: _points(connection, table, assignment) for kind, table in kinds.items()}
    return tuple(
        SourceNotebook(
            title,
            None if kernelspec is None else json.loads(kernelspec),
            tuple(_source_cell(row, of_kind) for row in group if row.name is not None),
        )
        for (title, kernelspec), group in groupby(found, key=lambda row: (row.title, row.kernelspec))
    )


def _points(connection: Connection, kind: Table, assignment: str) -> dict[tuple[str, str], float | None]:
    """Read the cells of a kind: (notebook's id, cell's name) -> points, None where the kind has none."""
    cells, notebooks = t.base_cell.c, t.notebook.c
    points = kind.c.get("max_score", null())
    query = (
        select(cells.notebook_id, cells.name, points)
        .select_from(kind)
        .join(t.base_cell, kind.c.id == cells.id)
        .join(t.notebook, notebooks.id == cells.notebook_id)
        .where(notebooks.assignment_id == assignment)
    )
    return {(notebook, name): value for notebook, name, value in connection.execute(query)}


def _source_cell(row: Row[Any], of_kind: dict[str, dict[tuple[str, str], float | None]]) -> SourceCell:
    key = (row.notebook, row.name)
    return SourceCell(
        row.name,
        row.cell_type,
        row.locked,
        row.source or "",
        row.checksum or "",
        **{kind: key in cells for kind, cells in of_kind.items()},
        points=of_kind["grade"].get(key, of_kind["task"].get(key)),
    )
