"""Attempts: a record of every grading of a submission, in a table of our own beside nbgrader's.

nbgrader never reads the table, and its upgrades leave it alone.
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

__all__ = ["Attempt", "academy_attempt", "all_attempts", "last_attempts", "last_graded", "last_texts", "record_attempt"]

Status = Literal["graded", "failed"]


@dataclass(frozen=True)
class Attempt:
    """One grading of one trainee's module."""

    module: str
    trainee: str
    #: Aware; saved in UTC.
    at: datetime
    #: SHA-256 of the submission.
    submission: str
    #: SHA-256 of the source with its checks.
    source: str
    #: The engine's version.
    engine: str
    isolation: Literal["full", "none"]
    status: Status
    #: Why it could not be graded. Of an attempt from before there were codes: the sentence of that time.
    reason: Note | None = None
    #: Path of a file that says more of the reason.
    log: str = ""
    #: For the mentor; sentences of that time, as with the reason.
    notes: tuple[Note, ...] = ()
    #: One a graded exercise. Their reasons are worded in the course's language: trainees read them in the notebook.
    verdicts: tuple[dict[str, Any], ...] = ()
    #: SHA-256 of every text that a person grades, by "notebook/cell"; set when the attempt is recorded.
    texts: dict[str, str] = field(default_factory=dict)
    #: Seconds by stage.
    timings: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    #: 1, 2, ... of this trainee's module; set when the attempt is recorded.
    number: int = 0


# JSON is saved as ASCII in Text columns: PostgreSQL's JSON refuses NaN, and its text refuses NUL and lone surrogates. A
# trainee's notebook may hold all three. `reason` is a note as JSON, too, or empty.
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
    """Add the attempt as the trainee's next one. Returns it with its number."""
    known = academy_attempt.c
    last = connection.scalar(
        select(func.max(known.number)).where(known.module == attempt.module, known.trainee == attempt.trainee)
    )
    numbered = dataclasses.replace(attempt, number=(last or 0) + 1)
    row = {f.name: getattr(numbered, f.name) for f in dataclasses.fields(numbered)}
    row["notes"] = [note.to_json() for note in attempt.notes]
    row |= {name: json.dumps(row[name]) for name in JSON}
    row |= {"reason": attempt.reason.dumps() if attempt.reason else "", "log": _storable(attempt.log)}
    at = attempt.at.astimezone(UTC).replace(tzinfo=None)
    connection.execute(academy_attempt.insert(), {**row, "id": uuid4().hex, "at": at})
    return numbered


def all_attempts(connection: Connection, module: str, trainee: str) -> list[Attempt]:
    """Read a trainee's attempts, first to last."""
    known = academy_attempt.c
    query = select(academy_attempt).where(known.module == module, known.trainee == trainee).order_by(known.number)
    return [_attempt(row._asdict()) for row in connection.execute(query)]


def last_attempts(connection: Connection, module: str) -> dict[str, Attempt]:
    """Read the latest attempt of every trainee who has one."""
    known = academy_attempt.c
    latest = _latest(module).subquery()
    query = (
        select(academy_attempt)
        .join(latest, (known.trainee == latest.c.trainee) & (known.number == latest.c.number))
        .where(known.module == module)
    )
    return {row.trainee: _attempt(row._asdict()) for row in connection.execute(query)}


def last_graded(connection: Connection, module: str, trainee: str) -> tuple[str, dict[str, str]]:
    """Read what an existing manual grade refers to: the hashes of the submission graded last and of its texts."""
    known = academy_attempt.c
    query = (
        select(known.submission, known.texts)
        .where(known.module == module, known.trainee == trainee, known.status == "graded")
        .order_by(known.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return ("", {}) if row is None else (row.submission, json.loads(row.texts or "{}"))


def last_texts(connection: Connection, module: str) -> dict[str, dict[str, str]]:
    """Read the hashes of every trainee's texts, of the submission graded last: trainee -> "notebook/cell" -> hash."""
    known = academy_attempt.c
    query = (
        select(known.trainee, known.texts)
        .where(known.module == module, known.status == "graded")
        .order_by(known.number)
    )
    return {trainee: json.loads(texts or "{}") for trainee, texts in connection.execute(query)}


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
