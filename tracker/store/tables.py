"""The tables. Every column has a privacy class; a test checks that.

public      structure and rules
internal    workflow, pseudonyms, dates of the organisation
personal    data that identify a person
sensitive   ratings, reasons, narratives: judgements about a person
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

__all__ = ["INTERVALS", "PERSONAL_TABLES", "PRIVACY", "Utc", "metadata", "t"]

PRIVACY = ("public", "internal", "personal", "sensitive")
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Utc(TypeDecorator[datetime]):
    """A moment: aware UTC in the program, naive UTC in the database, because both databases store that alike."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def column(name: str, kind: Any, privacy: str, *args: Any, null: bool = False, **kwargs: Any) -> Column[Any]:
    """Define a column with its privacy class, NOT NULL unless `null` is set."""
    return Column(name, kind, *args, nullable=null, info={"privacy": privacy}, **kwargs)


def of_person(name: str = "person") -> Column[Any]:
    """Define a reference to a person."""
    return column(name, String(40), "internal", ForeignKey("person.id"), index=True)


def interval() -> list[Column[Any]]:
    """Define the columns of an interval: local days, both inclusive, and the UTC moments of their bookkeeping.

    A correction never changes a row: it sets `superseded_at` and inserts a new row.
    """
    return [
        column("start", Date, "internal"),
        column("end", Date, "internal", null=True),
        column("recorded_at", Utc, "internal"),
        column("superseded_at", Utc, "internal", null=True),
    ]


def serial() -> Column[Any]:
    """Define a numbered primary key."""
    return column("id", Integer, "internal", primary_key=True, autoincrement=True)


