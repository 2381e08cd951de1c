"""Writers that die during imports; two files, so that two workers share the time."""

from __future__ import annotations

import pytest

from tests.support.department import Department
from tests.support.tracker_kills import survive


@pytest.mark.slow
def test_nothing_is_lost_when_a_writer_dies(department: Department) -> None:
    survive(department, "results")
