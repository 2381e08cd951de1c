"""A small database for each test, and one department that lived for two years for the tests that only look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.support.paths import COURSE
from tests.support.reported_department import DAY, HOSTILE, NOW, Department
from tests.support.seeded_department import seeded
from tracker.domain.framework import Framework, load_framework
from tracker.domain.policy import Policy, load_policy
from tracker.reports.compute.head import head_report
from tracker.reports.compute.person import person_report
from tracker.reports.model import HeadReport, PersonReport
from tracker.store.database import Database
from tracker.store.tables import metadata


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework(COURSE / "competencies.toml")


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture
def tell(tmp_path: Path, framework: Framework, policy: Policy) -> Iterator[Callable[..., HeadReport]]:
    """tell(department, ...) writes the rows and gives the head's report of 20 October 2026."""
    opened: list[Database] = []

    def report(made: Department, as_of: date = DAY, known_at: datetime = NOW, **more: object) -> HeadReport:
        database = Database(tmp_path / f"{len(opened)}.db")
        opened.append(database)
        metadata.create_all(database.engine)
        with database.writing() as connection:
            made.write(connection)
        with database.reading() as connection:
            return head_report(connection, as_of=as_of, known_at=known_at, policy=policy, framework=framework, **more)

    yield report
    for database in opened:
        database.close()


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory, framework: Framework, policy: Policy) -> Iterator[Database]:
    """Twelve account managers, two years."""
    database = Database(tmp_path_factory.mktemp("lived") / "tracker.db")
    metadata.create_all(database.engine)
    with database.writing() as connection:
        seeded(12, 2, DAY, framework).write(connection)
    yield database
    database.close()


@pytest.fixture(scope="session")
def head(lived: Database, framework: Framework, policy: Policy) -> HeadReport:
    """The head's report, with the hostile words that an owner might choose as a title."""
    with lived.reading() as connection:
        report = head_report(connection, as_of=DAY, known_at=NOW, policy=policy, framework=framework)
    hostile = replace(report.due[0], kind="endorse", about="case", detail=HOSTILE)
    return replace(report, due=(hostile, *report.due))


@pytest.fixture(scope="session")
def person(lived: Database, framework: Framework, policy: Policy) -> PersonReport:
    with lived.reading() as connection:
        report = person_report(connection, "p3", as_of=DAY, known_at=NOW, policy=policy, framework=framework)
    return replace(report, evidence=(replace(report.evidence[0], kind="case", title="=1+1"), *report.evidence))
