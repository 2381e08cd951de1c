"""List people who may fall behind, by rules that the report shows with their thresholds. Each reason has its figures.

The list is advice for a talk with the person, not a decision.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from tracker.domain.evidence import ModuleResult
from tracker.domain.policy import Policy
from tracker.reports.compute.standing import Standing
from tracker.reports.model import Reason, Risk

__all__ = ["at_risk", "reasons", "rules"]


def rules(policy: Policy) -> tuple[Reason, ...]:
    """Return all rules with their thresholds, in the order of a person's reasons."""
    days = policy.at_risk_days
    return (
        Reason("certificate_lapsed"),
        Reason("certificate_closing", {"days": days}),
        Reason("quota_missed"),
        Reason("quota_closing", {"days": days}),
        Reason("quota_behind", {"confidence": policy.pace.confidence}),
        Reason("criterion_below", {"level": policy.level.met_from}),
        Reason("result_below", {"share": policy.pass_share}),
    )


def at_risk(people: Sequence[Standing], policy: Policy, criteria: Sequence[str], day: date) -> tuple[Risk, ...]:
    """List everybody for whom a rule fires, most reasons first. `criteria`: ids of the criteria of success."""
    found = [Risk(one.who, why) for one in people if (why := reasons(one, policy, criteria, day))]
    return tuple(sorted(found, key=lambda x: (-len(x.reasons), x.person.name)))


def reasons(one: Standing, policy: Policy, criteria: Sequence[str], day: date) -> tuple[Reason, ...]:
    """Return the rules that fire for one person. Waived requirements are ignored."""
    waived = one.record.waived(day)
    return (
        *_certificates(one, policy, waived),
        *_quotas(one, policy, day),
        *_criteria(one, criteria, waived),
        *_results(one, policy),
    )


def _certificates(one: Standing, policy: Policy, waived: Container[str]) -> list[Reason]:
    found = []
    for state in one.certificates:
        if state.rule in waived or state.pending:
            continue
        if state.status in ("none", "expired", "revoked"):
            found.append(
                Reason(
                    "certificate_lapsed", {"certificate": state.rule, "status": state.status, "on": state.valid_until}
                )
            )
        elif state.status == "expiring" and state.days_left is not None and state.days_left <= policy.at_risk_days:
            found.append(Reason("certificate_closing", {"certificate": state.rule, "days": state.days_left}))
    return found


def _quotas(one: Standing, policy: Policy, day: date) -> list[Reason]:
    found = []
    for line in one.quotas:
        now, before = line.quota, line.before
        if before.missing:
            found.append(
                Reason("quota_missed", {"quota": before.rule, "period": before.period, "missing": before.missing})
            )
        short = now.missing - len(now.pending)
        days_left = (now.period.end - day).days + 1
        if short > 0 and days_left <= policy.at_risk_days:
            found.append(
                Reason("quota_closing", {"quota": now.rule, "period": now.period, "missing": short, "days": days_left})
            )
        elif line.pace.state == "behind" and short > 0:
            found.append(
                Reason(
                    "quota_behind",
                    {"quota": now.rule, "period": now.period, "high": line.pace.high, "required": now.required},
                )
            )
    return found


def _criteria(one: Standing, criteria: Sequence[str], waived: Container[str]) -> list[Reason]:
    below = [c for c in criteria if c not in waived and one.cells[c].state == "below"]
    return [Reason("criterion_below", {"criteria": tuple(below), "count": len(below)})] if below else []


def _results(one: Standing, policy: Policy) -> list[Reason]:
    """Name the modules whose latest confirmed result is below the pass mark. Practice has none."""
    latest: dict[str, tuple[date, float]] = {}
    for piece in one.kinds.get("module_result", ()):
        data = piece.data
        if isinstance(data, ModuleResult) and data.part != "practice" and piece.state == "confirmed":
            key = (
                piece.occurred_on,
                data.points / data.max_points,
            )  # of one day the better one
            latest[data.module] = max(latest.get(data.module, key), key)
    weak = tuple(sorted(module for module, (_on, share) in latest.items() if share < policy.pass_share))
    return [Reason("result_below", {"modules": weak, "count": len(weak)})] if weak else []
