"""Fixtures: gradebooks made by nbgrader itself, and a department to import into."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.grader import Grader
from tracker.desk import Desk, open_desk
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.service import add_mentorship, add_person, start_department

MODULES = {"ads": {"cpl": 3, "audit": 5}, "talk": {"letter": 4}}


@pytest.fixture
def grader(tmp_path: Path) -> Grader:
    return Grader(tmp_path / "gradebook.db", MODULES)


@pytest.fixture
def grader_by_url(new_url: Callable[[], str]) -> Grader:
    """A gradebook given by its URL, on SQLite and on PostgreSQL."""
    return Grader(new_url(), MODULES)


class Clock:
    """A clock that shows the same moment until a test sets another."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 7, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


HEAD = "o.sedova"


@pytest.fixture
def desk(
    copied_url: Callable[..., str], database_kind: str, policy: Policy, framework: Framework, clock: Clock
) -> Desk:
    """The desk of a department that has only its head, on SQLite and on PostgreSQL."""
    rules: dict[str, Any] = {"policy": policy, "framework": framework, "clock": clock}

    def fill(url: str) -> Desk:
        email = "o.sedova@mayak.example"
        return start_department(url, "Ольга Седова", HEAD, start=date(2020, 1, 9), email=email, **rules)

    return open_desk(copied_url(database_kind, "head_only", fill), HEAD, **rules)


@pytest.fixture
def desk_with_people(desk: Desk) -> Desk:
    """The desk with two account managers and a mentor."""
    add_person(desk, "Мария Орлова", "m.orlova", start=date(2024, 2, 1), email="m.orlova@mayak.example")
    add_person(desk, "Дарья Ким", "d.kim", start=date(2024, 2, 1))
    add_person(desk, "Илья Гусев", "i.gusev", start=date(2024, 2, 1), roles=("trainee", "mentor"))
    add_mentorship(desk, "i.gusev", "m.orlova", date(2024, 2, 1))
    return desk
