"""Evidence of Anna with its workflow, and her record, for the tests of the domain's rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker.domain.evidence import Evidence, ModuleResult, Observation, Transition
from tracker.domain.people import Employment, Interval, Person
from tracker.domain.policy import load_policy
from tracker.domain.record import Record

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
    """Make a piece of evidence with the workflow of `steps`, by default confirmed."""
    return Evidence(
        id=id,
        person="anna",
        occurred_on=on,
        recorded_at=START,
        data=data,
        transitions=steps(*(pairs or (("confirmed", "head"),))),
    )


def rating(id: str, on: date, value: int) -> Evidence:  # noqa: A002
    """Make a confirmed rating of the criterion `c`."""
    return evidence_of(id, on, Observation(criterion="c", rating=value, seen="x"))


def result(id: str, on: date, share: float) -> Evidence:  # noqa: A002
    """Make a module result with a share of the points of the competency `c`."""
    return evidence_of(id, on, ModuleResult(module="m", points=1, max_points=1, competencies={"c": share}, content=id))


OWNER, MENTOR, HEAD = "anna", "boris", "vera"
#: State -> a workflow that ends in it.
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


def person(evidence: list[Evidence], **more: Any) -> Record:
    """Make the record of Anna, an account manager since 2024."""
    return Record(
        person=Person(id="anna", name="Anna"),
        employments=(Employment(person="anna", interval=Interval(start=date(2024, 1, 1))),),
        evidence=tuple(evidence),
        **more,
    )
