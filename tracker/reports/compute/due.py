"""What has to be done, with names and titles, in the order of deadlines; the rules stand in `tracker.domain.due`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain import due as domain
from tracker.domain.policy import Policy
from tracker.reports.compute.queries import Loaded
from tracker.reports.compute.standing import Standing
from tracker.reports.model import Due

__all__ = ["Waiting", "due_of", "in_order", "urgent"]

_AWAITED = ("endorse", "confirm", "mend")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the lists say about an open piece of evidence. since: UTC moment of its last step; endorser: who endorsed
    it."""

    title: str
    since: datetime
    endorser: str | None = None


def due_of(
    one: Standing, waiting: dict[str, Waiting], loaded: Loaded, policy: Policy, criteria: Sequence[str], day: date
) -> Iterator[Due]:
    """Everything to be done about one person, in no order; one line for each criterion that is to be observed."""
    mentor = loaded.mentors.get(one.who.id)
    found = domain.due_of(
        one.who.id,
        open=[
            domain.OpenEvidence(e.id, e.data.kind, e.state, e.occurred_on, waiting[e.id].since, waiting[e.id].endorser)
            for e in one.open
            if e.id in waiting
        ],
        disputes=one.record.disputes,
        quotas=[(line.quota, line.before) for line in one.quotas],
        certificates=one.certificates,
        criteria=[(c, one.cells[c].state) for c in criteria],
        waived=one.record.waived(day),
        mentors=(mentor,) if mentor else (),
        heads=loaded.heads,
        policy=policy,
        day=day,
    )
    return (line for item in found for line in _lines(item, one, waiting, loaded))


def in_order(found: Iterable[Due]) -> tuple[Due, ...]:
    """The earliest deadline first, those without one last."""
    return tuple(sorted(found, key=lambda x: (x.by or date.max, x.subject.name, x.kind, x.detail)))


def urgent(found: Iterable[Due], policy: Policy, day: date) -> Iterator[Due]:
    """What a head needs to see today: steps that somebody waits for, and whatever ends within the policy's
    `at_risk_days`."""
    horizon = day + timedelta(days=policy.at_risk_days - 1)
    return (d for d in found if d.kind in _AWAITED or (d.by is not None and d.by <= horizon))


def _lines(item: domain.Due, one: Standing, waiting: dict[str, Waiting], loaded: Loaded) -> Iterator[Due]:
    actor = loaded.who(item.by_whom[0]) if item.by_whom else None
    values = item.values

    def line(about: str, detail: str = "") -> Due:
        missing, period = values.get("missing", 0), values.get("period")
        return Due(item.what, actor, one.who, item.on, item.overdue, about, detail, missing, period)

    if item.what in ("quota", "quota_late"):
        yield line(values["rule"])
    elif item.what == "certificate":
        yield line(values["rule"], values["status"])
    elif item.what == "observe":
        for criterion, state in values["criteria"]:
            yield line(criterion, state)
    elif item.what == "resolve":
        yield line(values["about"], next(d.text for d in one.record.disputes if d.id == item.evidence))
    elif item.evidence:
        yield line(values["kind"], waiting[item.evidence].title)
