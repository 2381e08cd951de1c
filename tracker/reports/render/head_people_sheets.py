"""Tables of the head's report about single people: tasks, people at risk, people, certificates that end."""

from __future__ import annotations

from tracker.reports.model import HeadReport
from tracker.reports.render import sentences, words
from tracker.reports.render.sheet import Column, Entry, Sheet, entry
from tracker.reports.render.tones import CERTIFICATE_TONE
from wording.tracker import _

__all__ = ["due_sheet", "expiries_sheet", "people_sheet", "risk_sheet"]


def due_sheet(report: HeadReport) -> Sheet:
    """Return urgent tasks of everybody."""
    return Sheet(
        "due",
        _("What needs action"),
        _("Steps that somebody waits for, and whatever ends soon. The earliest deadline comes first."),
        (Column(_("By when"), 18), Column(_("Who acts"), 24), Column(_("What to do"), 60), Column(_("About whom"), 24)),
        tuple(
            (
                Entry(words.deadline(d.by, d.overdue), d.by, "bad" if d.overdue else ""),
                entry(sentences.actor(d), "" if d.actor else "warn"),
                entry(sentences.due(d, report.framework)),
                entry(d.subject.name),
            )
            for d in report.due
        ),
        _("Nothing waits for anybody."),
    )


def risk_sheet(report: HeadReport) -> Sheet:
    """Return people who may fall behind, with the reasons."""

    def why(reasons: tuple[str, ...]) -> Entry:
        return Entry("; ".join(reasons), "; ".join(reasons), "", reasons)

    return Sheet(
        "risk",
        _("Who may fall behind"),
        _("Advice for a talk, by the open rules listed at the end; the decision is a person's."),
        (Column(_("Person"), 24), Column(_("Why"), 90)),
        tuple(
            (entry(r.person.name), why(tuple(sentences.reason(x, report.framework) for x in r.reasons)))
            for r in report.at_risk
        ),
        _("No rule fired."),
    )


def people_sheet(report: HeadReport) -> Sheet:
    """Return everybody in the report with a summary."""
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
        tuple(
            (
                entry(p.person.name),
                entry(words.position(p.position)),
                entry(p.mentor.name) if p.mentor else entry(_("nobody"), "warn"),
                entry(words.length(p.months)),
                entry(words.of(p.met, p.assigned)),
                entry(words.of(p.criteria, p.asked_criteria) if p.asked_criteria else None),
                entry(_("yes"), "good") if p.ready else entry(_("not yet"), "mute"),
                entry(p.attested_on),
            )
            for p in report.people
        ),
        _("Nobody is asked for anything."),
    )


def expiries_sheet(report: HeadReport) -> Sheet:
    """Return required certificates that have ended, are missing or end soon."""

    def term(band: int | None) -> str:
        return _("ended or missing") if band is None else _("within {days}", days=words.days(band))

    return Sheet(
        "expiries",
        _("Certificates that end"),
        _(
            "Ended, missing, or ending within {days}.",
            days=" / ".join(str(w) for w in sorted(report.warnings, reverse=True)),
        ),
        (
            Column(_("Person"), 24),
            Column(_("Certificate"), 28),
            Column(_("Status"), 14),
            Column(_("Last valid day"), 14),
            Column(_("Days left"), 10, True),
            Column(_("Term"), 18),
            Column(_("New one under review"), 14),
        ),
        tuple(
            (
                entry(x.person.name),
                entry(words.requirement(x.certificate)),
                entry(words.certificate_status(x.status), CERTIFICATE_TONE[x.status]),
                entry(x.valid_until),
                entry(x.days_left),
                entry(term(x.band)),
                entry(_("yes") if x.renewal_pending else _("no")),
            )
            for x in report.expiries
        ),
        _("All required certificates are in order."),
    )
