"""Restate closed periods: a later change adds a new snapshot and never alters the old one."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import insert, select

from tracker.desk import Desk, Writing
from tracker.domain.calendar import Period
from tracker.domain.quota import Quota, quota
from tracker.store.repository import closed_periods, record
from tracker.store.tables import t

__all__ = ["restate", "snapshot"]


def restate(desk: Desk, writing: Writing, person: str, reason: str) -> int:
    """Recompute a person's quotas of closed periods and add a snapshot for each that differs from the last one.

    Returns the number of snapshots added.
    """
    closed = closed_periods(writing.connection)
    if not closed:
        return 0
    now = record(writing.connection, person, date.max)
    count = 0
    for period in closed:
        for rule in desk.policy.quota:
            if rule.period != period.kind:
                continue
            found = quota(now, rule, period.end)
            last = _last(writing, person, period, rule.id)
            if last is None and not found.counted and found.exempt in ("not_employed", "not_asked"):
                continue
            if last is None or (last.required, last.confirmed, last.exempt) != _values(found):
                old = None if last is None else last.id
                snapshot(desk, writing, person, found, restates=old, reason=reason)
                payload = {
                    "period": period.name,
                    "rule": rule.id,
                    "old": None if last is None else [last.required, last.confirmed],
                    "new": [found.required, found.confirmed],
                    "reason": reason,
                }
                writing.record_event(person, "period.restated", payload)
                count += 1
    return count


def snapshot(
    desk: Desk, writing: Writing, person: str, found: Quota, *, restates: int | None = None, reason: str = ""
) -> None:
    """Insert a snapshot of a quota."""
    writing.connection.execute(
        insert(t.snapshot),
        {
            "person": person,
            "kind": found.period.kind,
            "start": found.period.start,
            "rule": found.rule,
            "required": found.required,
            "confirmed": found.confirmed,
            "exempt": found.exempt,
            "policy": desk.policy.version,
            "recorded_at": writing.at,
            "restates": restates,
            "reason": reason,
        },
    )


def _values(found: Quota) -> tuple[int, int, str | None]:
    return found.required, found.confirmed, found.exempt


def _last(writing: Writing, person: str, period: Period, rule: str) -> Any:
    """Return the row of the newest snapshot, or None."""
    c = t.snapshot.c
    query = select(t.snapshot).where(c.person == person, c.kind == period.kind, c.start == period.start, c.rule == rule)
    return writing.connection.execute(query.order_by(c.id.desc()).limit(1)).one_or_none()
