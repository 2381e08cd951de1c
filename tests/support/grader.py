"""A gradebook with submissions and grades, made with nbgrader's own API, for the tests of imports."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from nbgrader.api import Gradebook


class Grader:
    """A gradebook of a course.

    Args:
        path: path of the gradebook, or its URL as text.
        modules: module -> exercise -> maximum points.
    """

    def __init__(self, path: Path | str, modules: Mapping[str, Mapping[str, float]]) -> None:
        self.path = path
        with closing(self.open()) as book:
            for module, exercises in modules.items():
                book.add_assignment(module)
                book.add_notebook(module, module)
                for name, points in exercises.items():
                    book.add_grade_cell(f"{name}-grade", module, module, max_score=points, cell_type="code")

    def open(self) -> Gradebook:
        """Open the gradebook; the caller closes it."""
        return Gradebook(self.path if isinstance(self.path, str) else f"sqlite:///{self.path}", "course")

    def grade(
        self,
        login: str,
        module: str,
        scores: Mapping[str, float | None],
        submitted_at: str | None = "2026-03-02 16:12:00 UTC",
        *,
        by_hand: float | None = None,
        extra: float | None = None,
        late: float = 0.0,
    ) -> None:
        """Enter a submission and its grades, or grade it again.

        Args:
            login: the trainee.
            module: the module.
            scores: exercise -> automatic score; None: a person has to grade it.
            submitted_at: timestamp of the submission; None: it has none.
            by_hand: manual score of every exercise.
            extra: extra credit of every exercise.
            late: points deducted for lateness.
        """
        with closing(self.open()) as book:
            book.update_or_create_student(login)
            values = {} if submitted_at is None else {"timestamp": submitted_at}
            book.update_or_create_submission(module, login, **values)
            for name, score in scores.items():
                entry = book.find_grade(f"{name}-grade", module, module, login)
                entry.auto_score, entry.manual_score, entry.extra_credit = score, by_hand, extra
                entry.needs_manual_grade = score is None and by_hand is None
            book.find_submission_notebook(module, module, login).late_submission_penalty = late
            book.db.commit()
