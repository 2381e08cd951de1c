"""The table of marks, on both databases: strokes are kept in order, and what was undone is kept too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from autograder.gradebook.book import Book
from autograder.gradebook.marks import WHOLE, Stroke, academy_mark, add_stroke, marks_of, read_strokes, undo
from tests.support.gradebooks import MODULE

NOON = datetime(2026, 6, 15, 15, tzinfo=timezone(timedelta(hours=3)))


def stroke(criterion: str, points: float | None, comment: str = "", marker: str = "petrova", text: str = "1") -> Stroke:
    return Stroke(MODULE, "letter", "anna", marker, "first", criterion, points, comment, 2, text, "4/a", NOON)


def test_strokes_come_back_as_they_were_saved(new_gradebook: Callable[..., str]) -> None:
    given = [stroke("reader", 1.5, "Ясно \ud800\0"), stroke(WHOLE, None, "Хорошо"), stroke("tone", 1)]
    with Book(new_gradebook(), "course") as book:
        with book.transaction(writes=True) as connection:
            numbers = [add_stroke(connection, one).number for one in given]
        with book.transaction() as connection:
            found = read_strokes(connection, MODULE, "letter", "anna")
            assert read_strokes(connection, MODULE, "essay") == []
    assert numbers == [1, 2, 3]
    assert [(s.criterion, s.points, s.comment) for s in found] == [
        ("reader", 1.5, "Ясно ?"),
        (WHOLE, None, "Хорошо"),
        ("tone", 1, ""),
    ]
    assert {s.at for s in found} == {datetime(2026, 6, 15, 12, tzinfo=UTC)}


def test_what_was_undone_stays_in_the_table(new_gradebook: Callable[..., str]) -> None:
    with Book(new_gradebook(), "course") as book, book.transaction(writes=True) as connection:
        for one in (stroke("reader", 2), stroke("reader", 0), stroke("reader", 1, marker="kim")):
            add_stroke(connection, one)
        assert undo(connection, MODULE, "petrova", "first").points == 0
        assert undo(connection, MODULE, "petrova", "second") is None
        assert [s.points for s in read_strokes(connection, MODULE)] == [2, 1]
        assert add_stroke(connection, stroke("tone", 1)).number == 4, "no number is given twice"
        assert len(connection.execute(select(academy_mark)).all()) == 4


def test_no_two_strokes_have_one_number(new_gradebook: Callable[..., str]) -> None:
    with Book(new_gradebook(), "course") as book, book.transaction(writes=True) as connection:
        add_stroke(connection, stroke("reader", 2))
        row = connection.execute(select(academy_mark)).one()._asdict() | {"id": "2"}
        with pytest.raises(IntegrityError):
            connection.execute(academy_mark.insert(), row)


def test_another_text_begins_another_mark() -> None:
    first, second = marks_of([stroke("reader", 2), stroke("tone", 1), stroke("reader", 0, text="2")])
    assert (first.total, first.points) == (3, {"reader": 2, "tone": 1})
    assert (second.total, second.points) == (None, {"reader": 0})


def test_points_for_the_whole_text_stand_until_every_line_has_its_own() -> None:
    def after(*strokes: Stroke) -> tuple[float | None, bool]:
        (mark,) = marks_of(strokes)
        return mark.total, mark.by_line

    whole = stroke(WHOLE, 2.5, "по памяти")
    assert after(whole) == (2.5, False)
    assert after(whole, stroke("reader", 2)) == (2.5, False)
    assert after(whole, stroke("reader", 2), stroke("tone", 1)) == (3, True)
    assert after(stroke("reader", 2), stroke("tone", 1), whole) == (2.5, False)
