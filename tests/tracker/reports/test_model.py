"""The model in situations made by hand, with expected numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.reported_department import DAY, NOW, Department, moment
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.errors import NotFound
from tracker.reports.compute.head import head_report
from tracker.reports.compute.person import person_report
from tracker.reports.model import HeadReport
from tracker.store.database import Database

Tell = Callable[..., HeadReport]
CRITERION = "success_criteria.plans_time"
SKILL = "paid_ads.unit_costs"
HIRED = date(2024, 3, 1)


def small(*people: str) -> Department:
    """A head, a mentor and these people."""
    made = Department()
    made.person("head", "Руководитель", HIRED, position="head_of_department", role="head")
    made.person("m1", "Наставник", HIRED, position="mentor", role="mentor")
    for id_ in people:
        made.person(id_, f"Сотрудник {id_}", HIRED)
        made.mentor("m1", id_, HIRED)
    return made


def case(n: int = 1) -> dict[str, object]:
    return {"kind": "case", "title": f"Кейс {n}", "competencies": []}


def seen(rating: int, criterion: str = CRITERION) -> dict[str, object]:
    return {"kind": "observation", "criterion": criterion, "rating": rating, "seen": "-"}


def result(share: float, module: str = "09_paid_ads") -> dict[str, object]:
    return {
        "kind": "module_result", "module": module, "points": share * 10, "max_points": 10,
        "competencies": {SKILL: share}, "content": f"{module}{share}",
    }  # fmt: skip


def cell(report: HeadReport, person: str, competency: str) -> tuple[str, float | None]:
    i = [who.id for who in report.heat.people].index(person)
    j = [c.id for c in report.heat.competencies].index(competency)
    return report.heat.cells[i][j].state, report.heat.cells[i][j].value


def reasons(report: HeadReport, person: str) -> set[str]:
    return {reason.rule for risk in report.at_risk if risk.person.id == person for reason in risk.reasons}


def test_only_people_with_a_programme_are_in_the_report(tell: Tell) -> None:
    made = small("p1")
    made.person("gone", "Уволен", HIRED, end=DAY - timedelta(days=1))
    made.person("last", "Последний день", HIRED, end=DAY)
    report = tell(made)
    assert {p.person.id for p in report.people} == {"p1", "last"}
    assert report.stamp.people == 2


def test_trainees_and_the_head_are_not_asked_what_account_managers_are(tell: Tell) -> None:
    """Cases, articles and certificates confirm an account manager. A trainee's map of competencies stays."""
    made = small("p1")
    made.person("t1", "Стажёр", HIRED, position="trainee")
    made.mentor("m1", "t1", HIRED)
    report = tell(made, date(2026, 12, 20))
    assert {q.person.id for q in report.quotas} == {"p1"}
    assert {x.person.id for x in report.expiries} == {"p1"}
    assert {d.subject.id for d in report.due if d.kind in ("quota", "quota_late", "certificate")} == {"p1"}
    assert reasons(report, "p1") >= {"quota_missed", "quota_closing", "certificate_lapsed"}
    assert reasons(report, "t1") == set()
    assert cell(report, "t1", SKILL) == ("not_assessed", None)


def test_who_became_an_account_manager_lately_owes_their_days(tell: Tell) -> None:
    made = small()
    made.person("p1", "Бывший стажёр", HIRED, position="trainee", end=date(2026, 6, 30))
    at = moment(date(2026, 7, 1))
    made.add(
        "employment", person="p1", position="account_manager", start=date(2026, 7, 1), end=None, recorded_at=at,
        superseded_at=None,
    )  # fmt: skip
    cases = next(q for q in tell(made).quotas if q.quota.rule == "cases")
    assert (cases.quota.required, cases.quota.exempt, cases.before.exempt) == (3, None, "not_asked")


def test_every_state_of_the_map_is_told_apart(tell: Tell) -> None:
    made = small("p1", "p2", "p3", "p4")
    made.person("t1", "Стажёр", HIRED, position="trainee")
    made.evidence("p1", DAY - timedelta(days=30), seen(3))
    made.evidence("p2", DAY - timedelta(days=30), seen(2))
    made.evidence("p3", DAY - timedelta(days=366), seen(4))
    report = tell(made)
    found = {p: cell(report, p, CRITERION) for p in ("p1", "p2", "p3", "p4", "t1")}
    assert found == {
        "p1": ("met", 3.0),
        "p2": ("below", 2.0),
        "p3": ("stale", 4.0),
        "p4": ("not_assessed", None),
        "t1": ("not_assigned", None),
    }
    j = [c.id for c in report.heat.competencies].index(CRITERION)
    assert report.heat.counts[j] == dict.fromkeys(("met", "below", "stale", "not_assessed", "not_assigned"), 1)


