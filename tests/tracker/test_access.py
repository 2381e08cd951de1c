# ruff: noqa: E501 - rows of tables read better on one line
"""Access rules: every cell of the matrix, and the use cases that have to obey it."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.department import Department
from tracker import service
from tracker.access import ACTIONS, RELATIONSHIPS, ROLES, allowed, relationship
from tracker.errors import Denied, TrackerError

MATRIX = tomllib.loads((Path(__file__).parent / "access_matrix.toml").read_text("utf-8"))
CELLS = list(itertools.product(ROLES, ACTIONS, RELATIONSHIPS))
TODAY = date(2026, 6, 15)


@pytest.mark.parametrize("cell", CELLS, ids="-".join)
def test_every_cell_of_the_matrix(cell: tuple[str, str, str]) -> None:
    """The rules in access.toml agree with the matrix, which was filled in by hand."""
    role, action, relation = cell
    assert allowed([role], action, relation) == (MATRIX[role][action][relation] == "yes")


def test_the_matrix_has_every_row_and_no_other() -> None:
    rows = {(r, a, s) for r, actions in MATRIX.items() for a, cells in actions.items() for s in cells}
    assert rows == set(CELLS)
    assert {v for actions in MATRIX.values() for cells in actions.values() for v in cells.values()} == {"yes", "no"}


@pytest.mark.parametrize(
    ("roles", "action", "relation"),
    [
        ([], "read_status", "own"),
        (["king"], "read_status", "own"),
        (["head"], "fly", "own"),
        (["head"], "confirm", "friend"),
    ],
)
def test_what_is_not_listed_is_denied(roles: list[str], action: str, relation: str) -> None:
    assert not allowed(roles, action, relation)


def test_relationships() -> None:
    assert relationship("a", "a", ["a"]) == "own", "nobody is their own mentee"
    assert relationship("a", "b", ["a"]) == "mentee"
    assert relationship("a", "b", ["c"]) == "department"
    assert relationship("a", None, []) == "none"


Call = Callable[[Department, Any], Any]
# Each use case, called by somebody who may not: what happens, login of the actor, call. `e` is a submitted case of Anna.
DENIED: list[tuple[str, str, Call]] = [
    ("a colleague reads a status", "gleb", lambda d, e: service.status(d.gleb, "anna")),
    ("another mentor reads a record", "olga", lambda d, e: service.read_record(d.olga, "anna")),
    ("the administrator reads a record", "ivan", lambda d, e: service.read_record(d.ivan, "anna")),
    ("the administrator reads the department", "ivan", lambda d, e: service.department(d.ivan)),
    ("a mentor reads the department", "boris", lambda d, e: service.department(d.boris)),
    ("a colleague explains", "gleb", lambda d, e: service.explain(d.gleb, "anna", "cases")),
    ("a colleague lists evidence", "gleb", lambda d, e: service.list_evidence(d.gleb, "anna")),
    ("a trainee adds a person", "anna", lambda d, e: service.add_person(d.anna, "x", start=TODAY)),
    ("a mentor edits a person", "boris", lambda d, e: service.edit_person(d.boris, "anna", name="x")),
    ("a trainee gives herself a role", "anna", lambda d, e: service.add_role(d.anna, "anna", "head", TODAY)),
    ("a trainee enters a leave", "anna", lambda d, e: service.add_leave(d.anna, "anna", TODAY)),
    ("a mentor takes a mentee", "olga", lambda d, e: service.add_mentorship(d.olga, "olga", "gleb", TODAY)),
    ("a trainee adds to another", "gleb", lambda d, e: service.add(d.gleb, "anna", {"kind": "case", "title": "x"}, TODAY)),
    ("a mentor adds to a mentee", "boris", lambda d, e: service.add(d.boris, "anna", {"kind": "case", "title": "x"}, TODAY)),
    ("another mentor endorses", "olga", lambda d, e: service.endorse(d.olga, e)),
    ("the owner endorses", "anna", lambda d, e: service.endorse(d.anna, e)),
    ("a mentor confirms", "boris", lambda d, e: service.confirm(d.boris, e)),
    ("a mentor rejects", "boris", lambda d, e: service.reject(d.boris, e, "x")),
    ("another mentor returns", "olga", lambda d, e: service.return_(d.olga, e, "x")),
    ("a colleague withdraws", "gleb", lambda d, e: service.withdraw(d.gleb, e, "x")),
    ("a colleague amends", "gleb", lambda d, e: service.amend(d.gleb, e, {"kind": "case", "title": "x"}, reason="x")),
    ("a mentor revokes a certificate", "boris", lambda d, e: service.revoke_certificate(d.boris, e, TODAY, "x")),
    ("a mentor notes an adoption", "boris", lambda d, e: service.adopt_improvement(d.boris, e, "x", TODAY)),
    ("a mentor waives", "boris", lambda d, e: service.waive(d.boris, "anna", "cases", TODAY, TODAY, "x")),
    ("a mentor attests", "boris", lambda d, e: service.attest(d.boris, "anna", "attested", "x")),
    ("the head attests herself", "vera", lambda d, e: service.attest(d.vera, "vera", "attested", "x")),
    ("the administrator attests", "ivan", lambda d, e: service.attest(d.ivan, "anna", "attested", "x")),
    ("a mentor closes a quarter", "boris", lambda d, e: service.close_period(d.boris, "quarter", date(2026, 1, 1))),
    ("a mentor reads snapshots", "boris", lambda d, e: service.list_snapshots(d.boris, "quarter", date(2026, 1, 1))),
    ("a mentor imports", "boris", lambda d, e: service.record_results(d.boris, [])),
    ("the head exports another", "vera", lambda d, e: service.export(d.vera, "anna")),
    ("a trainee erases", "anna", lambda d, e: service.erase(d.anna, "gleb", "x")),
    ("a mentor verifies", "boris", lambda d, e: service.verify(d.boris)),
    ("the head backs up", "vera", lambda d, e: service.backup(d.vera, "/nonexistent/x")),
]  # fmt: skip


@pytest.fixture(scope="module")
def department_with_case(
    tmp_path_factory: pytest.TempPathFactory, policy: Any, framework: Any
) -> tuple[Department, str]:
    """A department, and the id of a case that Anna submitted."""
    from tests.support.department import build_department

    d = build_department(f"sqlite:///{tmp_path_factory.mktemp('access')}/x.db", policy, framework)
    one = service.add(d.anna, "anna", {"kind": "case", "title": "x"}, TODAY, submit=True)
    return d, one.id


@pytest.mark.parametrize(("name", "who", "call"), DENIED, ids=[row[0] for row in DENIED])
def test_the_service_denies_and_logs_it(
    department_with_case: tuple[Department, str], name: str, who: str, call: Call
) -> None:
    d, evidence = department_with_case
    with d.vera.database.reading() as connection:
        before = connection.exec_driver_sql("SELECT COUNT(*), COALESCE(MAX(id), 0) FROM access").one()
        events = connection.exec_driver_sql("SELECT COUNT(*) FROM event").scalar_one()
    with pytest.raises(Denied):
        call(d, evidence)
    with d.vera.database.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT actor, allowed FROM access WHERE id > {before[1]}").all()
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM event").scalar_one() == events
    # Refusals about the actor's own record are not logged.
    own = name in (
        "a trainee gives herself a role",
        "a trainee enters a leave",
        "the owner endorses",
        "the head attests herself",
    )
    assert [tuple(r) for r in rows] == ([] if own else [(d.id(who), 0)])


def test_denied_is_an_error_of_the_tracker() -> None:
    assert issubclass(Denied, TrackerError)
