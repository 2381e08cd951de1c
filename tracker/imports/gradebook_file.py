"""Read nbgrader's gradebook (0.8 and later), never writing to it. One statement gives a consistent view."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["ExerciseGrade", "Submission", "read_gradebook"]

#: The graded cell of an exercise has the exercise's name and one of these suffixes.
SUFFIX, BONUS = "-grade", "-bonus"
#: What nbgrader notes on a cell for an answer that is as it was released.
UNTOUCHED = "No response."


@dataclass(frozen=True, slots=True)
class ExerciseGrade:
    """The grade of one exercise."""

    exercise: str
    #: As nbgrader counts them: a manual score wins over the automatic one, extra credit is added.
    points: float
    #: What it adds to 100 %: nothing if it is a bonus.
    max_points: float
    #: True if a person has yet to grade it.
    waiting: bool
    bonus: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One person's submission of one module."""

    login: str
    module: str
    #: Naive UTC, as nbgrader stores it; None if it has no timestamp.
    submitted_at: datetime | None
    #: Points deducted for lateness.
    late: float
    grades: tuple[ExerciseGrade, ...]
    #: Id of the assignment in this gradebook: another built course has another one.
    cohort: str
    #: True if nobody worked in it: every cell for an answer is as it was released, and nothing gives points.
    blank: bool

    @property
    def points(self) -> float:
        """Points of all exercises without those deducted for lateness, at least 0.

        Those of bonus exercises make up for lost ones and lift nobody above 100 %.
        """
        points = sum(g.points for g in self.grades if not g.bonus)
        more = min(sum(g.points for g in self.grades if g.bonus), max(self.max_points - points, 0.0))
        return round(max(points + more - self.late, 0.0), 6)

    @property
    def max_points(self) -> float:
        """Maximum points of all exercises."""
        return round(sum(g.max_points for g in self.grades), 6)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Names of the exercises that a person has yet to grade."""
        return tuple(g.exercise for g in self.grades if g.waiting)


def _table(name: str, *columns: str) -> sa.TableClause:
    kinds: dict[str, Any] = {"timestamp": sa.DateTime(), "needs_manual_grade": sa.Boolean()}
    return sa.table(name, *(sa.column(c, kinds.get(c)) for c in columns))


def _query(modules: Collection[str] | None) -> sa.Select[Any]:
    """Select a row for each graded cell of each submission.

    The tables are declared here, because nbgrader's own classes only open a gradebook of their version.
    """
    submission = _table("submitted_assignment", "id", "assignment_id", "student_id", "timestamp")
    assignment = _table("assignment", "id", "name")
    submitted = _table("submitted_notebook", "id", "assignment_id", "notebook_id", "late_submission_penalty")
    notebook = _table("notebook", "id", "name")
    grade = _table(
        "grade", "notebook_id", "cell_id", "auto_score", "manual_score", "extra_credit", "needs_manual_grade"
    )
    cell = _table("base_cell", "id", "name")
    graded = _table("grade_cells", "id", "max_score")
    task = _table("task_cells", "id", "max_score")
    comment = _table("comment", "notebook_id", "auto_comment")
    touched = (
        sa.select(
            comment.c.notebook_id,
            sa.func.count().label("answers"),
            sa.func.sum(sa.case((comment.c.auto_comment == UNTOUCHED, 1), else_=0)).label("untouched"),
        )
        .group_by(comment.c.notebook_id)
        .subquery()
    )
    query = (
        sa.select(
            submission.c.student_id.label("login"),
            assignment.c.name.label("module"),
            assignment.c.id.label("cohort"),
            sa.func.coalesce(touched.c.answers, 0).label("answers"),
            sa.func.coalesce(touched.c.untouched, 0).label("untouched"),
            submission.c.timestamp.label("submitted_at"),
            submitted.c.id.label("notebook_id"),
            notebook.c.name.label("notebook"),
            submitted.c.late_submission_penalty.label("late"),
            cell.c.name.label("cell"),
            sa.func.coalesce(graded.c.max_score, task.c.max_score, 0.0).label("max_points"),
            grade.c.auto_score,
            grade.c.manual_score,
            grade.c.extra_credit,
            grade.c.needs_manual_grade,
        )
        .select_from(submission)
        .join(assignment, assignment.c.id == submission.c.assignment_id)
        .join(submitted, submitted.c.assignment_id == submission.c.id)
        .join(notebook, notebook.c.id == submitted.c.notebook_id)
        .join(grade, grade.c.notebook_id == submitted.c.id)
        .join(cell, cell.c.id == grade.c.cell_id)
        .outerjoin(graded, graded.c.id == cell.c.id)
        .outerjoin(task, task.c.id == cell.c.id)
        .outerjoin(touched, touched.c.notebook_id == submitted.c.id)
        .order_by(assignment.c.name, submission.c.student_id, notebook.c.name, cell.c.name)
    )
    return query if modules is None else query.where(assignment.c.name.in_(sorted(modules)))


def read_gradebook(source: str | Path, modules: Collection[str] | None = None) -> tuple[Submission, ...]:
    """Read all submissions, in order of modules, then logins.

    An SQLite file is opened with mode=ro, so that neither it nor any file beside it changes.

    Args:
        source: path of gradebook.db, or an SQLAlchemy URL.
        modules: modules to read; None: all.

    Raises InvalidInput if the gradebook cannot be read.
    """
    engine = _engine(source)
    try:
        with engine.connect() as connection:
            if not engine.url.drivername.startswith("sqlite"):
                connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            rows = connection.execute(_query(modules)).all()
    except DBAPIError as error:
        raise InvalidInput(
            str(source),
            _("this is not a gradebook that can be read ({detail})", detail=error.orig),
            _("Name the gradebook.db of the built course, or the URL of nbgrader's database."),
        ) from None
    finally:
        engine.dispose()
    return tuple(
        _submission(login, module, list(group))
        for (module, login), group in groupby(rows, key=lambda row: (row.module, row.login))
    )


def _engine(source: str | Path) -> sa.Engine:
    text = str(source)
    if "://" in text and not text.startswith("sqlite:///"):
        try:
            return sa.create_engine(text, poolclass=NullPool)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise InvalidInput("gradebook", str(error), _("Write the URL as postgresql://…")) from None
    path = Path(text.removeprefix("sqlite:///")).resolve()
    if not path.is_file():
        raise InvalidInput(
            str(path), _("there is no such file"), _("Build and grade the course first, or name its gradebook.db.")
        )
    address = f"{path.as_uri()}?mode=ro"
    return sa.create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)


def _submission(login: str, module: str, rows: list[Any]) -> Submission:
    names = [row.cell.removesuffix(SUFFIX).removesuffix(BONUS) for row in rows]
    grades = tuple(
        ExerciseGrade(
            # Notebooks of one module may have cells of the same name.
            name if names.count(name) == 1 else f"{row.notebook}/{name}",
            _score(row),
            0.0 if row.cell.endswith(BONUS) else float(row.max_points),
            bool(row.needs_manual_grade),
            row.cell.endswith(BONUS),
        )
        for name, row in zip(names, rows, strict=True)
    )
    late = {row.notebook_id: row.late or 0.0 for row in rows}
    answers = {row.notebook_id: (row.answers, row.untouched) for row in rows}.values()
    worked = any(untouched < n for n, untouched in answers) or not any(n for n, _untouched in answers)
    by_hand = any(row.manual_score is not None and not row.needs_manual_grade for row in rows)
    blank = not worked and not by_hand and not any(grade.points or grade.waiting for grade in grades)
    first = rows[0]
    return Submission(login, module, first.submitted_at, float(sum(late.values())), grades, first.cohort, blank)


def _score(row: Any) -> float:
    """Compute what nbgrader's `Grade.score` gives: the manual score, else the automatic one, plus extra credit.

    A manual score that has to be looked at again was given to another text, and does not count.
    """
    if row.manual_score is not None and row.needs_manual_grade:
        return float(row.auto_score or 0.0)
    base = row.manual_score if row.manual_score is not None else row.auto_score
    return 0.0 if base is None else float(base) + float(row.extra_credit or 0.0)
