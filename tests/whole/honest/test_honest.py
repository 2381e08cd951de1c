"""Unusual but right submissions: whatever a working person does in a notebook, it must not cost a point."""

from __future__ import annotations

import re

import pytest

from tests.whole.honest.conftest import CASES, Batch


@pytest.mark.parametrize("name", CASES)
def test_honest_work_gets_full_marks(batch: Batch, name: str) -> None:
    outcome, case = batch.outcomes[name], CASES[name]
    assert outcome.status == "graded", outcome.reason
    marks = batch.marks[name].exercises
    assert {exercise: mark.points for exercise, mark in marks.items()} == case.points, outcome.notes
    assert marks["reply"].pending, "the written reply waits for the mentor"


@pytest.mark.parametrize("name", CASES)
def test_the_mentor_is_told_no_more_than_there_is(batch: Batch, name: str) -> None:
    """A report that cries wolf is read by nobody: each sentence is one that the case expects, and each comes."""
    notes, expected = batch.outcomes[name].notes, CASES[name].report
    assert [note for note in notes if not any(re.search(wanted, note) for wanted in expected)] == []
    assert [wanted for wanted in expected if not any(re.search(wanted, note) for note in notes)] == []


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 20
