"""Calendar rules: every case of `calendar_cases.toml`, which was worked out by hand."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.backdating import lateness
from tracker.domain.calendar import local_day, period_of
from tracker.domain.credential import certificate_state
from tracker.domain.eligible import EligibleDays
from tracker.domain.evidence import BlogPost, Case, Certificate, Evidence, Transition
from tracker.domain.people import Employment, Interval, Leave, Person
from tracker.domain.policy import load_policy
from tracker.domain.quota import quota
from tracker.domain.record import Record, Waiver

CASES = tomllib.loads((Path(__file__).parent / "calendar_cases.toml").read_text("utf-8"))["case"]
NOON = datetime(2026, 1, 1, 9, tzinfo=UTC)
POLICY = load_policy()


def evidence(id: str, on: date, data: Any, state: Any, at: datetime = NOON) -> Evidence:  # noqa: A002
    step = Transition(at=at, by="head", action="create", state=state)
    return Evidence(id=id, person="p1", occurred_on=on, recorded_at=at, data=data, transitions=(step,))


def interval(pair: list[date]) -> Interval:
    return Interval(start=pair[0], end=pair[1] if len(pair) > 1 else None)


def answer_local_day(case: dict[str, Any]) -> dict[str, Any]:
    return {"day": local_day(datetime.fromisoformat(case["moment"]), case["zone"])}


def answer_period(case: dict[str, Any]) -> dict[str, Any]:
    period = period_of(case["day"], case["kind"])
    return {"name": period.name, "start": period.start, "end": period.end, "days": period.days}


def answer_quota(case: dict[str, Any]) -> dict[str, Any]:
    rule = POLICY.quota_rule(case["rule"])
    assert rule is not None
    rule = type(rule).model_validate(rule.model_dump() | case.get("change", {}))
    kinds = {"case": Case(title="x"), "blog_post": BlogPost(title="x")}
    record = Record(
        person=Person(id="p1", name="x"),
        employments=tuple(
            Employment(person="p1", interval=interval(i[:2]), position=(*i[2:], "account_manager")[0])
            for i in case["employed"]
        ),
        leaves=tuple(Leave(person="p1", interval=interval(i)) for i in case.get("leaves", [])),
        waivers=tuple(
            Waiver(id="w", person="p1", requirement=w, start=a, end=b, reason="x", granted_by="head", recorded_at=NOON)
            for w, a, b in case.get("waivers", [])
        ),
        evidence=tuple(
            evidence(f"e{n}", e[0], kinds[rule.kind], e[1], datetime.fromisoformat(e[2]) if len(e) > 2 else NOON)
            for n, e in enumerate(case.get("events", []))
        ),
    )
    found = quota(record, rule, case["day"])
    return {
        "eligible": EligibleDays(record, rule.id, rule.positions).count(found.period.start, found.period.end),
        "required": found.required,
        "confirmed": found.confirmed,
        "missing": found.missing,
        "exempt": found.exempt or "",
    }


def answer_certificate(case: dict[str, Any]) -> dict[str, Any]:
    rule = POLICY.certificate_rule(case["rule"])
    assert rule is not None
    found = tuple(
        evidence(
            f"c{n}",
            c["passed"],
            Certificate(name=rule.name, valid_until=c.get("until"), revoked_on=c.get("revoked")),
            c.get("state", "confirmed"),
        )
        for n, c in enumerate(case["certificates"])
    )
    state = certificate_state(found, rule, case["day"], max(POLICY.expiry_warning_days))
    answer = {"status": state.status, "days_left": state.days_left, "pending": len(state.pending)}
    return {key: value for key, value in answer.items() if value}


def answer_entry(case: dict[str, Any]) -> dict[str, Any]:
    closed = [
        period_of(date(int(name[:4]), 1, 1) + timedelta(days=92 * (int(name[6:]) - 1) if "Q" in name else 0), kind)
        for name in case["closed"]
        for kind in (["quarter"] if "Q" in name else ["year"])
    ]
    assert [p.name for p in closed] == case["closed"]
    return {"lateness": lateness(case["kind"], case["occurred_on"], case["today"], POLICY, closed)}


ANSWERS = {
    "local_day": answer_local_day,
    "period": answer_period,
    "quota": answer_quota,
    "certificate": answer_certificate,
    "entry": answer_entry,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_rules_give_what_the_table_expects(case: dict[str, Any]) -> None:
    assert ANSWERS[case["what"]](case) == case["expect"]


def test_the_table_is_large_and_its_names_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
