"""nbgrader's tables for SQLAlchemy Core, with only the columns that we read or write; nbgrader alone creates them.

nbgrader's own model takes two seconds to import. Tests hold these columns to it.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Enum, Float, Interval, MetaData, String, Table, Text

__all__ = [
    "NBGRADER",
    "assignment",
    "base_cell",
    "comment",
    "grade",
    "grade_cells",
    "notebook",
    "solution_cells",
    "source_cell",
    "student",
    "submitted_assignment",
    "submitted_notebook",
    "task_cells",
]

NBGRADER = MetaData()


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def _key(name: str, *, nullable: bool = True) -> Column[str]:
    return Column(name, String(32), nullable=nullable)


assignment = Table(
    "assignment",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    Column("duedate", DateTime()),
    Column("course_id", String(128), nullable=False),
)
notebook = Table(
    "notebook",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    _key("assignment_id"),
    Column("kernelspec", String(1024)),
)
base_cell = Table(
    "base_cell",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    _key("notebook_id", nullable=False),
    Column("type", String(50)),
)
grade_cells = Table("grade_cells", NBGRADER, _id(), Column("max_score", Float(), nullable=False))
solution_cells = Table("solution_cells", NBGRADER, _id())
task_cells = Table("task_cells", NBGRADER, _id(), Column("max_score", Float(), nullable=False))
source_cell = Table(
    "source_cell",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    Column("cell_type", Enum("code", "markdown", name="source_cell_type", validate_strings=True), nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("source", Text()),
    Column("checksum", String(128)),
    _key("notebook_id"),
)
student = Table(
    "student",
    NBGRADER,
    Column("id", String(128), primary_key=True),
    Column("first_name", String(128)),
    Column("last_name", String(128)),
)
submitted_assignment = Table(
    "submitted_assignment",
    NBGRADER,
    _id(),
    _key("assignment_id"),
    Column("student_id", String(128)),
    Column("timestamp", DateTime()),
    Column("extension", Interval()),
)
submitted_notebook = Table(
    "submitted_notebook",
    NBGRADER,
    _id(),
    _key("assignment_id"),
    _key("notebook_id"),
    Column("flagged", Boolean),
    Column("late_submission_penalty", Float(0)),
)
grade = Table(
    "grade",
    NBGRADER,
    _id(),
    _key("notebook_id"),
    _key("cell_id"),
    Column("auto_score", Float()),
    Column("manual_score", Float()),
    Column("extra_credit", Float()),
    Column("needs_manual_grade", Boolean, nullable=False),
)
comment = Table(
    "comment",
    NBGRADER,
    _id(),
    _key("notebook_id"),
    _key("cell_id"),
    Column("auto_comment", Text()),
    Column("manual_comment", Text()),
)
