"""Attempts: what came of every grading of a submission, in a table of our own beside nbgrader's.

nbgrader never looks at it, and its upgrades leave it alone.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Float,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
)

from autograder.notes import Note

__all__ = ["Attempt", "academy_attempt", "all_attempts", "last_attempts", "last_texts", "record_attempt"]

Status = Literal["graded", "failed"]


@dataclass(frozen=True)
class Attempt:
    """One grading of one trainee's module.

    at: aware, kept in UTC. submission, source: SHA-256 of what was handed in, and of the source with its checks.
    engine: its version. texts: SHA-256 of every text that a person grades, by "notebook/cell". timings: seconds by
    stage. number: 1, 2, ... of this trainee's module; the gradebook gives it, and the texts, when it keeps the attempt.
    """

    module: str
    trainee: str
    at: datetime
    submission: str
    source: str
    engine: str
    isolation: Literal["full", "none"]
    status: Status
    reason: Note | None = None
    log: str = ""
    notes: tuple[Note, ...] = ()
    verdicts: tuple[dict[str, Any], ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    number: int = 0


# JSON stands in Text columns, as ASCII: PostgreSQL's JSON refuses NaN, and its text refuses NUL and lone surrogates,
# all of which a trainee's notebook may bring.
academy_attempt = Table(
    "academy_attempt",
    MetaData(),
    Column("id", String(32), primary_key=True),
    Column("module", String(128), nullable=False),
    Column("trainee", String(128), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", DateTime(), nullable=False),
    Column("submission", String(64), nullable=False),
    Column("source", String(64), nullable=False),
    Column("engine", String(64), nullable=False),
    Column("isolation", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("log", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("verdicts", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Column("timings", Text, nullable=False),
    Column("seconds", Float, nullable=False),
    UniqueConstraint("module", "trainee", "number"),
)
JSON = ("notes", "verdicts", "texts", "timings")


def record_attempt(connection: Connection, attempt: Attempt) -> Attempt:
    """Add the attempt as the trainee's next one; as it was numbered."""
    known = academy_attempt.c
    made = connection.scalar(
        select(func.max(known.number)).where(known.module == attempt.module, known.trainee == attempt.trainee)
    )
    numbered = dataclasses.replace(attempt, number=(made or 0) + 1)
    row = {f.name: getattr(numbered, f.name) for f in dataclasses.fields(numbered)}
    row["notes"] = [note.to_json() for note in attempt.notes]
    row |= {name: json.dumps(row[name]) for name in JSON}
    row |= {"reason": attempt.reason.dumps() if attempt.reason else "", "log": _storable(attempt.log)}
    at = attempt.at.astimezone(UTC).replace(tzinfo=None)
    connection.execute(academy_attempt.insert(), {**row, "id": uuid4().hex, "at": at})
    return numbered


def all_attempts(connection: Connection, module: str, trainee: str) -> list[Attempt]:
    """A trainee's attempts, first to last."""
    known = academy_attempt.c
    query = select(academy_attempt).where(known.module == module, known.trainee == trainee).order_by(known.number)
    return [_attempt(row._asdict()) for row in connection.execute(query)]


def last_attempts(connection: Connection, module: str) -> dict[str, Attempt]:
    """The latest attempt of every trainee who has one."""
    known = academy_attempt.c
    latest = _latest(module).subquery()
    query = (
        select(academy_attempt)
        .join(latest, (known.trainee == latest.c.trainee) & (known.number == latest.c.number))
        .where(known.module == module)
    )
    return {row.trainee: _attempt(row._asdict()) for row in connection.execute(query)}


def last_texts(connection: Connection, module: str, trainee: str) -> dict[str, str]:
    """Texts of the trainee's latest graded attempt: those that a mentor's grade, if there is one, is for."""
    known = academy_attempt.c
    query = (
        select(known.texts)
        .where(known.module == module, known.trainee == trainee, known.status == "graded")
        .order_by(known.number.desc())
        .limit(1)
    )
    found: dict[str, str] = json.loads(connection.scalar(query) or "{}")
    return found


def _latest(module: str) -> Select[Any]:
    known = academy_attempt.c
    return (
        select(known.trainee, func.max(known.number).label("number"))
        .where(known.module == module)
        .group_by(known.trainee)
    )


def _attempt(row: dict[str, Any]) -> Attempt:
    del row["id"]
    row |= {name: json.loads(row[name]) for name in JSON}
    row |= {
        "at": row["at"].replace(tzinfo=UTC),
        "reason": Note.loads(row["reason"]) if row["reason"] else None,
        "notes": tuple(map(Note.from_json, row["notes"])),
        "verdicts": tuple(row["verdicts"]),
    }
    return Attempt(**row)


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")