class t:  # noqa: N801 - a namespace that is read like a variable: t.person
    """The tables by name."""

    person = Table(
        "person",
        metadata,
        column("id", String(40), "internal", primary_key=True),
        column("name", String(200), "personal"),
        column("login", String(120), "personal", unique=True, null=True),
        column("email", String(200), "personal"),
        column("recorded_at", Utc, "internal"),
        column("erased_at", Utc, "internal", null=True),
    )
    _was = (column("login", String(120), "personal"), column("recorded_at", Utc, "internal"))
    earlier_login = Table("earlier_login", metadata, serial(), of_person(), *_was)
    _position = column("position", String(60), "internal")
    employment = Table("employment", metadata, serial(), of_person(), _position, *interval())
    leave = Table("leave", metadata, serial(), of_person(), column("kind", String(20), "personal"), *interval())
    role = Table("role", metadata, serial(), of_person(), column("role", String(20), "internal"), *interval())
    mentorship = Table("mentorship", metadata, serial(), of_person("mentor"), of_person("mentee"), *interval())
    evidence = Table(
        "evidence",
        metadata,
        column("id", String(40), "internal", primary_key=True),
        of_person(),
        column("kind", String(30), "internal"),
        column("occurred_on", Date, "internal"),
        column("recorded_at", Utc, "internal"),
        column("state", String(20), "internal"),
        column("data", JSON, "sensitive"),
        column("content", String(64), "internal", null=True),
        column("replaces", String(40), "internal", null=True),
        column("part", String(12), "internal", null=True),
        Index("ix_evidence_person_content", "person", "content"),
        Index("ix_evidence_kind_occurred_on", "kind", "occurred_on"),
    )
    transition = Table(
        "transition",
        metadata,
        serial(),
        column("evidence", String(40), "internal", ForeignKey("evidence.id"), index=True),
        column("at", Utc, "internal"),
        column("by", String(40), "internal"),
        column("action", String(20), "internal"),
        column("state", String(20), "internal"),
        column("reason", Text, "sensitive"),
    )
    waiver = Table(
        "waiver",
        metadata,
        column("id", String(40), "internal", primary_key=True),
        of_person(),
        column("requirement", String(80), "internal"),
        column("start", Date, "internal"),
        column("end", Date, "internal"),
        column("reason", Text, "sensitive"),
        column("granted_by", String(40), "internal"),
        column("recorded_at", Utc, "internal"),
    )
    dispute = Table(
        "dispute",
        metadata,
        column("id", String(40), "internal", primary_key=True),
        of_person(),
        column("about", String(80), "internal"),
        column("text", Text, "sensitive"),
        column("recorded_at", Utc, "internal"),
        column("resolved_at", Utc, "internal", null=True),
        column("resolved_by", String(40), "internal", null=True),
        column("resolution", Text, "sensitive"),
    )
    attestation = Table(
        "attestation",
        metadata,
        column("id", String(40), "internal", primary_key=True),
        of_person(),
        column("decided_on", Date, "internal"),
        column("decision", String(20), "sensitive"),
        column("signed_by", String(40), "internal"),
        column("policy", String(40), "public"),
        column("framework", String(40), "public"),
        column("reason", Text, "sensitive"),
        column("revoked_on", Date, "internal", null=True),
        column("revoked_at", Utc, "internal", null=True),
        column("credential", JSON, "personal", null=True),
        column("recorded_at", Utc, "internal"),
    )
    closed_period = Table(
        "closed_period",
        metadata,
        column("kind", String(10), "public", primary_key=True),
        column("start", Date, "public", primary_key=True),
        column("closed_at", Utc, "internal"),
        column("closed_by", String(40), "internal"),
        column("policy", String(40), "public"),
    )
    snapshot = Table(
        "snapshot",
        metadata,
        serial(),
        of_person(),
        column("kind", String(10), "public"),
        column("start", Date, "public"),
        column("rule", String(40), "public"),
        column("required", Integer, "sensitive"),
        column("confirmed", Integer, "sensitive"),
        column("exempt", String(20), "sensitive", null=True),
        column("policy", String(40), "public"),
        column("recorded_at", Utc, "internal"),
        column("restates", Integer, "internal", ForeignKey("snapshot.id"), null=True),
        column("reason", Text, "sensitive"),
    )
    grade = Table(
        "grade",
        metadata,
        serial(),
        of_person(),
        column("evidence", String(40), "internal", ForeignKey("evidence.id"), index=True),
        column("module", String(80), "public"),
        column("exercise", String(80), "public"),
        column("points", String(20), "sensitive"),
        column("max_points", String(20), "public"),
    )
    subject_key = Table(
        "subject_key",
        metadata,
        column("subject", String(40), "internal", primary_key=True),
        column("key", LargeBinary(32), "sensitive"),
    )
    event = Table(
        "event",
        metadata,
        column("seq", Integer, "internal", primary_key=True, autoincrement=False),
        column("at", String(32), "internal"),
        column("actor", String(40), "internal"),
        column("subject", String(40), "internal", index=True),
        column("kind", String(40), "internal"),
        column("payload", Text, "sensitive", null=True),
        column("digest", String(64), "internal"),
        column("previous", String(64), "internal"),
        column("hash", String(64), "internal"),
    )
    head = Table(
        "head",
        metadata,
        column("id", Integer, "internal", primary_key=True, autoincrement=False),
        column("seq", Integer, "internal"),
        column("hash", String(64), "internal"),
    )
    access = Table(
        "access",
        metadata,
        serial(),
        column("at", Utc, "internal"),
        column("actor", String(40), "internal"),
        column("action", String(40), "internal"),
        column("subject", String(40), "internal", index=True),
        column("allowed", Integer, "internal"),
    )


#: Tables of intervals by name.
INTERVALS = {"employment": t.employment, "leave": t.leave, "role": t.role, "mentorship": t.mentorship}

_OF_RECORD = (t.grade, t.snapshot, t.attestation, t.dispute, t.waiver, t.earlier_login)
#: Tables, besides evidence, whose rows belong to the person of their `person` column and are deleted by an erasure.
PERSONAL_TABLES = (*_OF_RECORD, t.role, t.leave, t.employment)