def test_a_weak_result_alone_is_below_without_a_level(tell: Tell) -> None:
    made = small("p1")
    made.evidence("p1", DAY - timedelta(days=10), result(0.5))
    report = tell(made)
    assert cell(report, "p1", SKILL) == ("below", None)
    assert reasons(report, "p1") >= {"result_below"}


def test_quota_counts_what_is_confirmed_pending_and_needed(tell: Tell) -> None:
    made = small("p1")
    for n, day in enumerate((date(2026, 2, 3), date(2026, 7, 9))):
        made.evidence("p1", day, case(n))
    made.evidence("p1", date(2026, 10, 5), case(3), "submitted")
    made.evidence("p1", date(2025, 12, 31), case(4))
    made.evidence("p1", date(2026, 3, 3), case(5), "rejected")
    line = next(q for q in tell(made).quotas if q.quota.rule == "cases")
    assert (line.quota.confirmed, len(line.quota.pending), line.quota.required) == (2, 1, 4)
    assert line.before.confirmed == 1
    assert line.before.missing == 3
    assert line.pace.low is not None
    assert 2 <= line.pace.low <= (line.pace.high or 0)  # what is confirmed stays confirmed


@pytest.mark.parametrize(
    ("passed", "status", "band", "left"),
    [
        (date(2025, 10, 27), "expiring", 7, 7),  # valid through 26 October, the day itself counts
        (date(2025, 11, 19), "expiring", 30, 30),
        (date(2026, 1, 18), "expiring", 90, 90),
        (date(2025, 10, 20), "expired", None, None),  # ended yesterday
        (date(2025, 10, 21), "expiring", 7, 1),  # today is the last valid day
    ],
)
def test_expiries_fall_into_bands(tell: Tell, passed: date, status: str, band: int | None, left: int | None) -> None:
    made = small("p1")
    made.evidence("p1", passed, {"kind": "certificate", "name": "metrica"})
    line = next(x for x in tell(made).expiries if x.certificate == "metrica")
    assert (line.status, line.band, line.days_left) == (status, band, left)


def test_a_certificate_in_order_is_not_listed(tell: Tell) -> None:
    made = small("p1")
    made.evidence("p1", date(2026, 1, 19), {"kind": "certificate", "name": "metrica"})
    assert [x.certificate for x in tell(made).expiries] == ["bitrix"]


def test_who_has_to_act_and_by_when(tell: Tell, policy: Policy) -> None:
    made = small("p1", "p2")
    made.evidence("p1", date(2026, 9, 29), {"kind": "blog_post", "title": "А"}, "submitted", recorded=date(2026, 10, 1))
    made.evidence("p2", date(2026, 10, 1), seen(3), "endorsed", recorded=date(2026, 10, 1))
    made.evidence("p2", date(2026, 9, 1), seen(3), "returned", recorded=date(2026, 9, 1))
    found = {(d.kind, d.actor.id if d.actor else None, d.subject.id): d for d in tell(made).due}
    assert found["endorse", "m1", "p1"].by == date(2026, 10, 14)  # the third quarter's grace ends
    assert found["endorse", "m1", "p1"].overdue
    assert found["confirm", "head", "p2"].by == date(2026, 10, 3) + timedelta(days=policy.grace_days)
    assert found["confirm", "head", "p2"].overdue  # since 18 October
    assert found["mend", "p2", "p2"].overdue


def test_an_endorsement_without_a_mentor_is_the_heads(tell: Tell) -> None:
    made = small()
    made.person("p1", "Без наставника", HIRED)
    made.evidence("p1", date(2026, 10, 1), case(), "submitted")
    assert [d.actor.id for d in tell(made).due if d.kind == "endorse" and d.actor] == ["head"]


def test_what_is_waived_is_nobodys_task(tell: Tell) -> None:
    """A waived certificate or criterion is neither due nor among those that end, on the days of the waiver."""
    made = small("p1")
    for n, name in enumerate(("bitrix", CRITERION)):
        made.add(
            "waiver", id=f"w{n}", person="p1", requirement=name, start=DAY, end=date(2026, 12, 31), reason="-",
            granted_by="head", recorded_at=moment(DAY),
        )  # fmt: skip
    report = tell(made)
    assert [x.certificate for x in report.expiries] == ["metrica"]
    assert reasons(report, "p1") >= {"certificate_lapsed"}
    before = tell(made, DAY - timedelta(days=1))
    assert {x.certificate for x in before.expiries} == {"metrica", "bitrix"}


