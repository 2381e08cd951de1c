"""The table of quotas, which both reports have."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.reports.model import QuotaLine
from tracker.reports.render import words
from tracker.reports.render.sheet import Column, Entry, Sheet, entry
from tracker.reports.render.tones import PACE_TONE
from wording.tracker import _

__all__ = ["quota_sheet"]


def quota_sheet(lines: Iterable[QuotaLine], *, name_people: bool = True) -> Sheet:
    """Return quotas of the running periods with the forecast as a range. `name_people`: with a column of names."""
    first = 0 if name_people else 1
    ordered = sorted(lines, key=lambda x: (x.quota.rule, x.person.name))
    return Sheet(
        "quotas",
        _("Quotas"),
        _(
            "Forecast: how many will be confirmed by the end of the period if the last year's rate holds. It is a "
            "range, because a few events a year allow nothing sharper."
        ),
        (
            Column(_("Person"), 24),
            Column(_("Quota"), 18),
            Column(_("Period"), 16),
            Column(_("Confirmed"), 12, True),
            Column(_("Pending"), 12, True),
            Column(_("Needed"), 10, True),
            Column(_("Forecast"), 12, True),
            Column(_("State"), 18),
            Column(_("Last period"), 16),
        )[first:],
        tuple(
            (
                entry(x.person.name),
                entry(words.requirement(x.quota.rule)),
                entry(words.period(x.quota.period)),
                entry(x.quota.confirmed),
                entry(len(x.quota.pending)),
                entry(x.quota.required),
                entry(_forecast(x)),
                entry(words.pace_state(x.pace.state), PACE_TONE[x.pace.state]),
                _last_period(x),
            )[first:]
            for x in ordered
        ),
        _("No quota is asked."),
    )


def _forecast(line: QuotaLine) -> str:
    low, high = line.pace.low, line.pace.high
    if low is None or high is None:
        return "—"
    return str(low) if low == high else f"{low}–{high}"


def _last_period(line: QuotaLine) -> Entry:
    missing = line.before.missing
    return entry(_("{n} short", n=missing), "bad") if missing else entry(_("in order"))
