"""Tables of the reports. Each is built once and then written as a page, a workbook and a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.reports.model import Stamp
from tracker.reports.render import words
from wording.tracker import _

__all__ = ["Column", "Entry", "Sheet", "Value", "about", "entry"]

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    #: in characters
    width: int = 16
    #: align to the right
    number: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a table."""

    #: text for readers
    text: str
    #: value for a workbook
    value: Value = None
    #: good, warn, bad, mute or empty
    tone: str = ""
    #: paragraphs, where a page shows a list instead of `text`
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a report."""

    #: Latin name that stays the same in all languages
    id: str
    title: str
    #: explanation above the table
    lead: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]
    #: text to show when there are no rows
    empty: str


def entry(value: Value, tone: str = "") -> Entry:
    """Make a cell from a plain value: a date in the reader's form, None as a dash."""
    text = words.day(value) if isinstance(value, date) else "—" if value is None else str(value)
    return Entry(text, value, tone)


def about(stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """Return the stamp in words, as pairs of label and text."""
    return (
        (_("As of"), words.day(stamp.as_of)),
        (_("Known at"), words.moment(stamp.known_at, stamp.zone)),
        (_("Filters"), "; ".join(stamp.filters) or _("none: the whole department")),
        (_("Rules"), stamp.policy),
        (_("Competency framework"), stamp.framework),
    )
