"""A person's page shows only requirements of their position, and marks waived ones as waived."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support.reported_department import DAY, NOW, Department, moment
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.reports.compute.person import person_report
from tracker.reports.render.html import person_html
from tracker.store.database import Database
from tracker.store.tables import metadata
from wording.languages import language

NOT_ASKED = ("It is not asked of this position.", "No quota is asked.", "No certificate is required.")


@pytest.fixture
def page(tmp_path: Path, framework: Framework, policy: Policy) -> Callable[[str], str]:
    """page(id) is the English page of `t1`, a trainee, or `p1`, an account manager whose 1C-Bitrix course is waived."""
    department, hired = Department(), date(2026, 3, 1)
    department.person("t1", "Стажёр", hired, position="trainee")
    department.person("p1", "Менеджер", hired)
    department.add(
        "waiver", id="w", person="p1", requirement="bitrix", start=DAY, end=DAY, reason="-", granted_by="head",
        recorded_at=moment(DAY),
    )  # fmt: skip
    database = Database(tmp_path / "tracker.db")
    metadata.create_all(database.engine)
    with database.writing() as connection:
        department.write(connection)

    def shown(id_: str) -> str:
        with database.reading() as connection, language("en"):
            found = person_report(connection, id_, as_of=DAY, known_at=NOW, policy=policy, framework=framework)
            return person_html(found, policy)

    return shown


def test_a_trainee_has_no_requirements_of_account_managers(page: Callable[[str], str]) -> None:
    trainee, manager = page("t1"), page("p1")
    assert [text for text in NOT_ASKED if text not in trainee] == []
    assert [text for text in NOT_ASKED if text in manager] == []
    assert "Criteria met" not in trainee
    assert "Criteria met" in manager


def test_a_waived_certificate_is_shown_as_waived(page: Callable[[str], str]) -> None:
    found = page("p1")
    assert '<span class="tag mute">waived (missing)</span>' in found
    assert "1C-Bitrix course: missing" not in found, "it must not be in the plan"
