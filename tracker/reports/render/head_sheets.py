"""The head's report as tables: what needs action, who may fall behind, people and quotas; the others stand in
`more_sheets`."""

from __future__ import annotations

from tracker.reports.model import HeadReport, PersonLine, QuotaLine
from tracker.reports.render import sentences, words
from tracker.reports.render.head_sheets_more import (
    cohorts_sheet,
    expiries_sheet,
    items_sheet,
    lone_sheet,
    mentors_sheet,
)
from tracker.reports.render.sheet import Column, Entry, Sheet, entry, person_entry, rows
from wording.tracker import _

__all__ = ["head_sheets", "quota_sheet"]

PACE = {"done": "good", "on_track": "good", "unclear": "warn", "behind": "bad", "too_early": "mute", "exempt": "mute"}


def head_sheets(report: HeadReport) -> tuple[Sheet, ...]:
    """All tables except the heat map, in the order of the report."""
    return (
        _due(report),
        _risk(report),
        _people(report.people),
        quota_sheet(report.quotas),
        expiries_sheet(report),
        cohorts_sheet(report),
        lone_sheet(report),
        mentors_sheet(report),
        items_sheet(report.items),
    )


def _due(report: HeadReport) -> Sheet:
    return Sheet(
        "due",
        _("What needs action"),
        _("Steps that somebody waits for, and whatever ends soon. The earliest deadline comes first."),
        (Column(_("By when"), 18), Column(_("Who acts"), 24), Column(_("What to do"), 60), Column(_("About whom"), 24)),
        rows(
            (
                Entry(
                    words.deadline(d.by, d.overdue),
                    d.by,
                    "bad" if d.overdue else "",
                ),
                Entry(sentences.actor(d), sentences.actor(d), "" if d.actor else "warn"),
                entry(sentences.due(d, report.framework)),
                person_entry(d.subject.name),
            )
            for d in report.due
        ),
        _("Nothing waits for anybody."),
    )


def _risk(report: HeadReport) -> Sheet:
    def why(reasons: tuple[str, ...]) -> Entry:
        return Entry("; ".join(reasons), "; ".join(reasons), "", reasons)

    return Sheet(
        "risk",
        _("Who may fall behind"),
        _("Advice for a talk, by the open rules listed at the end; the decision is a person's."),
        (Column(_("Person"), 24), Column(_("Why"), 90)),
        rows(
            (person_entry(r.person.name), why(tuple(sentences.reason(x, report.framework) for x in r.reasons)))
            for r in report.at_risk
        ),
        _("No rule fired."),
    )


def _people(people: tuple[PersonLine, ...]) -> Sheet:
    return Sheet(
        "people",
        _("People"),
        _("Everybody of whom the programme asks something on this day."),
        (
            Column(_("Person"), 24),
            Column(_("Position"), 18),
            Column(_("Mentor"), 22),
            Column(_("In the job"), 14),
            Column(_("Competencies met"), 16, True),
            Column(_("Criteria met"), 14, True),
            Column(_("Ready for attestation"), 16),
            Column(_("Attested"), 14),
        ),
        rows(
            (
                person_entry(p.person.name),
                entry(words.position(p.position)),
                entry(p.mentor.name) if p.mentor else Entry(_("nobody"), _("nobody"), "warn"),
                Entry(words.length(p.months), words.length(p.months)),
                entry(words.of(p.met, p.assigned)),
                entry(words.of(p.criteria, p.asked_criteria) if p.asked_criteria else None),
                Entry(_("yes"), _("yes"), "good") if p.ready else Entry(_("not yet"), _("not yet"), "mute"),
                entry(p.attested_on),
            )
            for p in people
        ),
        _("Nobody is asked for anything."),
    )


def quota_sheet(lines: tuple[QuotaLine, ...], *, name_people: bool = True) -> Sheet:
    """Quotas of the running periods with the forecast as a range."""
    first = 0 if name_people else 1

    def forecast(line: QuotaLine) -> Entry:
        low, high = line.pace.low, line.pace.high
        text = "—" if low is None or high is None else str(low) if low == high else f"{low}–{high}"
        return Entry(text, text)

    def state(line: QuotaLine) -> Entry:
        return Entry(words.pace_state(line.pace.state), words.pace_state(line.pace.state), PACE[line.pace.state])

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
        rows(
            (
                person_entry(x.person.name),
                entry(words.requirement(x.quota.rule)),
                entry(words.period(x.quota.period)),
                entry(x.quota.confirmed),
                entry(len(x.quota.pending)),
                entry(x.quota.required),
                forecast(x),
                state(x),
                Entry(_("{n} short", n=x.before.missing), _("{n} short", n=x.before.missing), "bad")
                if x.before.missing
                else entry(_("in order")),
            )[first:]
            for x in ordered
        ),
        _("No quota is asked."),
    )