def test_a_renewal_under_review_is_no_risk(tell: Tell) -> None:
    made = small("p1")
    for name in ("metrica", "bitrix"):
        made.evidence("p1", DAY - timedelta(days=3), {"kind": "certificate", "name": name}, "submitted")
    assert "certificate_lapsed" not in reasons(tell(made), "p1")
    assert "certificate_lapsed" in reasons(tell(small("p1")), "p1")


def test_the_rules_of_risk_fire_at_their_thresholds(tell: Tell) -> None:
    made = small("p1", "p2")
    made.evidence("p1", DAY - timedelta(days=9), seen(2))
    made.evidence("p2", DAY - timedelta(days=9), seen(3))
    early, late = tell(made, date(2026, 12, 1)), tell(made, date(2026, 12, 2))
    assert "criterion_below" in reasons(early, "p1")
    assert "criterion_below" not in reasons(early, "p2")
    assert "quota_closing" not in reasons(early, "p1")  # 31 days are left, the rule speaks of 30
    assert "quota_closing" in reasons(late, "p1")


def test_skills_of_one_person_and_of_nobody(tell: Tell) -> None:
    made = small("p1", "p2")
    made.evidence("p1", DAY - timedelta(days=30), seen(3))
    made.evidence("p2", DAY - timedelta(days=30), seen(1))
    for id_ in ("p1", "p2"):
        made.evidence(id_, DAY - timedelta(days=20), result(0.9))
    lone = {x.competency.id: x for x in tell(made).lone}
    assert SKILL not in lone
    assert lone[CRITERION].holder is not None
    assert (lone[CRITERION].holder.id, lone[CRITERION].near, lone[CRITERION].assigned) == ("p1", 1, 2)
    assert lone["success_criteria.win_win"].holder is None


def test_items_use_the_latest_result_of_people_who_did_the_whole_module(tell: Tell) -> None:
    made = small("p1", "p2", "p3", "p4")
    shares = {"p1": (1.0, 1.0, 0.8), "p2": (0.5, 0.6, 0.4), "p3": (0.0, 0.2, 0.2)}
    for id_, points in shares.items():
        old = made.evidence(id_, DAY - timedelta(days=90), result(0.1))
        made.grades(id_, old, "09_paid_ads", dict.fromkeys(("a", "b", "c"), 0.0))
        new = made.evidence(id_, DAY - timedelta(days=20), result(0.9))
        made.grades(id_, new, "09_paid_ads", dict(zip("abc", points, strict=True)))
    half = made.evidence("p4", DAY - timedelta(days=20), result(0.9))
    made.grades("p4", half, "09_paid_ads", {"a": 1.0})
    items = {x.item.item: x for x in tell(made).items}
    assert items["a"].item.facility == pytest.approx(0.5)
    assert (items["a"].item.n, items["a"].people, items["b"].people) == (3, 4, 3)
    assert items["a"].item.small_n
    assert items["a"].item.discrimination == pytest.approx(0.9966, abs=1e-4)  # (1, .5, 0) with (1.8, 1, .4)


def test_mentors_queue_and_severity(tell: Tell) -> None:
    made = small("p1", "p2")
    made.person("m2", "Строгий", HIRED, position="mentor", role="mentor")
    made.person("p3", "Третий", HIRED)
    made.mentor("m2", "p3", HIRED)
    for n in range(10):
        made.evidence("p1", DAY - timedelta(days=20 + n), seen(4), mentor="m1")
        made.evidence("p3", DAY - timedelta(days=20 + n), seen(2), mentor="m2")
    made.evidence("p2", DAY - timedelta(days=9), case(), "submitted")
    lines = {m.mentor.id: m for m in tell(made).mentors}
    assert (lines["m1"].mentees, lines["m1"].waiting, lines["m1"].oldest_days, lines["m1"].ratings) == (2, 1, 9, 10)
    assert lines["m1"].severity == pytest.approx(1.0)
    assert lines["m2"].severity == pytest.approx(-1.0)


def test_severity_needs_enough_ratings(tell: Tell) -> None:
    made = small("p1")
    for n in range(9):
        made.evidence("p1", DAY - timedelta(days=20 + n), seen(4))
    assert tell(made).mentors[0].severity is None


