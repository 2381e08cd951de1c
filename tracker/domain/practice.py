"""How far a person has got in the practice of modules. No rule looks at it: only an assessment passes a module."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.domain.evidence import Evidence, ModuleResult
from tracker.domain.people import Frozen

__all__ = ["Practice", "latest_practice"]


class Practice(Frozen):
    """The practice of one module."""

    module: str
    points: float
    max_points: float
    #: Local day of the submission.
    on: date
    #: Id of the evidence.
    evidence: str


def latest_practice(evidence: Iterable[Evidence]) -> tuple[Practice, ...]:
    """Return the latest confirmed practice result of each module, in order of modules; of one day the better one."""
    latest: dict[str, Practice] = {}
    found = [(e, e.data) for e in evidence if isinstance(e.data, ModuleResult) and e.state == "confirmed"]
    for one, data in sorted(found, key=lambda x: (x[0].occurred_on, x[1].points / x[1].max_points, x[0].id)):
        if data.part == "practice":
            latest[data.module] = Practice.of(
                module=data.module, points=data.points, max_points=data.max_points, on=one.occurred_on, evidence=one.id
            )
    return tuple(latest[module] for module in sorted(latest))
