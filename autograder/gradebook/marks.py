"""Marks: every stroke of a marker, by line of the rubric, in a table of our own beside nbgrader's.

A stroke is never changed. One that was undone stays in the table and does not count. A mark is what the strokes of one
marker, in one role, come to for one text by one rubric: another text or another rubric begins a new mark.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, get_args
from uuid import uuid4

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
    update,
)

__all__ = ["ROLES", "WHOLE", "Mark", "Role", "Stroke", "academy_mark", "add_stroke", "marks_of", "read_strokes", "undo"]

Role = Literal["first", "second", "third", "talk"]
"""first: the mark that counts. second: given without seeing the first, to compare. third, talk: settle a difference."""
ROLES: tuple[Role, ...] = get_args(Role)
WHOLE = ""
"""In place of a line of the rubric: the whole text."""

academy_mark = Table(
    "academy_mark",
    MetaData(),
    Column("id", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("module", String(128), nullable=False),
    Column("exercise", String(128), nullable=False),
    Column("trainee", String(128), nullable=False),
    Column("marker", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    Column("criterion", String(128), nullable=False),
    Column("points", Float),
    Column("comment", Text, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("text", String(64), nullable=False),
    Column("rubric", String(64), nullable=False),
    Column("at", DateTime(), nullable=False),
    Column("undone", Boolean, nullable=False),
    UniqueConstraint("number"),
)


@dataclass(frozen=True)
class Stroke:
    """Points and comment that a marker gave one line of the rubric at one moment."""

    module: str
    exercise: str
    trainee: str
    marker: str
    role: Role
    #: A line of the rubric, or WHOLE.
    criterion: str
    #: None for a comment alone.
    points: float | None
    comment: str
    #: How many lines the rubric had.
    lines: int
    #: SHA-256 of the text.
    text: str
    #: Digest of points and rubric.
    rubric: str
    #: Aware; saved in UTC.
    at: datetime
    #: 1, 2, ... over the whole gradebook; set when it is saved.
    number: int = 0


@dataclass
class Mark:
    """What one marker gave one text."""

    exercise: str
    trainee: str
    marker: str
    role: Role
    text: str
    rubric: str
    #: How many lines the rubric had.
    lines: int
    #: By line of the rubric.
    points: dict[str, float] = field(default_factory=dict)
    #: By line of the rubric; under WHOLE, of the whole text.
    comments: dict[str, str] = field(default_factory=dict)
    #: Points without lines, as formgrader gives them.
    whole: float | None = None
    #: Moment and number of the last stroke.
    at: datetime | None = None
    number: int = 0

    @property
    def by_line(self) -> bool:
        """Return whether every line of the rubric has its points."""
        return self.lines > 0 and len(self.points) == self.lines

    @property
    def total(self) -> float | None:
        """Return the points of the mark; None while lines of the rubric have none."""
        return sum(self.points.values()) if self.by_line else self.whole

    def take(self, stroke: Stroke) -> None:
        """Add a stroke, which is later than those before."""
        if stroke.criterion != WHOLE and stroke.points is not None:
            self.points[stroke.criterion] = stroke.points
        elif stroke.points is not None:  # points for the whole text replace those by line
            self.whole, self.points, self.comments = stroke.points, {}, {}
        self.comments[stroke.criterion] = stroke.comment
        self.lines, self.at, self.number = max(self.lines, stroke.lines), stroke.at, stroke.number


def add_stroke(connection: Connection, stroke: Stroke) -> Stroke:
    """Save a stroke. Returns it with its number."""
    last = connection.scalar(select(func.max(academy_mark.c.number)))
    numbered = dataclasses.replace(stroke, number=(last or 0) + 1)
    row = dataclasses.asdict(numbered)
    row |= {"comment": _storable(stroke.comment), "at": stroke.at.astimezone(UTC).replace(tzinfo=None)}
    connection.execute(academy_mark.insert(), {**row, "id": uuid4().hex, "undone": False})
    return numbered


def undo(connection: Connection, module: str, marker: str, role: Role) -> Stroke | None:
    """Let a marker's latest stroke in a role count no more. Returns it; None when there is none left."""
    known = academy_mark.c
    query = (
        select(academy_mark)
        .where(known.module == module, known.marker == marker, known.role == role, known.undone.is_(False))
        .order_by(known.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    connection.execute(update(academy_mark).where(known.id == row.id).values(undone=True))
    return _stroke(row._asdict())


def read_strokes(connection: Connection, module: str, exercise: str = "", trainee: str = "") -> list[Stroke]:
    """Read the strokes that count, first to last, of a module or of one exercise or trainee of it."""
    known = academy_mark.c
    query = select(academy_mark).where(known.module == module, known.undone.is_(False)).order_by(known.number)
    if exercise:
        query = query.where(known.exercise == exercise)
    if trainee:
        query = query.where(known.trainee == trainee)
    return [_stroke(row._asdict()) for row in connection.execute(query)]


def marks_of(strokes: Iterable[Stroke]) -> list[Mark]:
    """Compose the marks of strokes that are in order."""
    found: dict[tuple[str, ...], Mark] = {}
    for one in strokes:
        key = (one.exercise, one.trainee, one.marker, one.role, one.text, one.rubric)
        if key not in found:
            found[key] = Mark(one.exercise, one.trainee, one.marker, one.role, one.text, one.rubric, one.lines)
        found[key].take(one)
    return sorted(found.values(), key=lambda mark: mark.number)


def _stroke(row: dict[str, Any]) -> Stroke:
    del row["id"], row["undone"]
    return Stroke(**row | {"at": row["at"].replace(tzinfo=UTC)})


def _storable(text: str) -> str:
    """Return a comment without what PostgreSQL's text refuses."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
