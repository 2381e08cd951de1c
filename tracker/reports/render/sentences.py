"""Sentences of the reports in the current language: tasks, and reasons why a person is at risk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.domain.framework import Framework
from tracker.reports.model import Due, Reason
from tracker.reports.render import words
from wording.tracker import _

__all__ = ["actor", "due", "reason", "rule"]


def actor(item: Due) -> str:
    """Name who has to act, or say whom to appoint."""
    if item.actor:
        return item.actor.name
    return _("nobody: appoint a mentor") if item.kind == "observe" else _("nobody: appoint a head")


def due(item: Due, framework: Framework) -> str:
    """Say what has to be done."""
    if item.kind in ("submit", "endorse", "confirm", "mend"):
        what = {
            "endorse": _("Endorse or return: {kind}"),
            "confirm": _("Confirm or reject: {kind}"),
            "submit": _("Submit: {kind}"),
            "mend": _("Correct and submit again: {kind}"),
        }[item.kind].format(kind=words.kind(item.about))
        name = words.title(framework, item.about, item.detail)
        return f"{what} · {name}" if name else what
    if item.kind in ("quota", "quota_late"):
        text = (
            _("{what} for {period}: {n} missing")
            if item.kind == "quota"
            else _("{what} for {period}: enter late ones, {n} missing")
        )
        period = words.period(item.period) if item.period else ""
        return text.format(what=words.requirement(item.about), period=period, n=item.missing)
    if item.kind == "resolve":
        return _("Answer the objection: {text}", text=item.detail)
    if item.kind == "observe":
        return _(
            "Observe at work: {what} ({state})",
            what=words.competency(framework, item.about),
            state=words.level_state(item.detail),
        )
    if item.kind == "new_tasks":
        return (
            _("Report new tasks: {n} more are needed to tell", n=item.missing)
            if item.missing
            else _("New tasks: the share solved is too low")
        )
    if item.kind == "certificate":
        return _("{what}: {status}", what=words.requirement(item.about), status=words.certificate_status(item.detail))
    return _("Show at least one: {what}", what=words.requirement(item.about))


def reason(item: Reason, framework: Framework) -> str:
    """Say why a person is on the at-risk list."""
    return _REASONS[item.rule](item.values, framework)


def rule(item: Reason) -> str:
    """State a rule of the at-risk list with its threshold."""
    value: dict[str, Any] = item.values
    return {
        "certificate_lapsed": lambda: _(
            "a required certificate is missing, has expired or was revoked, and no new one is under review"
        ),
        "certificate_closing": lambda: _(
            "a certificate ends within {days}, and no new one is under review", days=words.days(value["days"])
        ),
        "quota_missed": lambda: _("the last finished period closed short of its quota"),
        "quota_closing": lambda: _(
            "the period ends within {days}, and pieces are missing even with those under review",
            days=words.days(value["days"]),
        ),
        "quota_behind": lambda: _(
            "even the upper end of the forecast ({percent} % range) misses the quota",
            percent=round(100 * value["confidence"]),
        ),
        "criterion_below": lambda: _("a criterion of success is rated below {level}", level=value["level"]),
        "result_below": lambda: _(
            "the latest result of a module is under {percent} %", percent=round(100 * value["share"])
        ),
    }[item.rule]()


def _lapsed(v: dict[str, Any], _framework: Framework) -> str:
    text = _("{what}: {status}", what=words.requirement(v["certificate"]), status=words.certificate_status(v["status"]))
    return _("{text} on {day}", text=text, day=words.day(v["on"])) if v["status"] == "expired" else text


def _closing(v: dict[str, Any], _framework: Framework) -> str:
    return _("{what}: {days} left", what=words.requirement(v["certificate"]), days=words.days(v["days"]))


def _missed(v: dict[str, Any], _framework: Framework) -> str:
    return _(
        "{what}: {n} short for {period}",
        what=words.requirement(v["quota"]),
        n=v["missing"],
        period=words.period(v["period"]),
    )


def _quota_closing(v: dict[str, Any], _framework: Framework) -> str:
    return _(
        "{what}: {n} missing for {period}, {days} left",
        what=words.requirement(v["quota"]),
        n=v["missing"],
        period=words.period(v["period"]),
        days=words.days(v["days"]),
    )


def _behind(v: dict[str, Any], _framework: Framework) -> str:
    return _(
        "{what}: at most {high} of {required} expected for {period}",
        what=words.requirement(v["quota"]),
        high=v["high"],
        required=v["required"],
        period=words.period(v["period"]),
    )


def _criteria(v: dict[str, Any], framework: Framework) -> str:
    names = "; ".join(words.competency(framework, c) for c in v["criteria"])
    return _("Criteria below the level: {names}", names=names)


def _results(v: dict[str, Any], _framework: Framework) -> str:
    return _("Modules below the pass mark: {names}", names=", ".join(v["modules"]))


_REASONS: dict[str, Callable[[dict[str, Any], Framework], str]] = {
    "certificate_lapsed": _lapsed,
    "certificate_closing": _closing,
    "quota_missed": _missed,
    "quota_closing": _quota_closing,
    "quota_behind": _behind,
    "criterion_below": _criteria,
    "result_below": _results,
}
