"""The history of the demo department as a list of steps, day by day; the same day of writing gives the same steps."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tracker.domain.backdating import grace_ends, lateness, periods_of
from tracker.domain.calendar import period_of, periods_between
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy

__all__ = ["Step", "Trainee", "data", "plan"]

Trainee = tuple[str, str]
"""Login in the gradebook and name."""
DAY = timedelta(days=1)
SETTLED = 4 * DAY
CLOSING_DAYS = 4
"""After the grace date the head closes the period."""
RECENT_DAYS = 300
WORKING_DAYS = 62
"""In a quarter, leaves and holidays off."""


@dataclass(frozen=True)
class Step:
    """Somebody does something at a moment. do: name of a use case; key: names the evidence that it makes or moves."""

    at: datetime
    actor: str
    do: str
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)


@cache
def data() -> dict[str, Any]:
    """The people and words of demo.toml."""
    return tomllib.loads(Path(__file__).with_name("plan.toml").read_text("utf-8"))


def plan(today: date, policy: Policy, framework: Framework, trainees: Sequence[Trainee]) -> list[Step]:
    """All steps up to and with `today`, in order. What could not be finished is left waiting, as at work."""
    history = _History(today, policy, framework)
    for person in data()["person"]:
        history.hire(person)
    for number, (login, name) in enumerate(trainees):
        history.train(login, name, number)
    for person in data()["person"]:
        history.work(person)
    history.close()
    history.decide()
    return sorted((s for s in history.steps if s.at.date() <= today), key=lambda s: s.at)


class _History:
    def __init__(self, today: date, policy: Policy, framework: Framework) -> None:
        self.today, self.policy, self.framework = today, policy, framework
        self.head: str = data()["head"]["login"]
        self.begin = today - data()["history_days"] * DAY
        self.steps: list[Step] = []
        self.minute = 0
        self.rng = random.Random(data()["seed"])

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def moment(self, day: date) -> datetime:
        """Morning in Moscow of a working day; each step a little later than the one made before it."""
        while day.weekday() > 4:
            day += DAY
        self.minute = (self.minute + 1) % (8 * 60 * 60)
        return datetime.combine(day, time(6), UTC) + timedelta(seconds=self.minute)

    def step(self, on: date, actor: str, do: str, key: str = "", /, **values: Any) -> None:
        self.steps.append(Step(self.moment(on), actor, do, key, values))

    def hire(self, person: dict[str, Any]) -> None:
        since = self.ago(person["since_days"])
        roles = ("trainee", "mentor") if person.get("mentors") else ("trainee",)
        entered = max(since, self.begin)
        known = {"name": person["name"], "login": person["login"], "email": f"{person['login']}@agency.example"}
        self.step(entered, self.head, "add_person", start=since, roles=roles, **known)
        # Their mentor may be entered in the same week.
        self.step(
            entered + SETTLED, self.head, "add_mentorship", mentor=person["mentor"], mentee=person["login"], start=since
        )
        for kind, days, length in person["leaves"]:
            start = self.ago(days)
            values = {"person": person["login"], "start": start, "end": start + (length - 1) * DAY, "kind": kind}
            self.step(max(start - 7 * DAY, entered + SETTLED), self.head, "add_leave", **values)

    def train(self, login: str, name: str, number: int) -> None:
        since = min(data()["trainees_since"], self.today)
        mentors = [p["login"] for p in data()["person"] if p.get("mentors")]
        entered = max(since, self.begin + SETTLED)
        values = {"name": name, "login": login, "start": since, "email": f"{login}@agency.example"}
        self.step(entered, self.head, "add_person", position="trainee", roles=("trainee",), **values)
        self.step(
            entered, self.head, "add_mentorship", mentor=mentors[number % len(mentors)], mentee=login, start=since
        )

    def work(self, person: dict[str, Any]) -> None:
        first = max(self.ago(person["since_days"]) + 20 * DAY, self.begin + 2 * SETTLED)
        away = [(self.ago(days), self.ago(days) + length * DAY) for _kind, days, length in person["leaves"]]
        days = [d for n in range((self.today - first).days) if not _in(d := first + n * DAY, away) and d.weekday() < 5]
        if not days:
            return
        words = data()["words"]
        titles = self.shuffled(words["posts"])
        for n, day in enumerate(self.spread(days, person["posts"])):
            self.evidence(person, f"post{n}", day, {"kind": "blog_post", "title": titles[n % len(titles)]})
        stories = self.shuffled(words["cases"])
        for n, day in enumerate(self.spread(days, person["cases"] / 4)):
            title, result = stories[n % len(stories)]
            client = f"K-{self.rng.randint(1, 48):02d}"
            self.evidence(person, f"case{n}", day, {"kind": "case", "title": title, "client": client, "result": result})
        given = self.shuffled(words["help"])
        for n, day in enumerate(self.spread(days, person["strength"] / 8)):
            values = {"kind": "intern_help", "intern": "стажёр", "what": given[n % len(given)]}
            self.evidence(person, f"help{n}", day, values | {"hours": self.rng.randint(1, 4)})
        better = self.shuffled(words["improvements"])
        for n, day in enumerate(self.spread(days, person["strength"] / 16)):
            key = f"improvement{n}"
            confirmed = self.evidence(person, key, day, {"kind": "improvement", "title": better[n % len(better)]})
            on = confirmed + self.rng.randint(7, 40) * DAY
            values = {"adopted_by": data()["head"]["name"], "adopted_on": on}
            self.step(on, self.head, "adopt_improvement", f"{person['login']} {key}", **values)
        for n, day in enumerate(days[65::65]):  # once in a quarter
            total = self.rng.randint(14, 24)
            missed = sum(self.rng.random() < (4 - person["strength"]) / 25 for _ in range(total))
            self.evidence(person, f"tasks{n}", day, {"kind": "new_tasks", "solved": total - missed, "total": total})
        self.certificates(person, first)
        self.observations(person, days)

    def certificates(self, person: dict[str, Any], first: date) -> None:
        for n, (name, days, revoked) in enumerate(person["certificates"]):
            values = {"kind": "certificate", "name": name, "number": f"{self.rng.randint(10**6, 10**7 - 1)}"}
            key = f"certificate{n}"
            self.evidence(person, key, self.ago(days), values, entered=max(self.ago(days), first))
            if revoked:
                on = self.ago(days - revoked)
                reason = "Яндекс отозвал сертификат."
                self.step(
                    on + DAY, self.head, "revoke_certificate", f"{person['login']} {key}", revoked_on=on, reason=reason
                )

    def observations(self, person: dict[str, Any], days: list[date]) -> None:
        """Ratings by the mentor: the criteria mostly, other competencies for a share; some twice, and better."""
        recent = [d for d in days if d > self.ago(RECENT_DAYS)]
        wanted = [
            c.id
            for c in self.framework.competency
            if self.rng.random() < (0.5 + person["seen"] * 0.7 if c.kind == "criterion" else person["seen"] * 0.3)
            and c.kind != "confirmation"
        ]
        for n, competency in enumerate(wanted):
            chosen = [self.rng.choice(recent if self.rng.random() < 0.9 else days)]
            if self.rng.random() < person["seen"] / 2:
                chosen = sorted([*chosen, self.rng.choice(days)])
            for again, day in enumerate(chosen):
                level = person["strength"] - 0.6 * (len(chosen) - 1 - again) + self.rng.gauss(0, 0.55)
                rating = min(max(round(level), 0), len(self.policy.scale) - 1)
                seen = self.rng.choice(
                    data()["words"]["seen"]["low" if rating < 2 else "middle" if rating < 3 else "high"]
                )
                key = f"{person['login']} seen{n}.{again}"
                values = {"person": person["login"], "criterion": competency, "rating": rating, "seen": seen}
                self.step(day, person["mentor"], "observe", key, occurred_on=day, **values)
                self.step(day + self.rng.randint(2, 20) * DAY, self.head, "confirm", key)

    def evidence(
        self, person: dict[str, Any], name: str, day: date, values: dict[str, Any], entered: date | None = None
    ) -> date:
        """One piece on its way: entered, now and then given back, endorsed, confirmed. Returns the last day."""
        key, login = f"{person['login']} {name}", person["login"]
        late = self.rng.random() < person["late"]
        lag = self.rng.randint(95, 150) if late else self.rng.randint(0, 8)
        entered = entered or self.moment(day + lag * DAY).date()
        reason = ""
        if lateness(values["kind"], day, entered, self.policy, ()) == "late":
            login, reason = self.head, self.rng.choice(data()["words"]["late"])
        self.step(
            entered, login, "add", key, person=person["login"], data=values, occurred_on=day, submit=True, reason=reason
        )
        if not reason and self.rng.random() < 0.06:
            given = self.rng.choice(data()["words"]["returned"])
            self.step(entered + DAY, person["mentor"], "return_", key, reason=given)
            self.step(entered + 5 * DAY, login, "submit", key)
            entered += 5 * DAY
        self.step(endorsed := entered + self.rng.randint(1, 6) * DAY, person["mentor"], "endorse", key)
        confirmed = endorsed + self.rng.randint(3, 20) * DAY
        if any(confirmed > grace_ends(p, self.policy) for p in periods_of(values["kind"], day, self.policy)):
            reason = reason or data()["words"]["after_closing"]
        self.step(confirmed, self.head, "confirm", key, reason=reason)
        return confirmed

    def close(self) -> None:
        """The head closes each period soon after its grace date; the running ones stay open."""
        for kind in ("quarter", "year"):
            for period in periods_between(self.begin, self.today, kind):
                day = grace_ends(period, self.policy) + CLOSING_DAYS * DAY
                if period.start >= period_of(self.begin, "quarter").start:
                    self.step(day, self.head, "close_period", kind=kind, day=period.start)

    def decide(self) -> None:
        """Waivers, disputes and attestations, as demo.toml lists them."""
        for one in data()["decision"]:
            values = {k: v for k, v in one.items() if k not in ("do", "actor", "key", "days_ago", "for_days")}
            day = self.ago(one["days_ago"])
            if "for_days" in one:
                values |= {"start": day, "end": day + one["for_days"] * DAY}
            self.step(day, one["actor"], one["do"], one.get("key", ""), **values)

    def spread(self, days: list[date], number: float) -> list[date]:
        """About so many days of each quarter."""
        quarters: dict[date, list[date]] = {}
        for day in days:
            quarters.setdefault(period_of(day, "quarter").start, []).append(day)
        chosen = []
        for found in quarters.values():
            share = number * len(found) / WORKING_DAYS
            whole = int(share) + (self.rng.random() < share % 1)
            chosen += self.rng.sample(found, k=min(whole, len(found)))
        return sorted(chosen)

    def shuffled(self, words: list[Any]) -> list[Any]:
        return self.rng.sample(words, k=len(words))


def _in(day: date, parts: list[tuple[date, date]]) -> bool:
    return any(start <= day <= end for start, end in parts)
