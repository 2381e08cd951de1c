"""Decide who may do what: role x action x relationship, read from `access.toml`. Whatever is not listed is denied."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import ValidationError

from tracker.domain.people import Frozen, Role
from tracker.validation import invalid

__all__ = ["ACTIONS", "RELATIONSHIPS", "ROLES", "Action", "Relationship", "allowed", "relationship"]

Relationship = Literal["own", "mentee", "department", "none"]
Action = Literal[
    "read_status",
    "read_record",
    "read_department",
    "add_person",
    "manage_person",
    "add_evidence",
    "enter_late",
    "submit",
    "withdraw",
    "amend",
    "observe",
    "endorse",
    "return",
    "confirm",
    "reject",
    "revoke_certificate",
    "adopt_improvement",
    "waive",
    "dispute",
    "resolve",
    "attest",
    "revoke_attestation",
    "close_period",
    "import",
    "export",
    "erase",
    "verify_audit",
    "backup",
]
ROLES: tuple[str, ...] = get_args(Role)
ACTIONS: tuple[str, ...] = get_args(Action)
RELATIONSHIPS: tuple[str, ...] = get_args(Relationship)


class _Allow(Frozen):
    roles: tuple[Role, ...]
    relationships: tuple[Relationship, ...]
    actions: tuple[Action, ...]


class _Table(Frozen):
    allow: tuple[_Allow, ...]


@cache
def _allowed_cells() -> frozenset[tuple[str, str, str]]:
    """Return every allowed (role, action, relationship)."""
    path = Path(__file__).with_suffix(".toml")
    try:
        table = _Table.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        raise invalid(error, path.name) from None
    return frozenset(
        (role, action, relation)
        for row in table.allow
        for role in row.roles
        for action in row.actions
        for relation in row.relationships
    )


def allowed(roles: Iterable[str], action: str, relation: str) -> bool:
    """Return True if any of the actor's roles allows the action in this relationship."""
    return any((role, action, relation) in _allowed_cells() for role in roles)


def relationship(actor: str, subject: str | None, mentors: Iterable[str]) -> Relationship:
    """Name the actor's relationship to a record.

    Args:
        actor: id of the person who acts.
        subject: id of the record's owner; None for an action that concerns no single person.
        mentors: ids of the subject's current mentors.
    """
    if subject is None:
        return "none"
    if actor == subject:
        return "own"
    return "mentee" if actor in mentors else "department"
