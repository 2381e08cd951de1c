"""A table of a report: made once, shown as a page, a workbook and a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.reports.model import Stamp
from tracker.reports.render import words
from wording.tracker import _

__all__ = ["STATUS", "Column", "Entry", "Sheet", "Value", "about", "entry", "person_entry", "rows"]

Value = str | int | float | date | None
STATUS = {"expiring": "warn", "valid": "good"}


@dataclass(frozen=True, slots=True)
class Column:
    """width: characters; number: aligned to the right."""

    title: str
    width: int = 16
    number: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """text: as it is read; value: as a workbook keeps it; tone: good, warn, bad, mute or empty; lines: several
    paragraphs."""

    text: str
    value: Value = None
    tone: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """id: stable, Latin; lead: what the table says; empty: what to say when it has no rows. The first column names
    the row."""

    id: str
    title: str
    lead: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]
    empty: str


def entry(value: Value, tone: str = "") -> Entry:
    """A plain value: dates in the reader's form, nothing as a dash."""
    text = words.day(value) if isinstance(value, date) else "—" if value is None else str(value)
    return Entry(text, value, tone)


def person_entry(name: str) -> Entry:
    return Entry(name, name)


def about(stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """Under what a report holds, in words."""
    return (
        (_("As of"), words.day(stamp.as_of)),
        (_("Known at"), words.moment(stamp.known_at, stamp.zone)),
        (_("Filters"), "; ".join(stamp.filters) or _("none: the whole department")),
        (_("Rules"), stamp.policy),
        (_("Competency framework"), stamp.framework),
    )


def rows(rows: Iterable[Iterable[Entry]]) -> tuple[tuple[Entry, ...], ...]:
    """Rows made one after another."""
    return tuple(tuple(row) for row in rows)
