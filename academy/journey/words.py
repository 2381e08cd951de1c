"""Numbers, times and the words of a state, as both languages write them."""

from __future__ import annotations

import datetime as dt
import math

from babel.numbers import format_decimal

from wording.academy import _, ngettext
from wording.languages import current_language
from wording.moments import moment as _moment

__all__ = ["amount", "days_left", "duration", "moment", "state_words"]

DAY = 86_400


def amount(points: float) -> str:
    """Write points: 2.5 is `2,5` in Russian."""
    return str(format_decimal(round(points, 2), locale=current_language()))


def moment(at: dt.datetime) -> str:
    """Write a time of this machine's zone."""
    return _moment(at.astimezone())


def duration(minutes: float) -> str:
    """Write minutes of work, rounded up to five, because they are an estimate."""
    whole = max(5, 5 * math.ceil(minutes / 5))
    if whole < 90:
        return ngettext("about {n} minute", "about {n} minutes", whole)
    hours = round(whole / 30) / 2
    return _("about {hours} h", hours=amount(hours))


def days_left(due: dt.datetime, now: dt.datetime) -> str:
    """Say how far away a due date is."""
    seconds = (due - now).total_seconds()
    if seconds < 0:
        return _("it is over")
    days = int(seconds // DAY)
    if days:
        return ngettext("{n} day left", "{n} days left", days)
    return ngettext("{n} hour left", "{n} hours left", max(1, int(seconds // 3600)))


def state_words() -> dict[str, str]:
    """Return the words of each state of an exercise."""
    return {
        "open": _("no answer yet"),
        "answered": _("answered, not checked"),
        "unreadable": _("the answer cannot be read"),
        "earlier": _("checked earlier; run its cells again"),
        "stale": _("its cells have to run again"),
        "right": _("right"),
        "wrong": _("not right yet"),
        "waiting": _("the mentor grades it"),
        "taken": _("taken"),
    }
