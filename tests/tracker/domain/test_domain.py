# ruff: noqa: E501 - rows of tables read better on one line
"""Rules one by one: levels, workflow, readiness, pace, what was known when."""

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
    """(state, by) pairs, an hour apart."""
    return tuple(
        Transition(at=START + timedelta(hours=n), by=by, action="create", state=state)  # type: ignore[arg-type]
        for n, (state, by) in enumerate(pairs)
    )


def made(id: str, on: date, data: Any, *pairs: tuple[str, str]) -> Evidence:  # noqa: A002
    return Evidence(
        id=id,
        person="anna",
        occurred_on=on,
        recorded_at=START,
        data=data,
        transitions=steps(*(pairs or (("confirmed", "head"),))),
    )


def rating(id: str, on: date, value: int) -> Evidence:  # noqa: A002
    return made(id, on, Observation(criterion="c", rating=value, seen="x"))


def result(id: str, on: date, share: float) -> Evidence:  # noqa: A002
    return made(id, on, ModuleResult(module="m", points=1, max_points=1, competencies={"c": share}, content=id))


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
    ("a test alone shows it", (result("a", date(2026, 1, 1), 0.7),), True, {}, ("met", 3.0)),
    ("a weak test alone does not", (result("a", date(2026, 1, 1), 0.69),), True, {}, ("below", 0.0)),
    ("a rating outweighs a test", (result("a", date(2026, 1, 1), 1.0), rating("b", date(2026, 1, 2), 1)), True, {}, ("below", 1.0)),
    ("a passed test keeps an old rating fresh", (rating("a", OLD, 3), result("b", date(2026, 6, 1), 0.9)), True, {}, ("met", 3.0)),
    ("a failed test does not", (rating("a", OLD, 3), result("b", date(2026, 6, 1), 0.2)), True, {}, ("stale", 3.0)),
    ("a case that names it shows it", (made("a", date(2026, 1, 1), Case(title="x", competencies=("c",))),), True, {}, ("met", 3.0)),
    ("what is not asked may still be shown", (rating("a", date(2026, 1, 1), 4),), False, {}, ("met", 4.0)),
    ("an unconfirmed rating is nothing", (made("a", date(2026, 1, 1), Observation(criterion="c", rating=4, seen="x"), ("endorsed", "m")),), True, {}, ("not_assessed", None)),
    ("of two on one day the one entered last", (rating("b", TODAY, 1), rating("a", TODAY, 3).model_copy(update={"recorded_at": START + timedelta(hours=1)})), True, {}, ("met", 3.0)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "evidence", "asked", "change", "expected"), LEVELS, ids=[row[0] for row in LEVELS])
def test_a_level_follows_from_evidence(
    name: str, evidence: Any, asked: bool, change: dict[str, Any], expected: Any
) -> None:
    rule = LevelRule.model_validate(POLICY.level.model_dump() | change)
    found = level("c", evidence, rule, "2026.1", TODAY, assigned=asked)
    assert found.state == expected[0]
    assert found.value == (None if expected[1] is None else pytest.approx(expected[1]))
    assert found.rule == f"{rule.method} (2026.1)"


# ---- workflow

