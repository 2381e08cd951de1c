"""A module opened by one trainee, as in tests/academy/notebook."""

from __future__ import annotations

import pytest

from academy.content import BUILT_COURSE
from academy.journey.places import EXCHANGE
from academy.notebook import said
from academy.runs import record


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No course, no exchange, and nothing that an earlier test ran or checked."""
    monkeypatch.delenv(BUILT_COURSE, raising=False)
    monkeypatch.delenv(EXCHANGE, raising=False)
    monkeypatch.setattr(record, "_recorded", record.Runs())
    monkeypatch.setattr(said, "_objects", {})
