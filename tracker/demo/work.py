"""The work of one account manager of the demo department: evidence, certificates and the mentor's observations."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.demo.history import DAY, SETTLED, History, data
from tracker.domain.backdating import grace_ends, lateness, periods_of
from tracker.domain.calendar import period_of

__all__ = ["Work"]

FIRST_DAYS = 20 * DAY
"""Time after which a new account manager's work is worth entering."""
RECENT_DAYS = 300
"""Days in which most observations fall."""
WORKING_DAYS = 62
"""Working days in a quarter, without leaves and public holidays."""


class Work:
    """Adds the steps of one account manager to the history. `person` is as in plan.toml."""

    def __init__(self, history: History, person: dict[str, Any]) -> None:
        self.history, self.rng = history, history.rng
        self.person, self.login, self.mentor = person, person["login"], person["mentor"]
        self.words = data()["words"]
        self.first = max(history.ago(person["since_days"]) + FIRST_DAYS, history.begin + 2 * SETTLED)
        leaves = [(history.ago(days), history.ago(days) + length * DAY) for _kind, days, length in person["leaves"]]
        span = (self.first + n * DAY for n in range((history.today - self.first).days))
        self.days = [day for day in span if day.weekday() < 5 and not _in(day, leaves)]
        """Working days."""

    def add(self) -> None:
        """Add everything. The order is fixed, because each part draws from the same random numbers."""
        if not self.days:
            return
        self._posts()
        self._cases()
        self._help()
        self._improvements()
        self._new_tasks()
        self._certificates()
        self._observations()

    def _posts(self) -> None:
        titles = self._shuffled(self.words["posts"])
        for n, day in enumerate(self._spread(self.person["posts"])):
            self._evidence(f"post{n}", day, {"kind": "blog_post", "title": titles[n % len(titles)]})

    def _cases(self) -> None:
        stories = self._shuffled(self.words["cases"])
        for n, day in enumerate(self._spread(self.person["cases"] / 4)):
            title, result = stories[n % len(stories)]
            client = f"K-{self.rng.randint(1, 48):02d}"
            self._evidence(f"case{n}", day, {"kind": "case", "title": title, "client": client, "result": result})

    def _help(self) -> None:
        texts = self._shuffled(self.words["help"])
        for n, day in enumerate(self._spread(self.person["strength"] / 8)):
            values = {"kind": "intern_help", "intern": "стажёр", "what": texts[n % len(texts)]}
            self._evidence(f"help{n}", day, values | {"hours": self.rng.randint(1, 4)})

    def _improvements(self) -> None:
        titles = self._shuffled(self.words["improvements"])
        for n, day in enumerate(self._spread(self.person["strength"] / 16)):
            name = f"improvement{n}"
            confirmed = self._evidence(name, day, {"kind": "improvement", "title": titles[n % len(titles)]})
            on = confirmed + self.rng.randint(7, 40) * DAY
            values = {"adopted_by": data()["head"]["name"], "adopted_on": on}
            self.history.add(on, self.history.head, "adopt_improvement", self._key(name), **values)

    def _new_tasks(self) -> None:
        for n, day in enumerate(self.days[65::65]):  # about once a quarter
            total = self.rng.randint(14, 24)
            missed = sum(self.rng.random() < (4 - self.person["strength"]) / 25 for _ in range(total))
            self._evidence(f"tasks{n}", day, {"kind": "new_tasks", "solved": total - missed, "total": total})

    def _certificates(self) -> None:
        """Add certificates and their revocations. Those from before the job are entered when it begins."""
        history = self.history
        for n, (certificate, days, revoked) in enumerate(self.person["certificates"]):
            number = f"{self.rng.randint(10**6, 10**7 - 1)}"
            values = {"kind": "certificate", "name": certificate, "number": number}
            name = f"certificate{n}"
            self._evidence(name, history.ago(days), values, entered=max(history.ago(days), self.first))
            if revoked:
                on = history.ago(days - revoked)
                why = {"revoked_on": on, "reason": "Яндекс отозвал сертификат."}
                history.add(on + DAY, history.head, "revoke_certificate", self._key(name), **why)

    def _observations(self) -> None:
        """Add ratings by the mentor: of most criteria and of some other competencies, a few twice and then higher."""
        history, person = self.history, self.person
        recent = [d for d in self.days if d > history.ago(RECENT_DAYS)]
        wanted = [
            c.id
            for c in history.framework.competency
            if self.rng.random() < (0.5 + person["seen"] * 0.7 if c.kind == "criterion" else person["seen"] * 0.3)
            and c.kind != "confirmation"
        ]
        for n, competency in enumerate(wanted):
            chosen = [self.rng.choice(recent if self.rng.random() < 0.9 else self.days)]
            if self.rng.random() < person["seen"] / 2:
                chosen = sorted([*chosen, self.rng.choice(self.days)])
            for again, day in enumerate(chosen):
                level = person["strength"] - 0.6 * (len(chosen) - 1 - again) + self.rng.gauss(0, 0.55)
                rating = min(max(round(level), 0), len(history.policy.scale) - 1)
                text = self.rng.choice(self.words["seen"]["low" if rating < 2 else "middle" if rating < 3 else "high"])
                key = self._key(f"seen{n}.{again}")
                values = {"person": self.login, "criterion": competency, "rating": rating, "seen": text}
                history.add(day, self.mentor, "observe", key, occurred_on=day, **values)
                history.add(day + self.rng.randint(2, 20) * DAY, history.head, "confirm", key)

    def _evidence(self, name: str, day: date, values: dict[str, Any], entered: date | None = None) -> date:
        """Add the steps of a piece of evidence: entered, sometimes returned, endorsed, confirmed.

        Args:
            name: of the piece, unique for its owner.
            day: on which it happened.
            values: data of the piece.
            entered: day of the first step; drawn at random by default.

        Returns: the day of the confirmation.
        """
        history, key, actor = self.history, self._key(name), self.login
        late = self.rng.random() < self.person["late"]
        lag = self.rng.randint(95, 150) if late else self.rng.randint(0, 8)
        entered = entered or history.moment(day + lag * DAY).date()
        reason = ""
        if lateness(values["kind"], day, entered, history.policy, ()) == "late":
            actor, reason = history.head, self.rng.choice(self.words["late"])
        entry = {"person": self.login, "data": values, "occurred_on": day, "submit": True, "reason": reason}
        history.add(entered, actor, "add", key, **entry)
        if not reason and self.rng.random() < 0.06:
            why = self.rng.choice(self.words["returned"])
            history.add(entered + DAY, self.mentor, "return_", key, reason=why)
            history.add(entered + 5 * DAY, actor, "submit", key)
            entered += 5 * DAY
        endorsed = entered + self.rng.randint(1, 6) * DAY
        history.add(endorsed, self.mentor, "endorse", key)
        confirmed = endorsed + self.rng.randint(3, 20) * DAY
        if any(confirmed > grace_ends(p, history.policy) for p in periods_of(values["kind"], day, history.policy)):
            reason = reason or self.words["after_closing"]
        history.add(confirmed, history.head, "confirm", key, reason=reason)
        return confirmed

    def _key(self, name: str) -> str:
        return f"{self.login} {name}"

    def _spread(self, number: float) -> list[date]:
        """Draw about `number` working days of each quarter, and fewer where a quarter has fewer of them."""
        quarters: dict[date, list[date]] = {}
        for day in self.days:
            quarters.setdefault(period_of(day, "quarter").start, []).append(day)
        chosen = []
        for found in quarters.values():
            share = number * len(found) / WORKING_DAYS
            whole = int(share) + (self.rng.random() < share % 1)
            chosen += self.rng.sample(found, k=min(whole, len(found)))
        return sorted(chosen)

    def _shuffled(self, words: list[Any]) -> list[Any]:
        return self.rng.sample(words, k=len(words))


def _in(day: date, spans: list[tuple[date, date]]) -> bool:
    return any(start <= day <= end for start, end in spans)
