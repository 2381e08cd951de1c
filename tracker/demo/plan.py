"""Plan the history of the demo department as a list of steps. The same last day always gives the same steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tracker.demo.history import DAY, SETTLED, History, Step, data
from tracker.demo.work import Work
from tracker.domain.backdating import grace_ends
from tracker.domain.calendar import period_of, periods_between
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy

__all__ = ["Trainee", "plan"]

Trainee = tuple[str, str]
"""Login in the gradebook, and name."""
CLOSING_DAYS = 4
"""Days after the grace date on which the head closes a period."""


def plan(today: date, policy: Policy, framework: Framework, trainees: Sequence[Trainee]) -> list[Step]:
    """Return all steps up to and including `today`, in order.

    Later steps are dropped, so that some evidence still waits for somebody, as it does in a real department.
    """
    history = _start(today, policy, framework, trainees)
    for person in data()["person"]:
        Work(history, person).add()
    _close_periods(history)
    _decide(history)
    return sorted((s for s in history.steps if s.at.date() <= today), key=lambda s: s.at)


def _start(today: date, policy: Policy, framework: Framework, trainees: Sequence[Trainee]) -> History:
    """Enter the people."""
    history = History(today, policy, framework)
    for person in data()["person"]:
        _hire(history, person)
    for number, (login, name) in enumerate(trainees):
        _train(history, login, name, number)
    return history


def _hire(history: History, person: dict[str, Any]) -> None:
    """Enter an account manager with the mentor and the leaves."""
    login, since = person["login"], history.ago(person["since_days"])
    roles = ("trainee", "mentor") if person.get("mentors") else ("trainee",)
    entered = max(since, history.begin)
    known = {"name": person["name"], "login": login, "email": f"{login}@agency.example"}
    history.add(entered, history.head, "add_person", start=since, roles=roles, **known)
    # The mentor may be entered later in the same week.
    pair = {"mentor": person["mentor"], "mentee": login}
    history.add(entered + SETTLED, history.head, "add_mentorship", start=since, **pair)
    for kind, days, length in person["leaves"]:
        start = history.ago(days)
        values = {"person": login, "start": start, "end": start + (length - 1) * DAY, "kind": kind}
        history.add(max(start - 7 * DAY, entered + SETTLED), history.head, "add_leave", **values)


def _train(history: History, login: str, name: str, number: int) -> None:
    """Enter a trainee; mentors take turns by `number`."""
    since = min(data()["trainees_since"], history.today)
    mentors = [p["login"] for p in data()["person"] if p.get("mentors")]
    entered = max(since, history.begin + SETTLED)
    known = {"name": name, "login": login, "email": f"{login}@agency.example"}
    history.add(entered, history.head, "add_person", start=since, position="trainee", roles=("trainee",), **known)
    pair = {"mentor": mentors[number % len(mentors)], "mentee": login}
    history.add(entered, history.head, "add_mentorship", start=since, **pair)


def _close_periods(history: History) -> None:
    """Let the head close each finished period soon after its grace date."""
    for kind in ("quarter", "year"):
        for period in periods_between(history.begin, history.today, kind):
            day = grace_ends(period, history.policy) + CLOSING_DAYS * DAY
            if period.start >= period_of(history.begin, "quarter").start:
                history.add(day, history.head, "close_period", kind=kind, day=period.start)


def _decide(history: History) -> None:
    """Add waivers, disputes and attestations from plan.toml."""
    for one in data()["decision"]:
        values = {k: v for k, v in one.items() if k not in ("do", "actor", "key", "days_ago", "for_days")}
        day = history.ago(one["days_ago"])
        if "for_days" in one:
            values |= {"start": day, "end": day + one["for_days"] * DAY}
        history.add(day, one["actor"], one["do"], one.get("key", ""), **values)
