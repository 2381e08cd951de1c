"""Tasks with names and titles, ordered by deadline. `tracker.domain.due` decides what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain import due as domain
from tracker.domain.policy import Policy
from tracker.reports.compute.queries import ReportData
from tracker.reports.compute.standing import Standing
from tracker.reports.model import Due

__all__ = ["TitledEvidence", "due_of", "in_order", "urgent"]

_AWAITED = ("endorse", "confirm", "mend")


@dataclass(frozen=True, slots=True)
class TitledEvidence:
    """A piece of evidence that waits for somebody: the title, and what the rules read of it."""

    title: str
    piece: domain.OpenEvidence


def due_of(
    one: Standing,
    open_evidence: Mapping[str, TitledEvidence],
    data: ReportData,
    policy: Policy,
    criteria: Sequence[str],
    day: date,
) -> Iterator[Due]:
    """Yield all tasks about one person, unordered.

    Args:
        one: the person's standing on the day.
        open_evidence: open pieces by evidence id; pieces of the person that it lacks are skipped.
        data: what the report was computed from; gives names, mentors and heads.
        policy: the department's rules.
        criteria: ids of the criteria of success; each one to be observed is a task of its own.
        day: the day of the report.
    """
    mentor = data.mentors.get(one.who.id)
    tasks = domain.due_of(
        one.who.id,
        open=[open_evidence[e.id].piece for e in one.open if e.id in open_evidence],
        disputes=one.record.disputes,
        quotas=[(line.quota, line.before) for line in one.quotas],
        certificates=one.certificates,
        criteria=[(c, one.cells[c].state) for c in criteria],
        waived=one.record.waived(day),
        mentors=(mentor,) if mentor else (),
        heads=data.heads,
        policy=policy,
        day=day,
    )
    return (line for task in tasks for line in _lines(task, one, open_evidence, data))


def in_order(tasks: Iterable[Due]) -> tuple[Due, ...]:
    """Sort tasks by deadline; tasks without one come last."""
    return tuple(sorted(tasks, key=lambda x: (x.by or date.max, x.subject.name, x.kind, x.detail)))


def urgent(tasks: Iterable[Due], policy: Policy, day: date) -> Iterator[Due]:
    """Filter tasks to those for the head's report: steps that somebody waits for, and deadlines within the policy's
    `at_risk_days`."""
    horizon = day + timedelta(days=policy.at_risk_days - 1)
    return (d for d in tasks if d.kind in _AWAITED or (d.by is not None and d.by <= horizon))


def _lines(
    task: domain.Due, one: Standing, open_evidence: Mapping[str, TitledEvidence], data: ReportData
) -> Iterator[Due]:
    actor = data.who(task.by_whom[0]) if task.by_whom else None
    values = task.values

    def line(about: str, detail: str = "") -> Due:
        missing, period = values.get("missing", 0), values.get("period")
        return Due(task.what, actor, one.who, task.on, task.overdue, about, detail, missing, period)

    if task.what in ("quota", "quota_late"):
        yield line(values["rule"])
    elif task.what == "certificate":
        yield line(values["rule"], values["status"])
    elif task.what == "observe":
        for criterion, state in values["criteria"]:
            yield line(criterion, state)
    elif task.what == "resolve":
        yield line(values["about"], next(d.text for d in one.record.disputes if d.id == task.evidence))
    elif task.evidence:
        yield line(values["kind"], open_evidence[task.evidence].title)
