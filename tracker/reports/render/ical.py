"""Write deadlines and last days of certificates as an iCalendar file (RFC 5545), for any calendar program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from icalendar import Alarm, Calendar, Event

from tracker.domain.framework import Framework
from tracker.reports.compute.sections import expiry
from tracker.reports.model import Due, Expiry, HeadReport, PersonReport, Stamp
from tracker.reports.render import sentences, words
from wording.languages import current_language
from wording.tracker import _

__all__ = ["head_calendar", "person_calendar"]


def head_calendar(report: HeadReport) -> bytes:
    """Write the department's deadlines and the certificates that end."""
    return _calendar(
        _("Department deadlines"),
        report.stamp,
        report.due,
        report.expiries,
        report.framework,
        name_people=True,
        warnings=report.warnings,
    )


def person_calendar(report: PersonReport, warnings: tuple[int, ...]) -> bytes:
    """Write the deadlines and certificates of one person. Tasks of others about this person are left out.

    `warnings`: days before the end of a certificate on which the calendar reminds of it.
    """
    mine = [d for d in report.plan if d.actor is not None and d.actor.id == report.person.person.id]
    ends = [line for c in report.certificates if (line := expiry(report.person.person, c, warnings))]
    return _calendar(
        report.person.person.name, report.stamp, mine, ends, report.framework, name_people=False, warnings=warnings
    )


def _calendar(
    title: str,
    stamp: Stamp,
    due: Iterable[Due],
    expiries: Iterable[Expiry],
    framework: Framework,
    *,
    name_people: bool,
    warnings: tuple[int, ...],
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//account-academy//tracker//" + current_language().upper())
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for d in due:
        if d.by is None or d.kind == "certificate":
            continue
        text = sentences.due(d, framework)
        who = f" · {d.subject.name}" if name_people else ""
        note = _("Who acts: {name}", name=sentences.actor(d))
        period = d.period.name if d.period else ""
        calendar.add_component(
            _event(stamp, d.by, text + who, note, (d.kind, d.subject.id, d.about, d.detail, period), (1,))
        )
    for x in expiries:
        if x.valid_until is None or x.status not in ("expiring", "valid"):
            continue
        text = _("Last valid day: {what}", what=words.requirement(x.certificate))
        who = f" · {x.person.name}" if name_people else ""
        calendar.add_component(
            _event(
                stamp,
                x.valid_until,
                text + who,
                "",
                ("expiry", x.person.id, x.certificate, str(x.valid_until)),
                warnings,
            )
        )
    return bytes(calendar.to_ical())


def _event(stamp: Stamp, on: date, title: str, note: str, key: tuple[str, ...], alarms: tuple[int, ...]) -> Event:
    """Return an all-day event.

    Args:
        stamp: of the report; the event carries its moment.
        on: the day.
        title: shown in the calendar.
        note: description; may be empty.
        key: identifies the deadline. The same key gives the same uid, so importing again updates the event.
        alarms: days before the event on which to remind.
    """
    event = Event()
    event.add("uid", hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:32] + "@tracker")
    event.add("dtstamp", stamp.known_at)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    if note:
        event.add("description", note)
    for days in alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event
