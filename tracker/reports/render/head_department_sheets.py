"""Tables of the head's report about the department: cohorts, skills that one person has, mentors, exercises."""

from __future__ import annotations

from tracker.reports.model import HeadReport, ItemLine, MentorLine
from tracker.reports.render import words
from tracker.reports.render.sheet import Column, Entry, Sheet, entry
from wording.tracker import _

__all__ = ["cohorts_sheet", "items_sheet", "lone_sheet", "mentors_sheet"]


def cohorts_sheet(report: HeadReport) -> Sheet:
    """Return people grouped by months in the job."""

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
        tuple(
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
    """Return competencies that at most one person has met."""
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
        tuple(
            (
                entry(words.competency(report.framework, x.competency.id)),
                entry(words.section(report.framework, x.competency.section)),
                entry(x.holder.name) if x.holder else entry(_("nobody"), "bad"),
                entry(words.of(x.near, x.assigned)),
            )
            for x in report.lone
        ),
        _("Every competency is met by at least two people."),
    )


def mentors_sheet(report: HeadReport) -> Sheet:
    """Return mentors with their queue and the severity of their ratings."""
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
        tuple(
            (
                entry(m.mentor.name),
                entry(m.mentees),
                entry(m.waiting, "warn" if m.waiting else ""),
                Entry("—" if m.oldest_days is None else words.days(m.oldest_days), m.oldest_days),
                entry(m.ratings),
                _severity(m),
            )
            for m in report.mentors
        ),
        _("Nobody mentors anybody on this day."),
    )


def _severity(line: MentorLine) -> Entry:
    if line.severity is None:
        return Entry(_("too few to tell"), None, "mute")
    return Entry(words.signed(line.severity), round(line.severity, 1))


def items_sheet(report: HeadReport) -> Sheet:
    """Return the item analysis of exercises."""
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
        tuple(
            (
                entry(x.module),
                entry(x.item.item),
                entry(x.item.n),
                Entry(words.number(x.item.facility) if x.item.n else "—", round(x.item.facility, 2)),
                _link(x),
                entry(_("few people: do not rely on it"), "mute") if x.item.small_n else entry(""),
            )
            for x in report.items
        ),
        _("No grades of the last year."),
    )


def _link(line: ItemLine) -> Entry:
    """Return the correlation with the rest of the module; a weak one is coloured only where n is large enough."""
    value = line.item.discrimination
    if value is None:
        return Entry("—", None, "mute")
    tone = "" if line.item.small_n else "bad" if value < 0 else "warn" if value < 0.2 else ""
    return Entry(words.number(value), round(value, 2), tone)