OWNER, MENTOR, HEAD = "anna", "boris", "vera"
PAST: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (("draft", OWNER),),
    "submitted": (("draft", OWNER), ("submitted", OWNER)),
    "endorsed": (("draft", OWNER), ("submitted", OWNER), ("endorsed", MENTOR)),
    "returned": (("draft", OWNER), ("submitted", OWNER), ("returned", MENTOR)),
    "confirmed": (("draft", OWNER), ("submitted", OWNER), ("endorsed", MENTOR), ("confirmed", HEAD)),
    "rejected": (("draft", OWNER), ("submitted", OWNER), ("rejected", HEAD)),
    "superseded": (("confirmed", HEAD), ("superseded", HEAD)),
    "withdrawn": (("draft", OWNER), ("withdrawn", OWNER)),
}
OPEN = {  # state -> step -> who may take it, of owner, mentor (who endorsed) and head
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
@pytest.mark.parametrize("state", PAST)
def test_the_workflow_opens_these_steps_and_no_others(state: str, action: Any, who: str) -> None:
    """Nobody endorses, confirms or judges their own; whoever endorsed does not confirm."""
    if state == "superseded":
        one = made("e", TODAY, Case(title="x"), ("draft", OWNER), *PAST[state])
    else:
        one = made("e", TODAY, Case(title="x"), *PAST[state])
    if who in OPEN[state].get(action, set()):
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
        next_state(made("e", TODAY, Case(title="x"), *PAST[state]), action, who, " ")
    assert caught.value.field == "reason"


def test_a_new_round_forgets_the_endorsement_of_the_last() -> None:
    """Endorsed by Boris, returned, submitted again, endorsed by Olga: now Boris could confirm, Olga could not."""
    past = (*PAST["endorsed"], ("returned", HEAD), ("submitted", OWNER), ("endorsed", "olga"))
    one = made("e", TODAY, Case(title="x"), *past)
    assert possible(one, "confirm", MENTOR)
    assert not possible(one, "confirm", "olga")


def test_refusals_are_in_the_reader_s_language() -> None:
    one = made("e", TODAY, Case(title="x"), *PAST["endorsed"])
    with language("en"), pytest.raises(NotAllowedNow, match="confirms their own"):
        next_state(one, "confirm", OWNER)
    with language("ru"), pytest.raises(NotAllowedNow, match=r"[а-я]"):
        next_state(one, "confirm", OWNER)


# ---- readiness


def everything() -> list[Evidence]:
    """What a person needs on 23 November 2026 to be ready."""
    found: list[Evidence] = [made(f"case{n}", date(2025, n, 1), Case(title="x")) for n in (2, 5, 8, 11)] + [
        made(f"post{n}", on, BlogPost(title="x"))
        for n, on in enumerate((date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1), date(2026, 8, 1)))
    ]
    found += [
        made("metrica", date(2026, 3, 1), Certificate(name="metrica")),
        made("bitrix", date(2024, 3, 1), Certificate(name="bitrix")),
        rating("rating", date(2026, 9, 1), 3),
        made("help", date(2026, 4, 1), InternHelp(intern="new one", what="first letter")),
        made("better", date(2026, 4, 1), Improvement(title="x", adopted_by="vera", adopted_on=date(2026, 5, 1))),
        made("tasks", date(2026, 7, 1), NewTasks(solved=19, total=20)),
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
    return [e for e in everything() if e.id not in ids]


def test_whoever_has_everything_is_ready() -> None:
    assert unmet(person(everything())) == {}


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
def test_each_missing_thing_is_named(missing: list[str], expected: dict[str, str]) -> None:
    assert unmet(person(without(*missing))) == expected


def test_what_waits_for_confirmation_is_told_from_what_is_missing() -> None:
    evidence = without("help")
    evidence.append(made("help2", date(2026, 4, 1), InternHelp(intern="x", what="x"), *PAST["submitted"]))
    assert unmet(person(evidence)) == {"intern_help": "pending"}


def test_a_running_year_that_is_already_full_makes_up_for_the_last_one() -> None:
    evidence = without("case2") + [made(f"new{n}", date(2026, n, 1), Case(title="x")) for n in (1, 2, 3, 4)]
    assert unmet(person(evidence)) == {}


def test_a_newcomer_is_asked_for_the_running_period() -> None:
    record = person(without("post0", "post1", "post2", "post3", "case2", "case5", "case8", "case11")).model_copy(
        update={"employments": (Employment(person="anna", interval=Interval(start=date(2026, 10, 1))),)}
    )
    assert unmet(record) == {"cases": "missing", "blog_posts": "missing"}


def test_an_improvement_that_nobody_adopted_does_not_count() -> None:
    evidence = [*without("better"), made("idea", date(2026, 4, 1), Improvement(title="x"))]
    assert unmet(person(evidence)) == {"improvement": "missing"}


def test_95_percent_is_met_exactly_at_95() -> None:
    assert "new_tasks" not in unmet(person(everything()))
    evidence = [*without("tasks"), made("tasks2", date(2026, 7, 1), NewTasks(solved=94, total=100))]
    assert unmet(person(evidence)) == {"new_tasks": "below"}


def test_reports_of_new_tasks_are_added_up_over_a_year() -> None:
    found = [
        made(f"t{n}", on, NewTasks(solved=5, total=6))
        for n, on in enumerate((date(2025, 11, 23), date(2025, 11, 24), TODAY))
    ]
    one = new_tasks_rate(tuple(found), POLICY, TODAY)
    assert one is not None
    assert (one.successes, one.n, one.enough) == (10, 12, True)


def test_a_waiver_takes_the_place_of_what_is_missing_while_it_lasts() -> None:
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


def test_an_open_dispute_stands_in_the_way() -> None:
    dispute = Dispute(id="d", person="anna", about="rating", text="x", recorded_at=START)
    record = person(everything(), disputes=(dispute,))
    found = readiness(record, POLICY, ("c",), TODAY)
    assert (found.ready, found.open_disputes) == (False, ("d",))
    settled = dispute.model_copy(update={"resolved_at": START, "resolved_by": "vera", "resolution": "x"})
    assert readiness(person(everything(), disputes=(settled,)), POLICY, ("c",), TODAY).ready


# ---- what was known when


def test_a_report_of_the_past_shows_what_was_known_then() -> None:
    one = made("e", date(2026, 1, 1), Case(title="x"), *PAST["confirmed"])
    record = person([one])
    states = [record.as_known(TODAY, START + timedelta(hours=h)).evidence[0].state for h in range(4)]
    assert states == ["draft", "submitted", "endorsed", "confirmed"]
    assert record.as_known(TODAY, START - timedelta(seconds=1)).evidence == ()
    assert record.as_known(date(2025, 12, 31), START + timedelta(days=9)).evidence == ()


def test_a_dispute_was_open_and_an_attestation_stood_until_they_were_not() -> None:
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
    # 4 in 365 days, 183 to come: 2.005 expected, the 80 % Poisson range of which is 0..4
    ("one a quarter, in the middle", [date(2025, 8, 1), date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1)], date(2026, 7, 1), ("unclear", 1, 2, 6)),
    # 12 in 365 days, 183 to come: 6.02 expected, range 3..9
    ("one a month until April", [date(2025, 7, 5) + timedelta(days=20 * n) for n in range(9)] + [date(2026, n, 1) for n in (1, 2, 3)], date(2026, 7, 1), ("on_track", 1, 6, 12)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "days", "today", "expected"), PACES, ids=[row[0] for row in PACES])
def test_pace_is_a_range(name: str, days: list[date], today: date, expected: Any) -> None:
    rule = POLICY.quota_rule("cases")
    assert rule is not None
    record = person([made(f"e{n}", on, Case(title="x")) for n, on in enumerate(days)])
    found = pace(record, quota(record, rule, today), rule, POLICY.pace, today)
    assert (found.state, found.expected_by_now, found.low, found.high) == expected


# ---- files of rules


def test_the_framework_of_the_course_is_read_and_assigned_by_position() -> None:
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


def test_the_scale_of_the_policy_is_that_of_the_framework() -> None:
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
def test_a_mistake_in_the_policy_file_is_named_with_its_key(tmp_path: Path, old: str, new: str, field: str) -> None:
    text = (ROOT / "tracker" / "policy.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "policy.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_policy(path)
    assert caught.value.field == f"{path}: {field}"
    assert caught.value.problem
    assert caught.value.fix
