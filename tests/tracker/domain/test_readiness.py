"""Readiness for attestation: each requirement, waivers and disputes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.domain_evidence import HISTORIES, POLICY, START, TODAY, evidence_of, person, rating
from tracker.domain.evidence import BlogPost, Case, Certificate, Evidence, Improvement, InternHelp, NewTasks
from tracker.domain.people import Employment, Interval
from tracker.domain.policy import Policy
from tracker.domain.readiness import new_tasks_rate, readiness
from tracker.domain.record import Dispute, Record, Waiver


def complete_evidence() -> list[Evidence]:
    """Make all evidence that a person needs to be ready on 23 November 2026."""
    found: list[Evidence] = [evidence_of(f"case{n}", date(2025, n, 1), Case(title="x")) for n in (2, 5, 8, 11)] + [
        evidence_of(f"post{n}", on, BlogPost(title="x"))
        for n, on in enumerate((date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1), date(2026, 8, 1)))
    ]
    found += [
        evidence_of("metrica", date(2026, 3, 1), Certificate(name="metrica")),
        evidence_of("bitrix", date(2024, 3, 1), Certificate(name="bitrix")),
        rating("rating", date(2026, 9, 1), 3),
        evidence_of("help", date(2026, 4, 1), InternHelp(intern="new one", what="first letter")),
        evidence_of("better", date(2026, 4, 1), Improvement(title="x", adopted_by="vera", adopted_on=date(2026, 5, 1))),
        evidence_of("tasks", date(2026, 7, 1), NewTasks(solved=19, total=20)),
    ]
    return found


def unmet(record: Record, policy: Policy = POLICY, day: date = TODAY) -> dict[str, str]:
    found = readiness(record, policy, ("c",), day)
    assert found.ready == (not found.missing and not found.open_disputes)
    assert found.policy == policy.version
    return {r.id: r.why for r in found.missing}


def without(*ids: str) -> list[Evidence]:
    return [e for e in complete_evidence() if e.id not in ids]


def test_a_person_with_complete_evidence_is_ready() -> None:
    assert unmet(person(complete_evidence())) == {}


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (["case8"], {"cases": "missing"}),
        (["post1"], {"blog_posts": "missing"}),
        (["metrica"], {"metrica": "none"}),
        (["bitrix"], {"bitrix": "none"}),
        (["rating"], {"c": "not_assessed"}),
        (["help"], {"intern_help": "missing"}),
        (["better"], {"improvement": "missing"}),
        (["tasks"], {"new_tasks": "insufficient_data"}),
    ],
)
def test_each_missing_requirement_is_listed(missing: list[str], expected: dict[str, str]) -> None:
    assert unmet(person(without(*missing))) == expected


def test_pending_evidence_is_not_reported_as_missing() -> None:
    evidence = without("help")
    evidence.append(evidence_of("help2", date(2026, 4, 1), InternHelp(intern="x", what="x"), *HISTORIES["submitted"]))
    assert unmet(person(evidence)) == {"intern_help": "pending"}


def test_a_quota_met_in_the_current_year_replaces_the_last_year() -> None:
    evidence = without("case2") + [evidence_of(f"new{n}", date(2026, n, 1), Case(title="x")) for n in (1, 2, 3, 4)]
    assert unmet(person(evidence)) == {}


def test_for_a_newcomer_the_current_period_is_checked() -> None:
    record = person(without("post0", "post1", "post2", "post3", "case2", "case5", "case8", "case11")).model_copy(
        update={"employments": (Employment(person="anna", interval=Interval(start=date(2026, 10, 1))),)}
    )
    assert unmet(record) == {"cases": "missing", "blog_posts": "missing"}


def test_an_improvement_that_nobody_adopted_does_not_count() -> None:
    evidence = [*without("better"), evidence_of("idea", date(2026, 4, 1), Improvement(title="x"))]
    assert unmet(person(evidence)) == {"improvement": "missing"}


def test_exactly_95_percent_meets_the_criterion() -> None:
    assert "new_tasks" not in unmet(person(complete_evidence()))
    evidence = [*without("tasks"), evidence_of("tasks2", date(2026, 7, 1), NewTasks(solved=94, total=100))]
    assert unmet(person(evidence)) == {"new_tasks": "below"}


def test_reports_of_new_tasks_are_added_up_over_a_year() -> None:
    found = [
        evidence_of(f"t{n}", on, NewTasks(solved=5, total=6))
        for n, on in enumerate((date(2025, 11, 23), date(2025, 11, 24), TODAY))
    ]
    one = new_tasks_rate(tuple(found), POLICY, TODAY)
    assert one is not None
    assert (one.successes, one.n, one.enough) == (10, 12, True)


def test_a_waiver_counts_as_met_only_while_it_is_valid() -> None:
    waiver = Waiver(
        id="w",
        person="anna",
        requirement="metrica",
        start=date(2026, 11, 1),
        end=date(2026, 11, 30),
        reason="x",
        granted_by="vera",
        recorded_at=START,
    )
    record = person(without("metrica"), waivers=(waiver,))
    assert unmet(record) == {}
    assert unmet(record, day=date(2026, 12, 1)) == {"metrica": "none"}


def test_an_open_dispute_prevents_readiness() -> None:
    dispute = Dispute(id="d", person="anna", about="rating", text="x", recorded_at=START)
    record = person(complete_evidence(), disputes=(dispute,))
    found = readiness(record, POLICY, ("c",), TODAY)
    assert (found.ready, found.open_disputes) == (False, ("d",))
    settled = dispute.model_copy(update={"resolved_at": START, "resolved_by": "vera", "resolution": "x"})
    assert readiness(person(complete_evidence(), disputes=(settled,)), POLICY, ("c",), TODAY).ready
