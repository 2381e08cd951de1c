"""Use cases of late entries, closed periods, restatements and corrections, on both databases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.department import Department, add_confirmed
from tracker import service
from tracker.domain.evidence import BlogPost
from tracker.errors import ClosedPeriod, InvalidInput, NotAllowedNow

TODAY = date(2026, 6, 15)
CASE: dict[str, Any] = {"kind": "case", "title": "Заявки вдвое дешевле"}


# ---- lateness, closed periods, restatements


def test_after_the_grace_date_only_the_head_may_enter_evidence(department: Department) -> None:
    d = department
    d.clock.go_to(date(2026, 4, 14))
    post = {"kind": "blog_post", "title": "Про семантику"}
    service.add(d.anna, "anna", post, date(2026, 3, 20))
    d.clock.go_to(date(2026, 4, 15))
    with pytest.raises(InvalidInput) as caught:
        service.add(d.anna, "anna", post, date(2026, 3, 21))
    assert caught.value.field == "occurred_on"
    assert "2026-04-14" in caught.value.problem
    with pytest.raises(InvalidInput) as caught:
        service.add(d.vera, "anna", post, date(2026, 3, 21))
    assert caught.value.field == "reason"
    one = service.add(d.vera, "anna", post, date(2026, 3, 21), submit=True, reason="Болела, не внесла")
    assert one.state == "submitted"
    assert one.transitions[0].reason == "Болела, не внесла"


def test_late_evidence_restates_a_closed_period_beside_its_snapshot(department: Department) -> None:
    d = department
    d.clock.go_to(date(2026, 4, 20))
    with pytest.raises(NotAllowedNow):
        service.close_period(d.vera, "quarter", date(2026, 5, 1))
    closing = service.close_period(d.vera, "quarter", date(2026, 2, 1))
    assert closing.people == 5, "the head is asked for no quota"
    assert d.id("anna") in closing.below
    with pytest.raises(NotAllowedNow):
        service.close_period(d.vera, "quarter", date(2026, 1, 1))
    post = BlogPost(title="Про семантику")
    with pytest.raises(ClosedPeriod):
        service.add(d.anna, "anna", post, date(2026, 3, 1))
    one = service.add(d.vera, "anna", post, date(2026, 3, 1), submit=True, reason="Нашли в архиве")
    service.endorse(d.boris, one.id)
    with pytest.raises(ClosedPeriod):
        service.confirm(d.vera, one.id)
    service.confirm(d.vera, one.id, "Статья вышла в марте")
    mine = [s for s in service.list_snapshots(d.vera, "quarter", date(2026, 1, 1)) if s.person == d.id("anna")]
    assert [(s.required, s.confirmed, s.restates, s.reason) for s in mine] == [
        (1, 0, None, ""),
        (1, 1, mine[0].id, "Статья вышла в марте"),
    ]
    assert [p.name for p in service.list_periods(d.anna)] == ["2026-Q1"]
    assert service.verify(d.vera).ok


def test_a_leave_entered_after_closing_restates_the_period(department: Department) -> None:
    d = department
    d.clock.go_to(date(2026, 4, 20))
    service.close_period(d.vera, "quarter", date(2026, 2, 1))
    service.add_leave(d.vera, "anna", date(2026, 1, 1), date(2026, 3, 31), "parental")
    mine = [s for s in service.list_snapshots(d.vera, "quarter", date(2026, 1, 1)) if s.person == d.id("anna")]
    assert [(s.required, s.exempt) for s in mine] == [(1, None), (0, "absent")]


def test_evidence_pending_at_closing_still_counts_in_its_period(department: Department) -> None:
    d = department
    d.clock.go_to(date(2026, 4, 1))
    one = service.add(d.anna, "anna", BlogPost(title="x"), date(2026, 3, 31), submit=True)
    service.endorse(d.boris, one.id)
    d.clock.go_to(date(2026, 4, 20))
    assert service.close_period(d.vera, "quarter", date(2026, 3, 31)).pending == 1
    service.confirm(d.vera, one.id, "Ждала проверки")
    status = service.status(d.vera, "anna", as_of=date(2026, 3, 31))
    assert [q.confirmed for q in status.quotas if q.rule == "blog_posts"] == [1]


# ---- corrections


def test_a_confirmed_correction_supersedes_the_old_piece(department: Department) -> None:
    d = department
    old = add_confirmed(d, CASE, date(2026, 5, 1))
    new = service.amend(d.anna, old, CASE | {"title": "Заявки втрое дешевле"}, reason="Опечатка")
    assert new.replaces == old
    assert service.status(d.anna, "anna").quotas[0].confirmed == 1
    service.endorse(d.boris, new.id)
    service.confirm(d.vera, new.id)
    states = {e.id: e.state for e in service.list_evidence(d.anna, "anna")}
    assert states == {old: "superseded", new.id: "confirmed"}
    assert service.status(d.anna, "anna").quotas[0].counted == (new.id,)
    with pytest.raises(InvalidInput):
        service.amend(d.anna, new.id, {"kind": "blog_post", "title": "x"}, reason="x")


def test_correcting_an_unconfirmed_piece_withdraws_it(department: Department) -> None:
    d = department
    old = service.add(d.anna, "anna", CASE, TODAY, submit=True)
    service.amend(d.anna, old.id, CASE, date(2026, 6, 10), reason="Не тот день")
    assert sorted(e.state for e in service.list_evidence(d.anna, "anna")) == ["submitted", "withdrawn"]
    with pytest.raises(NotAllowedNow):
        service.amend(d.anna, old.id, CASE, reason="ещё раз")


def test_revoking_a_certificate_does_not_change_what_was_known_before(department: Department) -> None:
    d = department
    one = add_confirmed(d, {"kind": "certificate", "name": "metrica"}, date(2026, 3, 1))
    before = d.clock.moment
    service.revoke_certificate(d.vera, one, date(2026, 6, 10), "Яндекс отозвал сертификат")

    def state(**when: Any) -> str:
        return service.status(d.vera, "anna", **when).certificates[0].status

    assert state() == "revoked"
    assert state(as_of=date(2026, 6, 9)) == "valid"
    assert state(known_at=before) == "valid"


def test_an_improvement_counts_only_after_it_is_adopted(department: Department) -> None:
    d = department
    one = add_confirmed(d, {"kind": "improvement", "title": "Шаблон брифа"}, date(2026, 5, 1))

    def met() -> bool:
        found = service.status(d.anna, "anna").readiness.requirements
        return next(r.met for r in found if r.id == "improvement")

    assert not met()
    new = service.adopt_improvement(d.vera, one, "Отдел", date(2026, 6, 1))
    assert new.state == "confirmed"
    assert met()
