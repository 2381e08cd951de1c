"""A process that writes to the tracker, for the tests of concurrent and of killed writers."""

from __future__ import annotations

from datetime import timedelta
from multiprocessing.connection import Connection

from tests.support.paths import COURSE
from tracker import service
from tracker.domain.evidence import ModuleResult
from tracker.domain.framework import load_framework
from tracker.domain.policy import load_policy

__all__ = ["write_cases", "write_until_killed"]

FRAMEWORK = COURSE / "competencies.toml"


def write_cases(url: str, login: str, count: int) -> list[str]:
    """Enter and submit `count` cases as the person with this login. Returns their ids."""
    desk = service.open_desk(url, login, policy=load_policy(), framework=load_framework(FRAMEWORK))
    today = desk.today()
    data = {"kind": "case", "title": "Заявки вдвое дешевле"}
    return [service.add(desk, login, data, today, submit=True).id for _ in range(count)]


def write_until_killed(url: str, kind: str, reports: Connection) -> None:
    """Write without end, and report each committed write.

    With kind `cases` it submits single cases and reports their ids, otherwise it imports 20 results at a time and
    reports how many were added.
    """
    policy, framework = load_policy(), load_framework(FRAMEWORK)
    anna = service.open_desk(url, "anna", policy=policy, framework=framework)
    vera = service.open_desk(url, "vera", policy=policy, framework=framework)
    reports.send("ready")
    number = 0
    while True:
        number += 1
        if kind == "cases":
            one = service.add(anna, "anna", {"kind": "case", "title": f"Кейс {number}"}, anna.today(), submit=True)
            reports.send(one.id)
        else:
            rows = [
                service.GradedModule(
                    "anna",
                    vera.today() - timedelta(days=n),
                    ModuleResult(module=f"m{n}", points=1, max_points=2, content=f"{anna.now().isoformat()}-{n}"),
                )
                for n in range(20)
            ]
            count = service.record_results(vera, rows)
            reports.send(str(count.added))
