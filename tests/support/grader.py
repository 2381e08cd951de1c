"""A gradebook of a course and what people do with it, for imports of grades."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import nbgrader.api
import pytest
from nbgrader.api import Gradebook


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
def ask_alembic_once() -> Iterator[None]:
    """nbgrader asks alembic, by name and in a process, which version its tables have: seconds each time it opens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
        version = nbgrader.api.get_alembic_version()
        patch.setattr(nbgrader.api, "get_alembic_version", lambda: version)
        yield
