# ruff: noqa: E501 - rows of tables read better on one line
"""Rules one by one: levels, workflow, readiness, forecasts, and records as they were known at a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT
from tracker.domain.evidence import (
    ACTIONS,
    BlogPost,
    Case,
    Certificate,
    Evidence,
    Improvement,
    InternHelp,
    ModuleResult,
    NewTasks,
    Observation,
    Transition,
)
from tracker.domain.framework import assigned, load_framework
from tracker.domain.levels import level
from tracker.domain.pace import pace
from tracker.domain.people import Employment, Interval, Person
from tracker.domain.policy import LevelRule, Policy, load_policy
from tracker.domain.quota import quota
from tracker.domain.readiness import new_tasks_rate, readiness
from tracker.domain.record import Attestation, Dispute, Record, Waiver
from tracker.domain.workflow import next_state, possible
from tracker.errors import InvalidInput, NotAllowedNow
from wording.languages import language

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
POLICY = load_policy()


def steps(*pairs: tuple[str, str]) -> tuple[Transition, ...]:
    """Make a workflow of (state, person) pairs, an hour apart."""
    return tuple(
        Transition(at=START + timedelta(hours=n), by=by, action="create", state=state)  # type: ignore[arg-type]
        for n, (state, by) in enumerate(pairs)
    )


def evidence_of(id: str, on: date, data: Any, *pairs: tuple[str, str]) -> Evidence:  # noqa: A002
    return Evidence(
        id=id,
        person="anna",
        occurred_on=on,
        recorded_at=START,
        data=data,
        transitions=steps(*(pairs or (("confirmed", "head"),))),
    )


def rating(id: str, on: date, value: int) -> Evidence:  # noqa: A002
    return evidence_of(id, on, Observation(criterion="c", rating=value, seen="x"))


def result(id: str, on: date, share: float) -> Evidence:  # noqa: A002
    return evidence_of(id, on, ModuleResult(module="m", points=1, max_points=1, competencies={"c": share}, content=id))


OLD = date(2024, 1, 1)
LEVELS = [
    ("nothing, not asked", (), False, {}, ("not_assigned", None)),
    ("nothing, asked", (), True, {}, ("not_assessed", None)),
    ("latest wins", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 2)), True, {}, ("below", 2.0)),
    ("highest wins", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 2)), True, {"method": "highest"}, ("met", 4.0)),
    ("decaying average", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 2)), True, {"method": "decaying_average", "decay": 0.65}, ("below", 2.7)),
    ("twice is not three times", (rating("a", date(2026, 1, 1), 4), rating("b", date(2026, 2, 1), 3)), True, {"method": "n_times", "times": 3}, ("below", None)),
    ("three or better three times", tuple(rating(i, date(2026, 1, 1), v) for i, v in (("a", 4), ("b", 3), ("c", 3), ("d", 1))), True, {"method": "n_times", "times": 3}, ("met", 3.0)),
    ("a rating of long ago is stale", (rating("a", OLD, 4),), True, {}, ("stale", 4.0)),
    ("the last fresh day", (rating("a", TODAY - timedelta(days=365), 4),), True, {}, ("met", 4.0)),
    ("the first stale day", (rating("a", TODAY - timedelta(days=366), 4),), True, {}, ("stale", 4.0)),
    ("a passed test alone meets it", (result("a", date(2026, 1, 1), 0.7),), True, {}, ("met", 3.0)),
    ("a weak test alone does not meet it", (result("a", date(2026, 1, 1), 0.69),), True, {}, ("below", 0.0)),
    ("a rating outweighs a test", (result("a", date(2026, 1, 1), 1.0), rating("b", date(2026, 1, 2), 1)), True, {}, ("below", 1.0)),
    ("a passed test keeps an old rating fresh", (rating("a", OLD, 3), result("b", date(2026, 6, 1), 0.9)), True, {}, ("met", 3.0)),
    ("a failed test does not keep it fresh", (rating("a", OLD, 3), result("b", date(2026, 6, 1), 0.2)), True, {}, ("stale", 3.0)),
    ("a case that names it meets it", (evidence_of("a", date(2026, 1, 1), Case(title="x", competencies=("c",))),), True, {}, ("met", 3.0)),
    ("a competency that is not assigned may be met too", (rating("a", date(2026, 1, 1), 4),), False, {}, ("met", 4.0)),
    ("an unconfirmed rating does not count", (evidence_of("a", date(2026, 1, 1), Observation(criterion="c", rating=4, seen="x"), ("endorsed", "m")),), True, {}, ("not_assessed", None)),
    ("of two ratings of one day the one entered last wins", (rating("b", TODAY, 1), rating("a", TODAY, 3).model_copy(update={"recorded_at": START + timedelta(hours=1)})), True, {}, ("met", 3.0)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "evidence", "asked", "change", "expected"), LEVELS, ids=[row[0] for row in LEVELS])
def test_a_level_is_computed_from_evidence(
    name: str, evidence: Any, asked: bool, change: dict[str, Any], expected: Any
) -> None:
    rule = LevelRule.model_validate(POLICY.level.model_dump() | change)
    found = level("c", evidence, rule, "2026.1", TODAY, assigned=asked)
    assert found.state == expected[0]
    assert found.value == (None if expected[1] is None else pytest.approx(expected[1]))
    assert found.rule == f"{rule.method} (2026.1)"


# ---- workflow

OWNER, MENTOR, HEAD = "anna", "boris", "vera"
HISTORIES: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (("draft", OWNER),),
    "submitted": (("draft", OWNER), ("submitted", OWNER)),
    "endorsed": (("draft", OWNER), ("submitted", OWNER), ("endorsed", MENTOR)),
    "returned": (("draft", OWNER), ("submitted", OWNER), ("returned", MENTOR)),
    "confirmed": (("draft", OWNER), ("submitted", OWNER), ("endorsed", MENTOR), ("confirmed", HEAD)),
    "rejected": (("draft", OWNER), ("submitted", OWNER), ("rejected", HEAD)),
    "superseded": (("confirmed", HEAD), ("superseded", HEAD)),
    "withdrawn": (("draft", OWNER), ("withdrawn", OWNER)),
}
ALLOWED = {  # state -> step -> those of owner, mentor (the endorser) and head who may take it
    "draft": {"submit": {OWNER}, "withdraw": {OWNER}},
    "submitted": {"endorse": {MENTOR, HEAD}, "return": {MENTOR, HEAD}, "reject": {MENTOR, HEAD}, "withdraw": {OWNER}},
    "endorsed": {"confirm": {HEAD}, "return": {MENTOR, HEAD}, "reject": {MENTOR, HEAD}, "withdraw": {OWNER}},
    "returned": {"submit": {OWNER}, "withdraw": {OWNER}},
    "confirmed": {"supersede": {OWNER, MENTOR, HEAD}, "withdraw": {OWNER}},
    "rejected": {},
    "superseded": {"withdraw": set()},
    "withdrawn": {},
}


@pytest.mark.parametrize("who", [OWNER, MENTOR, HEAD])
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", HISTORIES)
def test_the_workflow_allows_these_steps_and_no_others(state: str, action: Any, who: str) -> None:
    """Owners take no step that judges their own evidence, and the endorser does not confirm it."""
    if state == "superseded":
        one = evidence_of("e", TODAY, Case(title="x"), ("draft", OWNER), *HISTORIES[state])
    else:
        one = evidence_of("e", TODAY, Case(title="x"), *HISTORIES[state])
    if who in ALLOWED[state].get(action, set()):
        assert possible(one, action, who)
        assert next_state(one, action, who, "because") == ACTIONS[action][1]
    else:
        assert not possible(one, action, who)
        with pytest.raises(NotAllowedNow):
            next_state(one, action, who, "because")


@pytest.mark.parametrize(
    ("state", "action", "who"),
    [("submitted", "return", MENTOR), ("endorsed", "reject", HEAD), ("confirmed", "withdraw", OWNER)],
)
def test_some_steps_need_a_reason(state: str, action: Any, who: str) -> None:
    with pytest.raises(InvalidInput, match="reason") as caught:
        next_state(evidence_of("e", TODAY, Case(title="x"), *HISTORIES[state]), action, who, " ")
    assert caught.value.field == "reason"


def test_only_the_last_endorser_may_not_confirm() -> None:
    """After a return, only the endorsement of the new round counts: Boris endorsed the first round, Olga the second."""
    past = (*HISTORIES["endorsed"], ("returned", HEAD), ("submitted", OWNER), ("endorsed", "olga"))
    one = evidence_of("e", TODAY, Case(title="x"), *past)
    assert possible(one, "confirm", MENTOR)
    assert not possible(one, "confirm", "olga")


def test_refusals_are_in_the_reader_s_language() -> None:
    one = evidence_of("e", TODAY, Case(title="x"), *HISTORIES["endorsed"])
    with language("en"), pytest.raises(NotAllowedNow, match="confirms their own"):
        next_state(one, "confirm", OWNER)
    with language("ru"), pytest.raises(NotAllowedNow, match=r"[а-я]"):
        next_state(one, "confirm", OWNER)


# ---- readiness


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


def person(evidence: list[Evidence], **more: Any) -> Record:
    return Record(
        person=Person(id="anna", name="Anna"),
        employments=(Employment(person="anna", interval=Interval(start=date(2024, 1, 1))),),
        evidence=tuple(evidence),
        **more,
    )


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


# ---- what was known when


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


# ---- pace

PACES = [
    ("nothing in a year, late in the year", [], date(2026, 11, 23), ("behind", 3, 0, 0)),
    ("four already", [date(2026, n, 1) for n in (1, 3, 5, 7)], date(2026, 7, 2), ("done", 2, None, None)),
    ("hired a month ago", [], date(2024, 2, 1), ("too_early", 0, None, None)),
    # 4 in 365 days, 183 days to come: 2.005 expected, and the 80 % Poisson range is 0..4.
    ("one a quarter, in the middle", [date(2025, 8, 1), date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1)], date(2026, 7, 1), ("unclear", 1, 2, 6)),
    # 12 in 365 days, 183 days to come: 6.02 expected, and the range is 3..9.
    ("one a month until April", [date(2025, 7, 5) + timedelta(days=20 * n) for n in range(9)] + [date(2026, n, 1) for n in (1, 2, 3)], date(2026, 7, 1), ("on_track", 1, 6, 12)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "days", "today", "expected"), PACES, ids=[row[0] for row in PACES])
def test_a_pace_is_a_range(name: str, days: list[date], today: date, expected: Any) -> None:
    rule = POLICY.quota_rule("cases")
    assert rule is not None
    record = person([evidence_of(f"e{n}", on, Case(title="x")) for n, on in enumerate(days)])
    found = pace(record, quota(record, rule, today), rule, POLICY.pace, today)
    assert (found.state, found.expected_by_now, found.low, found.high) == expected


# ---- files of rules


def test_competencies_are_assigned_by_position() -> None:
    framework = load_framework(ROOT / "course" / "competencies.toml")
    assert len(framework.criteria) == 12
    asked = assigned(framework, POLICY, person([]), TODAY)
    assert set(framework.criteria) <= asked
    assert not any(one.startswith("confirmations.") for one in asked)
    trainee = person([]).model_copy(
        update={"employments": (Employment(person="anna", position="trainee", interval=Interval(start=OLD)),)}
    )
    assert not set(framework.criteria) & assigned(framework, POLICY, trainee, TODAY)
    assert assigned(framework, POLICY, person([]), date(2023, 12, 31)) == frozenset()


def test_policy_and_framework_agree_on_scale_and_sections() -> None:
    framework = load_framework(ROOT / "course" / "competencies.toml")
    assert [step.value for step in framework.scale] == list(range(len(POLICY.scale)))
    sections = {s.id for s in framework.section}
    assert all(set(p.sections) <= sections for p in POLICY.programme)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('zone = "Europe/Moscow"', 'zone = "Moscow"', "zone"),
        ("grace_days = 14", "grace_days = -1", "grace_days"),
        ("grace_days = 14", "", "grace_days"),
        ("grace_days = 14", "grace_days = 14\ngrce = 1", "grce"),
        ('id = "bitrix"', 'id = "metrica"', "data"),
        ("met_from = 3", "met_from = 5", "data"),
        ('rounding = "ceil"', 'rounding = "up"', "quota.0.rounding"),
        ("count = 4", "count = 0", "quota.0.count"),
        ('id = "cases"\npositions = ["account_manager"]', 'id = "cases"\npositions = ["manager"]', "data"),
        ('exempt_below = "1/4"', 'exempt_below = "5/4"', "quota.0.exempt_below"),
    ],
)
def test_a_mistake_in_the_policy_file_is_reported_with_its_key(tmp_path: Path, old: str, new: str, field: str) -> None:
    text = (ROOT / "tracker" / "policy.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "policy.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_policy(path)
    assert caught.value.field == f"{path}: {field}"
    assert caught.value.problem
    assert caught.value.fix
