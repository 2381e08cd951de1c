"""Dates of an assignment and of single trainees reach nbgrader's columns, before and after somebody has handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from nbgrader.api import Gradebook

from autograder.gradebook.book import Book
from tests.support.gradebooks import DUE, MODULE, NOON, RIGHT, answered, attempt, results

LATER = DUE + timedelta(days=3)


def _hand_in(book: Book, rule: Any = None) -> None:
    notebooks = {MODULE: answered(MODULE, RIGHT), "appendix": answered("appendix", RIGHT)}
    book.write(MODULE, results(notebooks), attempt(), NOON, late_penalty=rule)


def _late_by_nbgrader(url: str) -> float:
    with Gradebook(url, "course") as gradebook:
        return float(gradebook.find_submission(MODULE, "anna").total_seconds_late)


def test_a_date_set_before_the_work_comes_is_nbgraders_extension(new_gradebook: Callable[..., str]) -> None:
    """nbgrader itself can hold no extension before there is a submission."""
    url, penalties = new_gradebook(), []
    with Book(url, "course") as book:
        assert not book.set_own_date(MODULE, "anna", LATER)
        assert (book.due(MODULE, "anna"), book.due(MODULE, "boris")) == (LATER, DUE)
        _hand_in(book, lambda *given: penalties.append(given))
        assert penalties == [], "it is in time"
    with Gradebook(url, "course") as gradebook:
        assert gradebook.find_submission(MODULE, "anna").duedate == LATER
    assert _late_by_nbgrader(url) == 0


def test_a_date_set_afterwards_takes_the_penalty_away(new_gradebook: Callable[..., str]) -> None:
    url = new_gradebook()

    def all_points(_trainee: str, score: float, _late: float) -> float:
        return score

    with Book(url, "course") as book:
        _hand_in(book, all_points)
        assert book.scores(MODULE)[0].points == 0
        assert book.closed(MODULE, NOON.replace(tzinfo=None)) == {"anna"}
        book.set_own_date(MODULE, "anna", LATER)
        assert book.renew_penalties(MODULE, all_points, write=True) == {"anna"}
        assert book.scores(MODULE)[0].points > 0
        assert book.closed(MODULE, NOON.replace(tzinfo=None)) == set()
        assert book.set_own_date(MODULE, "anna", None)
        assert book.renew_penalties(MODULE, all_points, write=True) == {"anna"}
    assert _late_by_nbgrader(url) == 86400


def test_a_moved_date_leaves_an_own_one_where_it_is(url: str) -> None:
    """An extension as a span would have moved along."""
    with Book(url, "course") as book:
        book.set_own_date(MODULE, "anna", LATER)
        _hand_in(book)
        book.set_due_date(MODULE, DUE + timedelta(days=1))
        assert book.due(MODULE, "anna") == LATER
        book.set_due_date(MODULE, DUE + timedelta(days=9))
        assert book.due(MODULE, "anna") == DUE + timedelta(days=9), "it never shortens everybody's"
    assert _late_by_nbgrader(url) == 0


def test_without_a_date_nothing_is_late_and_nbgrader_does_not_fail(url: str) -> None:
    """It adds an extension to the due date, and cannot add it to none."""
    with Book(url, "course") as book:
        book.set_own_date(MODULE, "anna", LATER)
        _hand_in(book)
        book.set_due_date(MODULE, None)
        assert book.due(MODULE, "anna") is None
        assert book.due_dates(MODULE).own == {}
    assert _late_by_nbgrader(url) == 0


def test_an_extension_that_nbgrader_alone_granted_is_a_date_too(url: str) -> None:
    with Book(url, "course") as book:
        _hand_in(book)
        with Gradebook(url, "course") as gradebook:
            gradebook.grant_extension(MODULE, "anna", days=2)
        assert book.due_dates(MODULE).own == {"anna": DUE + timedelta(days=2)}
        assert book.renew_penalties(MODULE, None, write=True) == set()
        assert book.due(MODULE, "anna") == DUE + timedelta(days=2), "grading leaves it as it is"


def test_reading_makes_no_table(url: str) -> None:
    """A course in a read-only folder can still be looked at."""
    with Book(url, "course") as book:
        book.due_dates(MODULE)
        book.renew_penalties(MODULE, None, write=True)
    from sqlalchemy import create_engine, inspect

    assert "academy_due" not in inspect(create_engine(url)).get_table_names()
