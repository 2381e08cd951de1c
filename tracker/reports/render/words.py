"""Words of the reports in the current language: states, kinds, dates, periods and numbers."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

from tracker.domain.calendar import Period
from tracker.domain.framework import Framework
from tracker.domain.policy import LevelRule
from wording.languages import current_language
from wording.tracker import _

__all__ = [
    "certificate_status", "competency", "day", "days", "deadline", "evidence_state", "kind", "length", "level",
    "level_legend", "level_state", "level_value", "method", "moment", "number", "of", "pace_state", "period",
    "position", "requirement", "section", "signed", "title",
]  # fmt: skip


def day(value: date | None) -> str:
    """A day with its year: 09.03.2026, or 9 Mar 2026. None is a dash."""
    if value is None:
        return "—"
    return format_date(value, "dd.MM.yyyy" if current_language() == "ru" else "d MMM y", locale=current_language())


def moment(value: datetime, zone: str) -> str:
    """A moment in the time zone of the organisation."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{day(local.date())} {local:%H:%M}"


def deadline(value: date | None, overdue: bool) -> str:
    """A last day, with a word when it is overdue, because colour alone is not accessible."""
    return _("{day} · overdue", day=day(value)) if overdue else day(value)


def days(count: int) -> str:
    """A number of days: 30 дней."""
    return format_unit(count, "duration-day", length="long", locale=current_language())


def length(months: int) -> str:
    """A number of months as years and months: 2 г. 3 мес."""
    years, rest = divmod(months, 12)
    parts = [format_unit(years, "duration-year", length="short", locale=current_language())] if years else []
    if rest or not years:
        parts.append(format_unit(rest, "duration-month", length="short", locale=current_language()))
    return " ".join(parts)


def number(value: float, digits: int = 2) -> str:
    """A number with so many digits after the point."""
    return format_decimal(value, "0." + "0" * digits if digits else "0", locale=current_language())


def signed(value: float) -> str:
    """A difference with its sign (a minus, not a hyphen). A difference that rounds to zero has no sign."""
    shown = round(value, 1)
    return ("+" if shown > 0 else "−" if shown < 0 else "") + number(abs(shown), 1)


def of(part: int, whole: int) -> str:
    """A part of a whole: 3 из 4."""
    return _("{part} of {whole}", part=part, whole=whole)


def period(value: Period) -> str:
    """A year as 2026, a quarter as Q3 2026."""
    if value.kind == "year":
        return str(value.start.year)
    return _("Q{quarter} {year}", quarter=(value.start.month + 2) // 3, year=value.start.year)


def position(name: str) -> str:
    """A position; one that the policy adds is shown by its id."""
    known = {"account_manager": _("account manager"), "trainee": _("trainee"), "mentor": _("mentor"), "head": _("head")}
    return known.get(name, name.replace("_", " "))


def kind(name: str) -> str:
    """A kind of evidence, in the nominative and in small letters."""
    known = {
        "module_result": _("module result"),
        "certificate": _("certificate"),
        "case": _("case"),
        "blog_post": _("article"),
        "intern_help": _("help to an intern"),
        "improvement": _("improvement"),
        "observation": _("observation"),
        "new_tasks": _("new tasks"),
    }
    return known.get(name, name)


def requirement(name: str) -> str:
    """A quota, certificate or activity; one that the policy adds is shown by its id."""
    known = {
        "cases": _("Cases"),
        "blog_posts": _("Articles"),
        "metrica": _("Yandex Metrica certificate"),
        "bitrix": _("1C-Bitrix course"),
        "intern_help": _("Help to interns"),
        "improvement": _("Improvements"),
        "new_tasks": _("New tasks"),
    }
    return known.get(name, name)


def level_state(name: str) -> str:
    """A state of a competency, short enough for a narrow cell."""
    return {
        "met": _("met"),
        "below": _("below"),
        "stale": _("stale"),
        "not_assessed": _("no data"),
        "not_assigned": _("not asked"),
    }[name]


def level_legend(name: str) -> str:
    """The explanation of a state of a competency."""
    return {
        "met": _("the level is enough, and the evidence is fresh"),
        "below": _("there is fresh evidence, but the level is too low"),
        "stale": _("the newest evidence is too old to rely on"),
        "not_assessed": _("asked for, but nobody has assessed it yet"),
        "not_assigned": _("not in the person's programme"),
    }[name]


def level_value(value: float | None) -> str:
    """A level on the scale; averages have one digit after the point. None is empty."""
    if value is None:
        return ""
    return number(value, 0 if value == int(value) else 1)


def level(state: str, value: float | None) -> str:
    """A state of a competency with the level, where there is one."""
    return f"{level_state(state)} {level_value(value)}".strip()


def method(rule: LevelRule) -> str:
    """How the policy makes a level from ratings."""
    return {
        "latest": _("the mentor's latest rating"),
        "highest": _("the highest rating"),
        "decaying_average": _("an average in which newer ratings weigh more"),
        "n_times": _("the highest rating reached {n} times", n=rule.times),
    }[rule.method]


def certificate_status(name: str) -> str:
    """A status of a certificate."""
    return {
        "none": _("missing"),
        "not_yet_valid": _("not yet valid"),
        "valid": _("valid"),
        "expiring": _("expiring"),
        "expired": _("expired"),
        "revoked": _("revoked"),
    }[name]


def pace_state(name: str) -> str:
    """A state of a quota in the running period."""
    return {
        "exempt": _("nothing owed"),
        "done": _("done"),
        "on_track": _("on track"),
        "unclear": _("unclear"),
        "behind": _("behind"),
        "too_early": _("too early to tell"),
    }[name]


def evidence_state(name: str) -> str:
    """A state of a piece of evidence."""
    return {
        "draft": _("draft"),
        "submitted": _("with the mentor"),
        "endorsed": _("with the head"),
        "returned": _("returned"),
        "confirmed": _("confirmed"),
        "rejected": _("rejected"),
        "superseded": _("replaced"),
        "withdrawn": _("withdrawn"),
    }[name]


def competency(framework: Framework, id_: str) -> str:
    """The title of a competency, or its id when the framework no longer has it."""
    found = framework.get(id_)
    return found.title(current_language()) if found else id_


def section(framework: Framework, id_: str) -> str:
    """The title of a section of the framework, or its id when the framework no longer has it."""
    return next((s.title(current_language()) for s in framework.section if s.id == id_), id_)


def title(framework: Framework, kind_: str, detail: str) -> str:
    """The title of a piece of evidence. `detail` comes from `tracker.reports.compute.titles.title_of`."""
    if kind_ == "observation":
        return competency(framework, detail)
    if kind_ == "certificate":
        return requirement(detail)
    if kind_ == "new_tasks":
        solved, _slash, total = detail.partition("/")
        return _("solved {part} of {whole}", part=solved, whole=total)
    if kind_ == "module_result":
        module, _slash, practice = detail.partition("/")
        return _("{module}, practice", module=module) if practice else module
    return detail
