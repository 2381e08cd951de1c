"""The one place that decides: role x action x relationship, from `access.toml`; what is not listed there is denied."""

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
def _table() -> frozenset[tuple[str, str, str]]:
    path = Path(__file__).with_suffix(".toml")
    try:
        table = _Table.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        raise invalid(error, path.name) from None
    return frozenset(
        (r, a, s) for row in table.allow for r in row.roles for a in row.actions for s in row.relationships
    )


def allowed(roles: Iterable[str], action: str, relation: str) -> bool:
    """Whether any of the actor's roles may do this in this relationship."""
    return any((role, action, relation) in _table() for role in roles)


def relationship(actor: str, subject: str | None, mentors: Iterable[str]) -> Relationship:
    """What the actor is to the record. mentors: ids of the subject's current mentors; subject None: nobody's record."""
    if subject is None:
        return "none"
    if actor == subject:
        return "own"
    return "mentee" if actor in mentors else "department"
