"""We write the rows that nbgrader writes for the same submission."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from nbgrader.api import Base, Gradebook

from autograder.gradebook.attempts import Attempt
from autograder.gradebook.book import Book
from autograder.gradebook.records import Graded, NotebookResult
from autograder.gradebook.tables import NBGRADER
from autograder.notes import Note
from tests.support.gradebooks import (
    MODULE,
    NOON,
    RIGHT,
    SUBMISSIONS,
    answered,
    attempt,
    confirm,
    grade_by_nbgrader,
    grade_of,
    half,
    results,
    rows_of,
)

# ---- the tables


@pytest.mark.parametrize("name", sorted(NBGRADER.tables))
def test_our_columns_are_those_of_nbgrader(name: str) -> None:
    theirs = Base.metadata.tables[name].c
    for ours in NBGRADER.tables[name].c:
        same = theirs[ours.name]
        assert repr(ours.type) == repr(same.type)
        assert (ours.nullable, ours.primary_key) == (same.nullable, same.primary_key)


@pytest.mark.parametrize("name", ["grade", "comment", "submitted_notebook", "submitted_assignment", "student"])
def test_we_leave_out_no_column_that_a_new_row_needs(name: str) -> None:
    """nbgrader fills some columns by a Python default; our rows must set them."""
    theirs = {c.name for c in Base.metadata.tables[name].c if c.default is not None or not c.nullable}
    assert theirs <= set(NBGRADER.tables[name].c.keys())


# ---- the same rows as nbgrader's


@pytest.mark.parametrize("case", SUBMISSIONS)
def test_rows_equal_those_of_nbgrader(new_gradebook: Callable[..., str], case: str) -> None:
    theirs, ours = new_gradebook(), new_gradebook()
    grade_by_nbgrader(theirs, SUBMISSIONS[case])
    with Book(ours, "course") as book:
        book.write(MODULE, results(SUBMISSIONS[case]), attempt(), NOON, late_penalty=half)
    assert rows_of(ours) == rows_of(theirs)


@pytest.mark.parametrize("case", SUBMISSIONS)
def test_rows_of_a_regrade_equal_those_of_nbgrader(new_gradebook: Callable[..., str], case: str) -> None:
    """A mentor has graded an earlier answer. Nothing is confirmed, because no attempt was recorded."""
    first, urls = SUBMISSIONS["nothing answered"], (new_gradebook(), new_gradebook())
    for url in urls:
        grade_by_nbgrader(url, first)
        confirm(url, "letter", 4.0)
        confirm(url, "cpl-grade", 1.0, extra=0.5)
    grade_by_nbgrader(urls[0], SUBMISSIONS[case], timestamp=None)
    with Book(urls[1], "course") as book:
        book.write(MODULE, results(SUBMISSIONS[case]), attempt(), None, late_penalty=half)
    expected = rows_of(urls[0])
    if case == "a notebook missing":  # nbgrader would keep the earlier comments and penalty
        comments = expected["comment"]
        expected["comment"] = [(*r[:3], None if r[0] == "appendix" else r[3], r[4]) for r in comments]
        expected["submitted_notebook"] = [
            (n, flagged, None if n == "appendix" else penalty) for n, flagged, penalty in expected["submitted_notebook"]
        ]
    assert rows_of(urls[1]) == expected


# ---- regrading


def _write(url: str, answers: dict[str, str], **more: Any) -> Attempt:
    notebooks = {MODULE: answered(MODULE, answers), "appendix": answered("appendix", answers)}
    with Book(url, "course") as book:
        return book.write(MODULE, results(notebooks), attempt(**more), NOON)


def test_a_grade_of_an_unchanged_text_stays_confirmed(new_gradebook: Callable[..., str]) -> None:
    """nbgrader would ask the mentor again. A text of the same name in another notebook counts separately."""
    url = new_gradebook()
    _write(url, RIGHT)
    confirm(url, "letter", 3.0, extra=1.0)
    confirm(url, "reply", 2.0)
    confirm(url, "reply", 6.0, notebook="appendix")
    _write(url, RIGHT | {"reply": "Dear client, once more"})
    assert grade_of(url, "letter") == (None, 3.0, 1.0, False)
    assert grade_of(url, "reply") == (None, 2.0, None, True)
    assert grade_of(url, "reply", "appendix") == (None, 6.0, None, True)


def test_a_changed_text_waits_until_the_mentor_has_looked_at_it(url: str) -> None:
    """Grading the changed text again confirms nothing, because the points are still those of the first text."""
    _write(url, RIGHT)
    confirm(url, "letter", 3.0)
    for _ in range(3):
        _write(url, RIGHT | {"letter": "Another letter"})
        assert grade_of(url, "letter") == (None, 3.0, None, True)
    confirm(url, "letter", 1.0)
    _write(url, RIGHT | {"letter": "Another letter"})
    assert grade_of(url, "letter") == (None, 1.0, None, False)
    _write(url, RIGHT)
    assert grade_of(url, "letter") == (None, 1.0, None, True)


def test_an_attempt_that_failed_does_not_make_the_mentor_look_again(url: str) -> None:
    _write(url, RIGHT)
    confirm(url, "letter", 3.0)
    with Book(url, "course") as book:
        book.fail(MODULE, attempt(status="failed", reason=Note("text", text="The notebook is damaged.")))
    assert grade_of(url, "letter") == (None, 3.0, None, False)
    _write(url, RIGHT)
    assert grade_of(url, "letter") == (None, 3.0, None, False)


def test_points_of_an_automatic_cell_set_by_hand_wait_again(url: str) -> None:
    """The reason for them may have changed with the answer; while the submission is the same, it has not."""
    _write(url, RIGHT)
    confirm(url, "cpl-grade", 1.0)
    _write(url, RIGHT)
    assert grade_of(url, "cpl-grade") == (3.0, 1.0, None, False)
    with Book(url, "course") as book:
        book.write(MODULE, results({MODULE: answered(MODULE, RIGHT)}), attempt(submission="6" * 64), NOON)
    assert grade_of(url, "cpl-grade") == (3.0, 1.0, None, True)


@pytest.mark.parametrize("left_out", ["cells", "notebook", "missing"])
def test_nothing_of_an_earlier_attempt_survives(url: str, left_out: str) -> None:
    _write(url, RIGHT)
    notebooks = {
        "cells": (NotebookResult(MODULE, ()),),
        "notebook": (),
        "missing": (
            NotebookResult(MODULE, results({MODULE: answered(MODULE, RIGHT)}).notebooks[0].cells, missing=True),
        ),
    }
    with Book(url, "course") as book:
        book.write(MODULE, Graded("anna", notebooks[left_out]), attempt(), NOON)
    rows = rows_of(url)
    assert {row[3:] for row in rows["grade"]} == {(0.0, None, None, False)}
    assert {row[3:] for row in rows["comment"]} == {(None, None)}
    assert len(rows["grade"]) == 6


def test_a_timestamp_and_an_extension_stay_until_there_is_a_new_timestamp(new_gradebook: Callable[..., str]) -> None:
    url, graded = new_gradebook(), results(SUBMISSIONS["all answered"])

    def known() -> tuple[datetime, timedelta | None, float]:
        with Gradebook(url, "course") as gradebook:
            found = gradebook.find_submission(MODULE, "anna")
            return found.timestamp.replace(tzinfo=UTC), found.extension, found.total_seconds_late

    with Book(url, "course") as book:
        book.write(MODULE, graded, attempt(), NOON.astimezone(timezone(timedelta(hours=3))))
        assert known() == (NOON, None, 86400)
        with Gradebook(url, "course") as gradebook:
            gradebook.grant_extension(MODULE, "anna", hours=5)
        book.write(MODULE, graded, attempt(), None)
        assert known() == (NOON, timedelta(hours=5), 19 * 3600)
        book.write(MODULE, graded, attempt(), NOON + timedelta(hours=1))
        assert known() == (NOON + timedelta(hours=1), timedelta(hours=5), 20 * 3600)


def test_two_trainees_keep_their_own_rows(new_gradebook: Callable[..., str]) -> None:
    url = new_gradebook()
    with Book(url, "course") as book:
        for who, case in (("anna", "all answered"), ("boris", "nothing answered"), ("anna", "all answered")):
            book.write(MODULE, results(SUBMISSIONS[case], who), attempt(who), NOON)
    with Gradebook(url, "course") as gradebook:
        found = {who: gradebook.find_submission(MODULE, who) for who in ("anna", "boris")}
        waits = {
            who: {g.name for n in s.notebooks for g in n.grades if g.needs_manual_grade} for who, s in found.items()
        }
    assert waits == {"anna": {"reply", "letter", "essay"}, "boris": {"essay"}}
    assert len(rows_of(url)["grade"]) == 12


# ---- lateness


@pytest.mark.parametrize(
    ("asked", "kept"),
    [(None, None), (2.0, 2.0), (-1.0, 0.0), (100.0, 5.0), (0.0, 0.0)],
    ids=["no penalty", "some points", "less than nothing", "more than the score", "zero"],
)
def test_a_late_penalty_is_held_between_nothing_and_the_score(
    url: str, asked: float | None, kept: float | None
) -> None:
    seen = []

    def rule(*case: Any) -> float | None:
        seen.append(case)
        return asked

    with Book(url, "course") as book:
        graded = results({MODULE: answered(MODULE, RIGHT), "appendix": None})
        book.write(MODULE, graded, attempt(), NOON, late_penalty=rule)
    assert seen == [("anna", 5.0, 86400.0)]  # a missing notebook has no score to reduce
    assert [row[2] for row in rows_of(url)["submitted_notebook"]] == [kept, None]


def test_an_extension_counts_and_a_known_timestamp_too(url: str) -> None:
    seen = []
    with Book(url, "course") as book:
        graded = results(SUBMISSIONS["all answered"])
        book.write(MODULE, graded, attempt(), NOON)
        with Gradebook(url, "course") as gradebook:
            gradebook.grant_extension(MODULE, "anna", hours=5)
        book.write(MODULE, graded, attempt(), None, late_penalty=lambda _who, _score, late: seen.append(late))
    assert seen == [19 * 3600.0] * 2  # for each notebook


@pytest.mark.parametrize("when", [datetime(2026, 6, 14, 12, tzinfo=UTC), None], ids=["in time", "unknown"])
def test_who_is_not_late_pays_nothing_and_loses_an_earlier_penalty(url: str, when: datetime | None) -> None:
    graded = results(SUBMISSIONS["all answered"])
    with Book(url, "course") as book:
        if when:
            book.write(MODULE, graded, attempt(), NOON, late_penalty=half)
            assert rows_of(url)["submitted_notebook"][0][2] == 2.5
        book.write(MODULE, graded, attempt(), when, late_penalty=lambda *_: 1.0)
    assert {row[2] for row in rows_of(url)["submitted_notebook"]} == {None}
