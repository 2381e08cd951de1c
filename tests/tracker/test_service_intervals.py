"""Use cases that put a leave or a mentorship right, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.department import Department
from tracker import service
from tracker.errors import Denied, InvalidInput, NotFound
from tracker.store.tables import t

TODAY = date(2026, 6, 15)


def test_correcting_an_interval_does_not_change_what_was_known_before(department: Department) -> None:
    d = department
    row = service.add_leave(d.vera, "anna", date(2026, 4, 1), date(2026, 6, 30))
    before = d.clock.moment
    new = service.end_interval(d.vera, "leave", row, date(2026, 4, 10), "Вышла раньше")
    assert new != row

    def exempt(**when: Any) -> str | None:
        return service.status(d.vera, "anna", **when).quotas[1].exempt

    assert exempt() is None
    assert exempt(known_at=before) == "absent"
    with pytest.raises(NotFound):
        service.end_interval(d.vera, "leave", row, date(2026, 4, 5))
    with pytest.raises(InvalidInput):
        service.end_interval(d.vera, "leave", new, date(2026, 3, 1))
    with pytest.raises(InvalidInput):
        service.add_leave(d.vera, "anna", date(2026, 4, 1), date(2026, 3, 1))
    with pytest.raises(InvalidInput):
        service.add_leave(d.vera, "anna", date(2026, 4, 1), kind="sabbatical")
    with pytest.raises(InvalidInput):
        service.add_mentorship(d.vera, "anna", "anna", TODAY)


def test_a_former_mentor_may_not_read_the_record(department: Department) -> None:
    d = department
    service.status(d.boris, "anna")
    with d.vera.database.reading() as connection:
        row = connection.execute(select(t.mentorship.c.id)).scalar_one()
    service.end_interval(d.vera, "mentorship", row, TODAY - timedelta(days=1))
    with pytest.raises(Denied):
        service.status(d.boris, "anna")
