"""Steps of the demo department's history, and the clock and random numbers that they are made with."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tracker.domain.framework import Framework
from tracker.domain.policy import Policy

__all__ = ["DAY", "SETTLED", "History", "Step", "data"]

DAY = timedelta(days=1)
SETTLED = 4 * DAY
"""Time after which everybody who was hired in the same week has been entered."""


@dataclass(frozen=True)
class Step:
    """A call of a use case."""

    #: moment in UTC
    at: datetime
    #: login
    actor: str
    #: name of a use case of `tracker.service`
    do: str
    #: names the piece of evidence that the step makes or changes, within the plan
    key: str = ""
    #: arguments of the use case
    values: dict[str, Any] = field(default_factory=dict)


@cache
def data() -> dict[str, Any]:
    """Read people and texts of the department from plan.toml."""
    return tomllib.loads(Path(__file__).with_name("plan.toml").read_text("utf-8"))


class History:
    """Collects steps. They are added person by person, and sorted by moment when all are there."""

    def __init__(self, today: date, policy: Policy, framework: Framework) -> None:
        self.today, self.policy, self.framework = today, policy, framework
        self.head: str = data()["head"]["login"]
        self.begin = today - data()["history_days"] * DAY
        self.steps: list[Step] = []
        self.second = 0
        self.rng = random.Random(data()["seed"])

    def ago(self, days: int) -> date:
        """Return the day so many days before the last one."""
        return self.today - timedelta(days=days)

    def moment(self, day: date) -> datetime:
        """Return a moment on the morning (Moscow time) of a day, or of the next working day. Each call gives a later
        second, so that no two steps have the same moment."""
        while day.weekday() > 4:
            day += DAY
        self.second = (self.second + 1) % (8 * 60 * 60)
        return datetime.combine(day, time(6), UTC) + timedelta(seconds=self.second)

    def add(self, on: date, actor: str, do: str, key: str = "", /, **values: Any) -> None:
        """Add a step on a day; see `Step`."""
        self.steps.append(Step(self.moment(on), actor, do, key, values))
