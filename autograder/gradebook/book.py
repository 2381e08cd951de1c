"""nbgrader's gradebook, read and written without importing nbgrader; the grades of a submission are one transaction.

It works on nbgrader's own tables, which nbgrader alone creates, and on ours, `academy_attempt` and `academy_mark`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.schema import CreateTable

from autograder.gradebook import tables as t
from autograder.gradebook.attempts import (
    Attempt,
    academy_attempt,
    all_attempts,
    last_attempts,
    record_attempt,
)
from autograder.gradebook.database import open_database, transaction, undone
from autograder.gradebook.due_dates import DueDates, own_dates, set_due_date, set_own_date, write_extensions
from autograder.gradebook.grade_rows import KnownAssignment, LatePenalty, text_hashes
from autograder.gradebook.marks import academy_mark
from autograder.gradebook.penalties import renew_penalties
from autograder.gradebook.records import Graded, SourceNotebook
from autograder.gradebook.saving import save
from autograder.gradebook.scores import SubmissionScore, read_names, read_scores
from autograder.gradebook.source_rows import read_source

__all__ = ["Book"]

NO_COURSE = ("", "default_course")
"""nbgrader, and its upgrade of older gradebooks, write one of these for a course without a name."""


class Book:
    """A gradebook that nbgrader has made.

    Args:
        db_url: nbgrader's setting, for SQLite or PostgreSQL.
        course_id: nbgrader's setting; an assignment of another course is unknown here.

    Raises LookupError when there is no such gradebook.
    """

    def __init__(self, db_url: str, course_id: str = "") -> None:
        self._courses = {course_id, *NO_COURSE}
        self._engine = open_database(db_url)
        with self.transaction() as connection:
            tables = inspect(connection).get_table_names()
        # Do not add our table to an empty database: nbgrader would take it for one that has its own tables.
        if t.assignment.name not in tables:
            self.close()
            raise LookupError(f"not a gradebook of nbgrader: {self._engine.url!r}")
        for table in (academy_attempt, academy_mark):
            if table.name not in tables:
                with self.transaction(writes=True) as connection:
                    connection.execute(CreateTable(table, if_not_exists=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def transaction(self, *, writes: bool = False) -> AbstractContextManager[Connection]:
        """Yield a connection whose changes are saved together or not at all."""
        return transaction(self._engine, writes=writes)

    # ---- reading

    def source(self, assignment: str) -> tuple[SourceNotebook, ...]:
        """Read the assignment's notebooks by name. Raises LookupError for an unknown assignment."""
        with self.transaction() as connection:
            return read_source(connection, self.assignment(connection, assignment).id)

    def submitted(self, assignment: str) -> set[str]:
        """Return the trainees with a submission in the gradebook. Raises LookupError for an unknown assignment."""
        with self.transaction() as connection:
            known = self.assignment(connection, assignment)
            submissions = t.submitted_assignment.c
            query = select(submissions.student_id).where(submissions.assignment_id == known.id)
            return set(connection.scalars(query))

    def last(self, module: str) -> dict[str, Attempt]:
        """Return the latest attempt of every trainee who has one."""
        with self.transaction() as connection:
            return last_attempts(connection, module)

    def attempts(self, module: str, trainee: str) -> list[Attempt]:
        """Return a trainee's attempts, first to last."""
        with self.transaction() as connection:
            return all_attempts(connection, module, trainee)

    def auto_scores(self, assignment: str, trainee: str) -> dict[tuple[str, str], float | None]:
        """Return a trainee's automatic scores by (notebook, cell). Raises LookupError for an unknown assignment."""
        with self.transaction() as connection:
            known = self.assignment(connection, assignment)
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

    def scores(self, module: str) -> list[SubmissionScore]:
        """Return the module's graded submissions by trainee; none when the gradebook lacks the module."""
        with self.transaction() as connection:
            try:
                known = self.assignment(connection, module)
            except LookupError:
                return []
            return read_scores(connection, module, known.id)

    def closed(self, module: str, at: datetime) -> set[str]:
        """Return the trainees who submitted and whose date, with their extension, is before `at` (naive UTC)."""
        with self.transaction() as connection:
            try:
                known = self.assignment(connection, module)
            except LookupError:
                return set()
            due, columns = _due_dates(connection, known), t.submitted_assignment.c
            everyone = connection.scalars(select(columns.student_id).where(columns.assignment_id == known.id))
            return {one for one in everyone if (date := due.of(one)) is not None and date < at}

    def names(self) -> dict[str, str]:
        """Return names by login, of trainees whose name the gradebook knows."""
        with self.transaction() as connection:
            return read_names(connection)

    def students(self) -> set[str]:
        """Return the logins of everybody on nbgrader's list."""
        with self.transaction() as connection:
            return set(connection.scalars(select(t.student.c.id)))

    def due(self, assignment: str, trainee: str) -> datetime | None:
        """Return when a trainee has to hand the assignment in, an extension included: naive UTC, None for no date.

        Raises LookupError for an unknown assignment.
        """
        with self.transaction() as connection:
            return _due_dates(connection, self.assignment(connection, assignment)).of(trainee)

    def due_dates(self, assignment: str) -> DueDates:
        """Return everybody's date and those of single trainees, an extension that nbgrader alone knows included.

        Raises LookupError for an unknown assignment.
        """
        with self.transaction() as connection:
            return _due_dates(connection, self.assignment(connection, assignment))

    # ---- writing

    def write(
        self,
        assignment: str,
        graded: Graded,
        attempt: Attempt,
        timestamp: datetime | None,
        *,
        late_penalty: LatePenalty | None = None,
    ) -> Attempt:
        """Save a submission's grades and the attempt, both or neither. Returns the attempt with its number.

        Args:
            assignment: its name.
            graded: the grades of one trainee.
            attempt: what is recorded of this grading.
            timestamp: when it was submitted, UTC unless aware; None leaves the time that the gradebook has.
            late_penalty: the rule for points taken off.

        Raises LookupError for an assignment, notebook or cell that the gradebook lacks, and ValueError for a score that
        is not a finite number or an attempt of another trainee or assignment.
        """
        if (attempt.module, attempt.trainee) != (assignment, graded.trainee):
            raise ValueError(f"an attempt of {attempt.trainee} at {attempt.module}, grades of {graded.trainee}")
        with self.transaction(writes=True) as connection:
            known = self.assignment(connection, assignment)
            save(connection, assignment, known, graded, attempt.submission, timestamp, late_penalty)
            return record_attempt(connection, dataclasses.replace(attempt, texts=text_hashes(graded)))

    def preview(
        self,
        assignment: str,
        results: Iterable[tuple[Graded, str, datetime | None]],
        late_penalty: LatePenalty | None,
    ) -> list[SubmissionScore]:
        """Return the scores that the assignment would have if these results were saved, and save nothing.

        Args:
            assignment: its name.
            results: grades with the hash of their submission and the time of it, as for `write`.
            late_penalty: the rule for points taken off.
        """
        with undone(self._engine) as connection:
            known = self.assignment(connection, assignment)
            for graded, submission, timestamp in results:
                save(connection, assignment, known, graded, submission, timestamp, late_penalty)
            renew_penalties(connection, known, late_penalty, write=True)
            return read_scores(connection, assignment, known.id)

    def fail(self, assignment: str, attempt: Attempt) -> Attempt:
        """Record an attempt without grades; those in the gradebook stay. Raises LookupError as `write` does."""
        with self.transaction(writes=True) as connection:
            self.assignment(connection, assignment)
            return record_attempt(connection, attempt)

    def reopen_marks(self, assignment: str, cells: AbstractSet[str]) -> int:
        """Let a person look again at what they gave in these cells; until then it does not count. Returns how many."""
        with self.transaction(writes=True) as connection:
            known = self.assignment(connection, assignment)
            graded = (
                select(t.base_cell.c.id)
                .join(t.notebook, t.base_cell.c.notebook_id == t.notebook.c.id)
                .where(t.notebook.c.assignment_id == known.id, t.base_cell.c.name.in_(sorted(cells)))
            )
            marks = t.grade.c
            found = update(t.grade).where(
                marks.cell_id.in_(graded), marks.manual_score.is_not(None), marks.needs_manual_grade.is_(False)
            )
            return int(connection.execute(found.values(needs_manual_grade=True)).rowcount)

    def set_due_date(self, assignment: str, due: datetime | None) -> None:
        """Set everybody's date, naive UTC. With None nothing is due any more, and the dates of single trainees go too.

        Raises LookupError for an unknown assignment.
        """
        with self.transaction(writes=True) as connection:
            set_due_date(connection, assignment, self.assignment(connection, assignment).id, due)

    def set_own_date(self, assignment: str, trainee: str, until: datetime | None) -> bool:
        """Set a trainee's own date, naive UTC, or take it away. Returns whether there was one before.

        Raises LookupError for an unknown assignment.
        """
        with self.transaction(writes=True) as connection:
            known = self.assignment(connection, assignment)
            return set_own_date(connection, assignment, known.id, known.duedate, trainee, until)

    def write_extensions(self, assignment: str) -> None:
        """Write the dates of single trainees into nbgrader's column, where it reads them."""
        with self.transaction(writes=True) as connection:
            known = self.assignment(connection, assignment)
            write_extensions(connection, assignment, known.id, known.duedate)

    def renew_penalties(self, assignment: str, late_penalty: LatePenalty | None, *, write: bool) -> set[str]:
        """Compute the penalties for lateness again, by the due date, extensions and rule of now.

        Returns the trainees whose penalty differs; with `write` it is saved.
        """
        with self.transaction(writes=write) as connection:
            known = self.assignment(connection, assignment)
            if write:
                write_extensions(connection, assignment, known.id, known.duedate)
            return renew_penalties(connection, known, late_penalty, write=write)

    def assignment(self, connection: Connection, name: str) -> KnownAssignment:
        """Find an assignment's row. Raises LookupError for an unknown one."""
        row = connection.execute(
            select(t.assignment.c.id, t.assignment.c.duedate).where(
                t.assignment.c.name == name, t.assignment.c.course_id.in_(self._courses)
            )
        ).one_or_none()
        if row is None:
            raise LookupError(f"the gradebook has no assignment {name}")
        return KnownAssignment(row.id, row.duedate, own_dates(connection, name))


def _due_dates(connection: Connection, known: KnownAssignment) -> DueDates:
    submissions = t.submitted_assignment.c
    query = select(submissions.student_id, submissions.extension).where(submissions.assignment_id == known.id)
    extended = connection.execute(query.where(submissions.extension.is_not(None)))
    theirs = {row.student_id: known.duedate + row.extension for row in extended if known.duedate is not None}
    return DueDates(known.duedate, theirs | dict(known.own))
