# ruff: noqa: E501 - rows of tables read better on one line
"""Records as they were known at a moment."""

from __future__ import annotations

from datetime import date, timedelta

from tests.support.domain_evidence import HISTORIES, START, TODAY, evidence_of, person
from tracker.domain.evidence import Case
from tracker.domain.record import Attestation, Dispute


def test_a_record_of_the_past_has_only_what_was_known_then() -> None:
    one = evidence_of("e", date(2026, 1, 1), Case(title="x"), *HISTORIES["confirmed"])
    record = person([one])
    states = [record.as_known(TODAY, START + timedelta(hours=h)).evidence[0].state for h in range(4)]
    assert states == ["draft", "submitted", "endorsed", "confirmed"]
    assert record.as_known(TODAY, START - timedelta(seconds=1)).evidence == ()
    assert record.as_known(date(2025, 12, 31), START + timedelta(days=9)).evidence == ()


def test_later_resolutions_and_revocations_are_not_known_before() -> None:
    late = START + timedelta(days=10)
    record = person(
        [],
        disputes=(Dispute(id="d", person="anna", about="e", text="x", recorded_at=START, resolved_at=late, resolved_by="v"),),
        attestations=(
            Attestation(
                id="a", person="anna", decided_on=date(2026, 1, 1), decision="attested", signed_by="v", policy="1", framework="1",
                recorded_at=START, revoked_on=date(2026, 1, 11), revoked_at=late,
            ),
        ),
    )  # fmt: skip
    before, after = record.as_known(TODAY, START), record.as_known(TODAY, late)
    assert (before.disputes[0].open, after.disputes[0].open) == (True, False)
    assert (before.attestations[0].revoked_on, after.attestations[0].revoked_on) == (None, date(2026, 1, 11))
