"""Reports for tests: of a department that the test makes, and of one shared department with two years of records."""

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
def report_of(tmp_path: Path, framework: Framework, policy: Policy) -> Iterator[Callable[..., HeadReport]]:
    """report_of(department, ...) writes the department into a new database and returns the head's report of it, by
    default of 20 October 2026."""
    opened: list[Database] = []

    def report(department: Department, as_of: date = DAY, known_at: datetime = NOW, **more: object) -> HeadReport:
        database = Database(tmp_path / f"{len(opened)}.db")
        opened.append(database)
        metadata.create_all(database.engine)
        with database.writing() as connection:
            department.write(connection)
        with database.reading() as connection:
            return head_report(connection, as_of=as_of, known_at=known_at, policy=policy, framework=framework, **more)

    yield report
    for database in opened:
        database.close()


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory, framework: Framework) -> Iterator[Database]:
    """The database of a department of twelve account managers with records of two years. Tests only read it."""
    database = Database(tmp_path_factory.mktemp("two_years") / "tracker.db")
    metadata.create_all(database.engine)
    with database.writing() as connection:
        seeded(12, 2, DAY, framework).write(connection)
    yield database
    database.close()


@pytest.fixture(scope="session")
def head(two_years: Database, framework: Framework, policy: Policy) -> HeadReport:
    """The head's report, with one title that tries to become a formula, a script and Typst code."""
    with two_years.reading() as connection:
        report = head_report(connection, as_of=DAY, known_at=NOW, policy=policy, framework=framework)
    hostile = replace(report.due[0], kind="endorse", about="case", detail=HOSTILE)
    return replace(report, due=(hostile, *report.due))


@pytest.fixture(scope="session")
def person(two_years: Database, framework: Framework, policy: Policy) -> PersonReport:
    """One person's report, with one title that tries to become a formula."""
    with two_years.reading() as connection:
        report = person_report(connection, "p3", as_of=DAY, known_at=NOW, policy=policy, framework=framework)
    return replace(report, evidence=(replace(report.evidence[0], kind="case", title="=1+1"), *report.evidence))
