"""Answers by somebody who knew the trade and saw no key: right ones are accepted, wrong ones are caught.

The floors only rise: first run, 0.970 of right answers accepted and 0.978 of wrong ones caught.
"""

from __future__ import annotations

import pytest

from tests.support.held_out import rates, try_answers

FLOORS = {"09_paid_ads": {"right": 0.99, "wrong": 0.978}}


@pytest.mark.parametrize("module", FLOORS)
def test_keys_agree_with_somebody_who_saw_none(module: str) -> None:
    found = rates(list(try_answers(module)))
    assert all(found[meant] >= floor for meant, floor in FLOORS[module].items()), found
