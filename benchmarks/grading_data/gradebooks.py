"""Compare two gradebooks: every cell's grade, comment and whether it needs manual grading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Comment, Grade, Gradebook

__all__ = ["Row", "compare", "read_rows"]


@dataclass(frozen=True)
class Row:
    """What a gradebook records of one cell of a submission."""

    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    needs_manual_grade: bool
    max_score: float
    auto_comment: str | None
    late_penalty: float | None


Key = tuple[str, str, str]


def read_rows(root: Path) -> dict[Key, Row]:
    """Read the rows of the course in `root`, by trainee, notebook and cell."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        session: Any = gradebook.db
        comments = {(c.notebook_id, c.name): c.auto_comment for c in session.query(Comment).all()}
        return {
            (g.notebook.student.id, g.notebook.name, g.name): Row(
                g.auto_score,
                g.manual_score,
                g.extra_credit,
                bool(g.needs_manual_grade),
                g.max_score,
                comments.get((g.notebook_id, g.name)),
                g.notebook.late_submission_penalty,
            )
            for g in session.query(Grade).all()
        }


def compare(one: dict[Key, Row], other: dict[Key, Row]) -> list[str]:
    """Return a line for every cell that differs."""
    return [
        f"{' / '.join(key)}: {one.get(key)} against {other.get(key)}"
        for key in sorted(one.keys() | other.keys())
        if one.get(key) != other.get(key)
    ]
