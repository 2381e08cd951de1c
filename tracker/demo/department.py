"""Make the demo department: run the steps of the plan through the use cases, each as its actor and at its moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import URL

from tracker import service
from tracker.demo.history import Step, data
from tracker.demo.plan import Trainee, plan
from tracker.desk import Clock, Desk, utc_now
from tracker.domain.calendar import local_day
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.errors import InvalidInput
from tracker.imports.batch import Batch, batch
from tracker.store.database import Database
from tracker.store.repository import people
from wording.tracker import _

__all__ = ["DemoDepartment", "make_department"]

BY_EVIDENCE = frozenset(
    {"submit", "endorse", "return_", "confirm", "adopt_improvement", "revoke_certificate", "dispute"}
)
"""Use cases that take the id of a piece of evidence."""


@dataclass(frozen=True)
class DemoDepartment:
    """A demo department that was made or found."""

    #: desk of the head
    desk: Desk
    #: number of use cases that were run; 0 when the department existed
    steps: int
    #: number of people
    people: int


def make_department(
    url: str | Path | URL,
    trainees: Sequence[Trainee],
    *,
    policy: Policy,
    framework: Framework,
    clock: Clock = utc_now,
) -> DemoDepartment:
    """Make the department in an empty database, completely or not at all. If it exists already, nothing changes.

    Args:
        url: SQLAlchemy URL, or the path of an SQLite file.
        trainees: people whose grades will be imported.
        policy: the department's rules.
        framework: the competency framework.
        clock: gives the last day of the history.

    Raises InvalidInput when the database has other people.
    """
    database = Database(url)
    database.create()
    today = local_day(clock(), policy.zone)
    with database.reading() as connection:
        known = {p.login: p for p in people(connection)}
    head = known.get(data()["head"]["login"])
    if head is None:
        desk = _start(url, today, policy, framework)
    elif head.name == data()["head"]["name"]:
        desk = Desk(database, policy, framework, clock, head.id)
    else:
        raise InvalidInput("url", _("the database has people of its own"), _("Name an empty database for the demo."))
    if len(known) > 1:
        if data()["person"][0]["login"] not in known:
            raise InvalidInput(
                "url", _("the database has people of its own"), _("Name an empty database for the demo.")
            )
        return DemoDepartment(replace(desk, clock=clock), 0, len(known))
    steps = plan(today, policy, framework, trainees)
    with batch(desk) as joined:
        _run(joined, steps)
        joined.commit()
        count = len(people(joined.outer))
    return DemoDepartment(replace(desk, clock=clock), len(steps), count)


def _start(url: str | Path | URL, today: date, policy: Policy, framework: Framework) -> Desk:
    """Start the department with its head, on the first day of its history."""
    first = datetime.combine(today - timedelta(days=data()["history_days"]), time(5), UTC)
    return service.start_department(
        url,
        data()["head"]["name"],
        data()["head"]["login"],
        start=today - timedelta(days=data()["head"]["since_days"]),
        policy=policy,
        framework=framework,
        email=f"{data()['head']['login']}@agency.example",
        clock=lambda: first,
    )


def _run(desk: Batch, steps: Sequence[Step]) -> None:
    """Run the steps in order, each as its actor and at its moment."""
    ids = {p.login: p.id for p in people(desk.outer)}
    evidence: dict[str, str] = {}
    for step in steps:
        actors_desk = replace(desk, actor=ids[step.actor], clock=partial(_at, step.at))
        use_case = getattr(service, step.do)
        made = (
            use_case(actors_desk, evidence[step.key], **step.values)
            if step.do in BY_EVIDENCE
            else use_case(actors_desk, **step.values)
        )
        if step.do == "add_person":
            ids[made.login] = made.id
        elif step.key and step.do != "dispute":
            evidence[step.key] = made.id


def _at(moment: datetime) -> datetime:
    """Return the moment; with a bound moment, a clock that does not advance."""
    return moment
