"""Writers that die during imports; two files, so that two workers share the time."""

from __future__ import annotations

import pytest

from tests.tracker.conftest import Department
from tests.tracker.kills import survive


@pytest.mark.slow
def test_nothing_is_lost_when_a_writer_dies(department: Department) -> None:
    survive(department, "results")
