"""Reading a gradebook: points are counted as nbgrader counts them, and no byte of the file changes."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import InvalidInput
from tracker.imports.gradebook_file import read_gradebook

ROWS = [
    ("automatic", {"cpl": 2.0, "audit": 5.0}, {}, (7.0, ())),
    ("nothing right", {"cpl": 0.0, "audit": 0.0}, {}, (0.0, ())),
    ("by hand wins", {"cpl": 2.0, "audit": 5.0}, {"by_hand": 1.0}, (2.0, ())),
    ("extra credit", {"cpl": 2.0, "audit": 5.0}, {"extra": 0.5}, (8.0, ())),
    ("late", {"cpl": 2.0, "audit": 5.0}, {"late": 3.0}, (4.0, ())),
    ("later than it is worth", {"cpl": 2.0, "audit": 0.0}, {"late": 3.0}, (0.0, ())),
    ("one waits", {"cpl": 2.0, "audit": None}, {}, (2.0, ("audit",))),
    ("all wait", {"cpl": None, "audit": None}, {}, (0.0, ("audit", "cpl"))),
    ("waited, then by hand", {"cpl": None, "audit": None}, {"by_hand": 2.5}, (5.0, ())),
]


@pytest.mark.parametrize(("scores", "how", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_points_are_counted_as_nbgrader_counts_them(
    grader: Any, scores: dict[str, float], how: dict[str, float], expected: Any
) -> None:
    grader.grade("m.orlova", "ads", scores, **how)
    (found,) = read_gradebook(grader.path)
    assert (found.points, found.waiting) == expected
    assert found.max_points == 8
    assert found.submitted_at == datetime(2026, 3, 2, 16, 12)  # noqa: DTZ001 - nbgrader stores naive UTC
    with closing(grader.open()) as book:
        theirs = book.find_submission("ads", "m.orlova")
        assert sum(g.points for g in found.grades) == theirs.score
        assert found.max_points == theirs.max_score


def test_submissions_are_ordered_by_module_and_login_and_can_be_limited(grader: Any) -> None:
    for login in ("b", "a"):
        for module, scores in {"talk": {"letter": 1.0}, "ads": {"cpl": 1.0, "audit": 1.0}}.items():
            grader.grade(login, module, scores)
    assert [(s.module, s.login) for s in read_gradebook(grader.path)] == [
        ("ads", "a"),
        ("ads", "b"),
        ("talk", "a"),
        ("talk", "b"),
    ]
    assert {s.module for s in read_gradebook(grader.path, ["talk"])} == {"talk"}
    assert read_gradebook(grader.path, []) == ()


@pytest.mark.parametrize("as_url", [False, True])
def test_reading_changes_no_file_even_if_it_is_writable(grader: Any, as_url: bool) -> None:
    grader.grade("a", "talk", {"letter": 1.0})
    before = hashlib.sha256(grader.path.read_bytes()).digest()
    beside = sorted(grader.path.parent.iterdir())
    assert read_gradebook(f"sqlite:///{grader.path}" if as_url else grader.path)
    assert hashlib.sha256(grader.path.read_bytes()).digest() == before
    assert sorted(grader.path.parent.iterdir()) == beside


def test_uncommitted_changes_of_a_grader_are_not_read(grader: Any) -> None:
    grader.grade("a", "talk", {"letter": 1.0})
    with closing(sqlite3.connect(grader.path)) as other:
        other.execute("UPDATE grade SET auto_score = 4")  # not committed
        assert read_gradebook(grader.path)[0].points == 1.0
        other.rollback()


def test_a_path_may_have_special_characters_of_urls(grader: Any, tmp_path: Path) -> None:
    grader.grade("a", "talk", {"letter": 1.0})
    special = tmp_path / "курс 50% #1?mode=rw.db"
    special.write_bytes(grader.path.read_bytes())
    assert read_gradebook(special)[0].points == 1.0


def test_a_gradebook_can_be_given_by_its_url(grader_by_url: Any) -> None:
    grader_by_url.grade("a", "ads", {"cpl": 2.0, "audit": None}, late=0.5)
    (found,) = read_gradebook(grader_by_url.path)
    assert (found.points, found.max_points, found.waiting) == (1.5, 8.0, ("audit",))
    assert found.submitted_at == datetime(2026, 3, 2, 16, 12)  # noqa: DTZ001 - nbgrader stores naive UTC


@pytest.mark.parametrize("kind", ["missing", "text", "another database", "unknown scheme"])
def test_a_file_that_is_not_a_gradebook_is_refused_with_the_fix(tmp_path: Path, kind: str) -> None:
    path: Any = tmp_path / "grades.db"
    if kind == "text":
        path.write_text("login;points\n" * 100)
    elif kind == "another database":
        with closing(sqlite3.connect(path)) as made:
            made.execute("CREATE TABLE grade (id TEXT)")
    elif kind == "unknown scheme":
        path = "gradebook://host/name"
    with pytest.raises(InvalidInput) as caught:
        read_gradebook(path)
    assert caught.value.fix
    assert not (tmp_path / "grades.db").exists() or kind in ("text", "another database")
