"""Unusual but right submissions: whatever a working person does in a notebook, it must not cost a point."""

from __future__ import annotations

import pytest

from tests.honest.conftest import CASES, Batch


@pytest.mark.parametrize("name", CASES)
def test_honest_work_gets_full_marks(batch: Batch, name: str) -> None:
    outcome, case = batch.outcomes[name], CASES[name]
    assert outcome.status == "graded", outcome.reason
    marks = batch.marks[name].marks
    assert {exercise: mark.points for exercise, mark in marks.items()} == case.points, outcome.notes
    assert marks["reply"].pending, "the written reply waits for the mentor"


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 20
