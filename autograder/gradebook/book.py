"""nbgrader's gradebook, read and written without importing nbgrader: a submission's grades are one transaction.

It stands on nbgrader's own tables and one of ours, `academy_attempt`; nbgrader alone creates the former.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Table,
    create_engine,
    event,
    inspect,
    literal_column,
    make_url,
    null,
    select,
)
from sqlalchemy.schema import CreateTable

from autograder.gradebook import tables as t
from autograder.gradebook.attempts import (
    Attempt,
    academy_attempt,
    all_attempts,
    last_attempts,
    last_texts,
    record_attempt,
)
from autograder.gradebook.grade_rows import KnownAssignment, LatePenalty, text_hashes, write_grades
from autograder.gradebook.records import Graded, SourceCell, SourceNotebook

__all__ = ["Book"]

BUSY_SECONDS = 60
NO_COURSE = ("", "default_course")  # what nbgrader, and its upgrade of older gradebooks, writes for a course unnamed


class Book:
    """A gradebook that nbgrader has made.

    db_url: nbgrader's, SQLite or PostgreSQL. course_id: nbgrader's; an assignment of another course is unknown here.
    LookupError: there is no such gradebook.
    """

    def __init__(self, db_url: str, course_id: str = "") -> None:
        self._courses = {course_id, *NO_COURSE}
        self._engine = _engine(db_url)
        with self._transaction() as connection:
            tables = inspect(connection).get_table_names()
        # in an empty database our table would make nbgrader believe that its own are already there
        if t.assignment.name not in tables:
            self.close()
            raise LookupError(f"not a gradebook of nbgrader: {self._engine.url!r}")
        if academy_attempt.name not in tables:
            with self._transaction(writes=True) as connection:
                connection.execute(CreateTable(academy_attempt, if_not_exists=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        """All or nothing. One writer at a time, so that what it has read stays true until it has written."""
        with self._engine.connect() as connection:
            connection = connection.execution_options(academy_writes=writes)
            with connection.begin():
                yield connection

    # ---- what is there

    def source(self, assignment: str) -> tuple[SourceNotebook, ...]:
        """The assignment's notebooks by name. nbgrader keeps no order of cells; SQLite gives that of their insertion.

        LookupError: no such assignment.
        """
        cells = t.source_cell
        kinds = {"grade": t.grade_cells, "solution": t.solution_cells, "task": t.task_cells}
        query = select(t.notebook.c.id.label("notebook"), t.notebook.c.name.label("title"), t.notebook.c.kernelspec)
        rows = query.add_columns(cells).outerjoin_from(t.notebook, cells, cells.c.notebook_id == t.notebook.c.id)
        order: list[ColumnElement[Any]] = [t.notebook.c.name]
        if self._engine.dialect.name == "sqlite":
            order.append(literal_column("source_cell.rowid"))
        with self._transaction() as connection:
            known = self._assignment(connection, assignment)
            found = connection.execute(rows.where(t.notebook.c.assignment_id == known.id).order_by(*order)).all()
            of_kind = {kind: _points(connection, table, known.id) for kind, table in kinds.items()}
        return tuple(
            SourceNotebook(
                title,
                None if kernelspec is None else json.loads(kernelspec),
                tuple(_source_cell(row, of_kind) for row in group if row.name is not None),
            )
            for (title, kernelspec), group in groupby(found, key=lambda row: (row.title, row.kernelspec))
        )

    def submitted(self, assignment: str) -> set[str]:
        """Trainees with a submission in the gradebook. LookupError: no such assignment."""
        with self._transaction() as connection:
            known = self._assignment(connection, assignment)
            submissions = t.submitted_assignment.c
            query = select(submissions.student_id).where(submissions.assignment_id == known.id)
            return set(connection.scalars(query))

    def last(self, module: str) -> dict[str, Attempt]:
        """The latest attempt of every trainee who has one."""
        with self._transaction() as connection:
            return last_attempts(connection, module)

    def attempts(self, module: str, trainee: str) -> list[Attempt]:
        """A trainee's attempts, first to last."""
        with self._transaction() as connection:
            return all_attempts(connection, module, trainee)

    def auto_scores(self, assignment: str, trainee: str) -> dict[tuple[str, str], float | None]:
        """A trainee's automatic scores by (notebook, cell). LookupError: no such assignment."""
        with self._transaction() as connection:
            known = self._assignment(connection, assignment)
            query = (
                select(t.notebook.c.name.label("notebook"), t.base_cell.c.name.label("cell"), t.grade.c.auto_score)
                .select_from(t.grade)
                .join(t.base_cell, t.grade.c.cell_id == t.base_cell.c.id)
                .join(t.notebook, t.base_cell.c.notebook_id == t.notebook.c.id)
                .join(t.submitted_notebook, t.grade.c.notebook_id == t.submitted_notebook.c.id)
                .join(t.submitted_assignment, t.submitted_notebook.c.assignment_id == t.submitted_assignment.c.id)
                .where(t.notebook.c.assignment_id == known.id, t.submitted_assignment.c.student_id == trainee)
            )
            return {(row.notebook, row.cell): row.auto_score for row in connection.execute(query)}

    # ---- what is written

    def write(
        self,
        assignment: str,
        graded: Graded,
        attempt: Attempt,
        timestamp: datetime | None,
        *,
        late_penalty: LatePenalty | None = None,
    ) -> Attempt:
        """Keep a submission's grades and the attempt, both or neither; as the attempt was numbered.

        timestamp: when it was handed in, UTC unless it says otherwise; None leaves what the gradebook knows.
        LookupError: no such assignment, or a notebook or cell that the gradebook lacks. ValueError: a score that is no
        number, or an attempt at something else.
        """
        if (attempt.module, attempt.trainee) != (assignment, graded.trainee):
            raise ValueError(f"an attempt of {attempt.trainee} at {attempt.module}, grades of {graded.trainee}")
        texts = text_hashes(graded)
        with self._transaction(writes=True) as connection:
            known = self._assignment(connection, assignment)
            before = last_texts(connection, assignment, graded.trainee)
            confirmed = {key for key, text in texts.items() if before.get(key) == text}
            write_grades(connection, known, graded, timestamp, confirmed, late_penalty)
            return record_attempt(connection, dataclasses.replace(attempt, texts=texts))

    def fail(self, assignment: str, attempt: Attempt) -> Attempt:
        """Keep an attempt that brought no grades; the gradebook's stay. LookupError: no such assignment."""
        with self._transaction(writes=True) as connection:
            self._assignment(connection, assignment)
            return record_attempt(connection, attempt)

    def _assignment(self, connection: Connection, name: str) -> KnownAssignment:
        row = connection.execute(
            select(t.assignment.c.id, t.assignment.c.duedate).where(
                t.assignment.c.name == name, t.assignment.c.course_id.in_(self._courses)
            )
        ).one_or_none()
        if row is None:
            raise LookupError(f"the gradebook has no assignment {name}")
        return KnownAssignment(row.id, row.duedate)


def _engine(db_url: str) -> Engine:
    url = make_url(db_url)
    if url.get_backend_name() != "sqlite":
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url)

        @event.listens_for(engine, "begin")
        def _lock(connection: Connection) -> None:
            if connection.get_execution_options().get("academy_writes"):
                connection.exec_driver_sql("LOCK TABLE assignment IN SHARE UPDATE EXCLUSIVE MODE")

        return engine
    if not Path(url.database or "").is_file():  # SQLite would make an empty one
        raise LookupError(f"no such gradebook: {url.database}")
    engine = create_engine(url, connect_args={} if "timeout" in url.query else {"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _leave_begin_to_us(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("academy_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _points(connection: Connection, kind: Table, assignment: str) -> dict[tuple[str, str], float | None]:
    """(notebook's id, cell's name) of the cells of a kind -> points, None where the kind has none."""
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
