"""What has to be done, by whom and by when. Deadlines come from the policy: a quota's grace date, else `grace_days`
after the step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.backdating import grace_ends, periods_of
from tracker.domain.calendar import local_day
from tracker.domain.evidence import Evidence
from tracker.domain.policy import Policy
from tracker.reports.model import Due, Who
from tracker.reports.rows import Loaded
from tracker.reports.standing import Standing

__all__ = ["Waiting", "due_of", "in_order", "urgent"]

_STEP = {"draft": "submit", "submitted": "endorse", "endorsed": "confirm", "returned": "mend"}
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
) -> tuple[Due, ...]:
    """Everything to be done about one person, by whoever has to do it."""
    found = [_step(one.who, piece, waiting[piece.id], loaded, policy, day) for piece in one.open if piece.id in waiting]
    found += _disputes(one, loaded, policy, day)
    found += _certificates(one, day)
    found += _quotas(one, policy, day)
    found += _unseen(one, criteria, loaded)
    return in_order(found)


def in_order(found: Iterable[Due]) -> tuple[Due, ...]:
    """The earliest deadline first, those without one last."""
    return tuple(sorted(found, key=lambda x: (x.by or date.max, x.subject.name, x.kind, x.detail)))


def urgent(found: Sequence[Due], policy: Policy, day: date) -> tuple[Due, ...]:
    """What a head needs to see today: steps that somebody waits for, and whatever ends within the policy's
    `at_risk_days`."""
    horizon = day + timedelta(days=policy.at_risk_days - 1)
    return tuple(d for d in found if d.kind in _AWAITED or (d.by is not None and d.by <= horizon))


def _step(who: Who, piece: Evidence, note: Waiting, loaded: Loaded, policy: Policy, day: date) -> Due:
    kind = _STEP[piece.state]
    periods = periods_of(piece.data.kind, piece.occurred_on, policy)
    since = local_day(note.since, policy.zone)
    grace = min((grace_ends(period, policy) for period in periods), default=since + timedelta(days=policy.grace_days))
    by = max(grace, since)
    if kind in ("mend", "submit"):
        actor: Who | None = who
    elif kind == "endorse" and who.id in loaded.mentors:
        actor = loaded.who(loaded.mentors[who.id])
    else:
        actor = _head(loaded, {who.id, note.endorser})
    return Due(kind, actor, who, by, by < day, piece.data.kind, note.title)


def _head(loaded: Loaded, not_by: set[str | None]) -> Who | None:
    return next((loaded.who(head) for head in loaded.heads if head not in not_by), None)


def _disputes(one: Standing, loaded: Loaded, policy: Policy, day: date) -> list[Due]:
    found = []
    for dispute in one.record.disputes:
        if dispute.resolved_at is None:
            by = local_day(dispute.recorded_at, policy.zone) + timedelta(days=policy.grace_days)
            found.append(
                Due("resolve", _head(loaded, {one.who.id}), one.who, by, by < day, dispute.about, dispute.text)
            )
    return found


def _certificates(one: Standing, day: date) -> list[Due]:
    """A renewal under way is already in the mentor's or the head's queue."""
    found = []
    for state in one.certificates:
        if state.pending or state.status == "valid":
            continue
        late = state.status in ("expired", "revoked")
        found.append(Due("certificate", one.who, one.who, state.valid_until, late, state.rule, state.status))
    return found


def _quotas(one: Standing, policy: Policy, day: date) -> list[Due]:
    found = []
    for line in one.quotas:
        now, before = line.quota, line.before
        short = now.missing - len(now.pending)
        if short > 0:
            found.append(
                Due("quota", one.who, one.who, now.period.end, False, now.rule, missing=short, period=now.period)
            )
        late = before.missing - len(before.pending)
        if late > 0 and day <= grace_ends(before.period, policy):
            found.append(
                Due(
                    "quota_late",
                    one.who,
                    one.who,
                    grace_ends(before.period, policy),
                    False,
                    before.rule,
                    missing=late,
                    period=before.period,
                )
            )
    return found


def _unseen(one: Standing, criteria: Sequence[str], loaded: Loaded) -> list[Due]:
    """Criteria of success that nobody has observed, or not lately."""
    mentor = loaded.who(loaded.mentors[one.who.id]) if one.who.id in loaded.mentors else None
    states = ((c, one.cells[c].state) for c in criteria)
    return [Due("observe", mentor, one.who, None, False, c, s) for c, s in states if s in ("not_assessed", "stale")]