def test_cohorts_by_months_in_the_job(tell: Tell) -> None:
    made = small()
    for id_, start in {"a": date(2026, 7, 21), "b": date(2026, 7, 20), "c": date(2025, 10, 20), "d": HIRED}.items():
        made.person(id_, id_, start)
    assert {c.band: c.people for c in tell(made).cohorts} == {(0, 3): 1, (3, 12): 1, (12, 24): 1, (24, None): 1}


def test_known_at_shows_what_was_known(tell: Tell) -> None:
    made = small("p1")
    made.evidence("p1", date(2026, 9, 1), seen(3), recorded=date(2026, 9, 2), confirmed=date(2026, 10, 10))
    made.evidence("p1", date(2026, 9, 3), case(), recorded=date(2026, 10, 12))

    def known(day: date) -> tuple[str, list[str], int]:
        report = tell(made, known_at=moment(day, 20))
        cases = next(q.quota.confirmed for q in report.quotas if q.quota.rule == "cases")
        return cell(report, "p1", CRITERION)[0], sorted(d.kind for d in report.due if d.about != "cases"), cases

    assert known(date(2026, 9, 1)) == ("not_assessed", [], 0)
    assert known(date(2026, 9, 3)) == ("not_assessed", ["endorse"], 0)
    assert known(date(2026, 9, 5)) == ("not_assessed", ["confirm"], 0)
    assert known(date(2026, 10, 11)) == ("met", [], 0)
    assert known(date(2026, 10, 20)) == ("met", [], 1)


def test_a_leave_that_was_entered_later_is_not_known_before(tell: Tell) -> None:
    made = small("p1")
    made.leave("p1", date(2026, 1, 1), date(2026, 12, 31), recorded=date(2026, 10, 10))
    exempt = [
        next(q.quota.exempt for q in tell(made, known_at=moment(day)).quotas if q.quota.rule == "cases")
        for day in (date(2026, 10, 9), date(2026, 10, 11))
    ]
    assert exempt == [None, "absent"]


def test_as_of_leaves_out_what_happened_later(tell: Tell) -> None:
    made = small("p1")
    made.evidence("p1", date(2026, 9, 1), seen(3))
    assert cell(tell(made, date(2026, 8, 31)), "p1", CRITERION)[0] == "not_assessed"


def test_narrowed_to_some_people(tell: Tell) -> None:
    report = tell(small("p1", "p2"), people=["p2"], filters=("наставник: Наставник",))
    assert [p.person.id for p in report.people] == ["p2"]
    assert report.stamp.filters == ("наставник: Наставник",)


def test_the_two_reports_agree_about_a_person(
    lived: Database, head: HeadReport, framework: Framework, policy: Policy
) -> None:
    for i, line in enumerate(head.people):
        with lived.reading() as connection:
            one = person_report(connection, line.person.id, as_of=DAY, known_at=NOW, policy=policy, framework=framework)
        assert one.person == line
        assert one.quotas == tuple(q for q in head.quotas if q.person == line.person)
        states = {x.competency.id: x.level.state for x in one.levels}
        cells = zip(head.heat.competencies, head.heat.cells[i], strict=True)
        assert states == {c.id: x.state for c, x in cells if x.state != "not_assigned"}
        assert all(x.evidence for x in one.levels if x.level.state in ("met", "below", "stale"))


def test_the_same_report_on_the_same_knowledge(
    lived: Database, head: HeadReport, framework: Framework, policy: Policy
) -> None:
    later = datetime(2027, 1, 1, tzinfo=UTC)
    with lived.reading() as connection:
        again = head_report(connection, as_of=DAY, known_at=later, policy=policy, framework=framework)
    assert again.heat == head.heat
    assert again.quotas == head.quotas


def test_nobody_with_that_id(lived: Database, framework: Framework, policy: Policy) -> None:
    with lived.reading() as connection, pytest.raises(NotFound, match="p999"):
        person_report(connection, "p999", as_of=DAY, known_at=NOW, policy=policy, framework=framework)


def test_an_attestation_revoked_later_still_stood(tell: Tell) -> None:
    made = small("p1")
    made.add(
        "attestation", id="a1", person="p1", decided_on=date(2026, 6, 1), decision="attested", signed_by="head",
        policy="2026.1", framework="2026.1", reason="", recorded_at=moment(date(2026, 6, 1)),
        revoked_on=date(2026, 9, 1), revoked_at=moment(date(2026, 9, 5)), credential=None,
    )  # fmt: skip
    stood = [tell(made, known_at=moment(day)).people[0].attested_on for day in (date(2026, 9, 4), date(2026, 9, 6))]
    assert stood == [date(2026, 6, 1), None]
