"""The head's report as tables: certificates, cohorts, skills of one person, mentors, exercises."""

from __future__ import annotations

from tracker.reports.model import HeadReport, ItemLine
from tracker.reports.render import words
from tracker.reports.render.sheet import STATUS, Column, Entry, Sheet, entry, person_entry, rows
from wording.tracker import _

__all__ = ["cohorts_sheet", "expiries_sheet", "items_sheet", "lone_sheet", "mentors_sheet"]


def expiries_sheet(report: HeadReport) -> Sheet:
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
        rows(
            (
                person_entry(x.person.name),
                entry(words.requirement(x.certificate)),
                Entry(
                    words.certificate_status(x.status), words.certificate_status(x.status), STATUS.get(x.status, "bad")
                ),
                entry(x.valid_until),
                entry(x.days_left),
                entry(term(x.band)),
                entry(_("yes") if x.renewal_pending else _("no")),
            )
            for x in report.expiries
        ),
        _("All required certificates are in order."),
    )


def cohorts_sheet(report: HeadReport) -> Sheet:
    def band(low: int, below: int | None) -> str:
        return (
            _("{low} months and more", low=low) if below is None else _("{low} to {high} months", low=low, high=below)
        )

    return Sheet(
        "cohorts",
        _("By time in the job"),
        _("Counts, not percentages: groups are small."),
        (
            Column(_("In the job"), 20),
            Column(_("People"), 10, True),
            Column(_("Competencies met"), 18, True),
            Column(_("Quotas in order"), 18, True),
            Column(_("Ready for attestation"), 20, True),
        ),
        rows(
            (
                entry(band(*c.band)),
                entry(c.people),
                entry(words.of(c.met, c.assigned)),
                entry(words.of(c.in_order, c.asked)),
                entry(words.of(c.ready, c.people)),
            )
            for c in report.cohorts
        ),
        _("Nobody is asked for anything."),
    )


def lone_sheet(report: HeadReport) -> Sheet:
    return Sheet(
        "lone",
        _("Skills that one person alone holds"),
        _(
            "Leave or sickness of that person leaves the department without the skill. Those that nobody has shown "
            "come first."
        ),
        (
            Column(_("Competency"), 64),
            Column(_("Section"), 24),
            Column(_("Who"), 24),
            Column(_("Below or stale"), 14, True),
        ),
        rows(
            (
                entry(words.competency(report.framework, x.competency.id)),
                entry(words.section(report.framework, x.competency.section)),
                entry(x.holder.name) if x.holder else Entry(_("nobody"), _("nobody"), "bad"),
                entry(words.of(x.near, x.assigned)),
            )
            for x in report.lone
        ),
        _("Every competency is met by at least two people."),
    )


def mentors_sheet(report: HeadReport) -> Sheet:
    return Sheet(
        "mentors",
        _("Mentors' workload"),
        _(
            "Severity: how far a mentor's ratings lie from the mean of the same criteria, in steps of the scale; plus "
            "is milder, minus is stricter. It may come from the mentees as well as from the mentor."
        ),
        (
            Column(_("Mentor"), 24),
            Column(_("Mentees"), 10, True),
            Column(_("Waiting"), 10, True),
            Column(_("Oldest waits"), 14, True),
            Column(_("Ratings in a year"), 14, True),
            Column(_("Severity"), 18, True),
        ),
        rows(
            (
                person_entry(m.mentor.name),
                entry(m.mentees),
                entry(m.waiting, "warn" if m.waiting else ""),
                Entry("—" if m.oldest_days is None else words.days(m.oldest_days), m.oldest_days),
                entry(m.ratings),
                Entry(_("too few to tell"), None, "mute")
                if m.severity is None
                else Entry(words.signed(m.severity), round(m.severity, 1)),
            )
            for m in report.mentors
        ),
        _("Nobody mentors anybody on this day."),
    )


def items_sheet(lines: tuple[ItemLine, ...]) -> Sheet:
    def link(x: ItemLine) -> Entry:
        value = x.item.discrimination
        if value is None:
            return Entry("—", None, "mute")
        return Entry(
            words.number(value),
            round(value, 2),
            "" if x.item.small_n else "bad" if value < 0 else "warn" if value < 0.2 else "",
        )

    return Sheet(
        "items",
        _("Exercises"),
        _(
            "Facility: mean share of the points. Link with the rest: correlation with the other exercises of the "
            "module, the exercise itself left out; below 0.2 it tells strong from weak badly. Only people who did "
            "the whole module count."
        ),
        (
            Column(_("Module"), 24),
            Column(_("Exercise"), 28),
            Column(_("People"), 10, True),
            Column(_("Facility"), 12, True),
            Column(_("Link with the rest"), 14, True),
            Column(_("Note"), 24),
        ),
        rows(
            (
                entry(x.module),
                entry(x.item.item),
                entry(x.item.n),
                Entry(words.number(x.item.facility) if x.item.n else "—", round(x.item.facility, 2)),
                link(x),
                Entry(_("few people: do not rely on it"), _("few people: do not rely on it"), "mute")
                if x.item.small_n
                else Entry("", ""),
            )
            for x in lines
        ),
        _("No grades of the last year."),
    )
