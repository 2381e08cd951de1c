"""Kill writers of imports. Single entries are in another file, so that two test workers can share the time."""

from __future__ import annotations

import pytest

from tests.support.department import Department
from tests.support.tracker_kills import check_kills


@pytest.mark.slow
def test_nothing_is_lost_when_a_writer_is_killed(department: Department) -> None:
    check_kills(department, "results")
