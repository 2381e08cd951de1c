"""Gradebooks made by nbgrader itself, and a department to import into."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import nbgrader.api
import pytest
from nbgrader.api import Gradebook

from tracker.desk import Desk
from tracker.domain.framework import load_framework
from tracker.domain.policy import load_policy
from tracker.service import start_department


class Grader:
    """A course's gradebook and what people do with it. modules: module -> exercise -> points."""

    def __init__(self, path: Path | str, modules: Mapping[str, Mapping[str, float]]) -> None:
        self.path = path
        with closing(self.open()) as book:
            for module, exercises in modules.items():
                book.add_assignment(module)
                book.add_notebook(module, module)
                for name, points in exercises.items():
                    book.add_grade_cell(f"{name}-grade", module, module, max_score=points, cell_type="code")

    def open(self) -> Gradebook:
        return Gradebook(self.path if isinstance(self.path, str) else f"sqlite:///{self.path}", "course")

    def grade(
        self,
        login: str,
        module: str,
        scores: Mapping[str, float | None],
        handed_in: str | None = "2026-03-02 16:12:00 UTC",
        *,
        by_hand: float | None = None,
        extra: float | None = None,
        late: float = 0.0,
    ) -> None:
        """Enter a submission or grade it again. A score of None waits for a person; by_hand: by a person, for all."""
        with closing(self.open()) as book:
            book.update_or_create_student(login)
            values = {} if handed_in is None else {"timestamp": handed_in}
            book.update_or_create_submission(module, login, **values)
            for name, score in scores.items():
                entry = book.find_grade(f"{name}-grade", module, module, login)
                entry.auto_score, entry.manual_score, entry.extra_credit = score, by_hand, extra
                entry.needs_manual_grade = score is None and by_hand is None
            book.find_submission_notebook(module, module, login).late_submission_penalty = late
            book.db.commit()


@pytest.fixture(scope="session", autouse=True)
def _ask_alembic_once() -> Iterator[None]:
    """nbgrader asks alembic, by name and in a process, which version its tables have: seconds each time it opens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
        version = nbgrader.api.get_alembic_version()
        patch.setattr(nbgrader.api, "get_alembic_version", lambda: version)
        yield


MODULES = {"ads": {"cpl": 3, "audit": 5}, "talk": {"letter": 4}}


@pytest.fixture
def grader(tmp_path: Path) -> Grader:
    return Grader(tmp_path / "gradebook.db", MODULES)


@pytest.fixture
def grader_by_url(new_url: Callable[[], str]) -> Grader:
    """A gradebook named by its URL, on SQLite and on PostgreSQL."""
    return Grader(new_url(), MODULES)


ROOT = Path(__file__).parents[3]


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 7, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(new_url: Callable[[], str], clock: Clock) -> Desk:
    """A department with its head only, on SQLite and on PostgreSQL."""
    return start_department(
        new_url(),
        "Ольга Седова",
        "o.sedova",
        start=date(2020, 1, 9),
        email="o.sedova@mayak.example",
        policy=load_policy(),
        framework=load_framework(ROOT / "course" / "competencies.toml"),
        clock=clock,
    )
