"""Write a moment as both languages do, always with its zone: a due date must not be read in another one."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_datetime

from wording.languages import current_language

__all__ = ["moment"]


def moment(at: dt.datetime) -> str:
    """Write an aware moment in its own zone; the year only when it is another one."""
    offset = int((at.utcoffset() or dt.timedelta()).total_seconds() // 60)
    hours, minutes = divmod(abs(offset), 60)
    zone = "UTC" if not offset else f"UTC{'+' if offset > 0 else '−'}{hours}" + (f":{minutes:02d}" if minutes else "")
    pattern = "d MMMM, HH:mm" if at.year == dt.datetime.now(dt.UTC).year else "d MMMM yyyy, HH:mm"
    return f"{format_datetime(at, pattern, tzinfo=at.tzinfo, locale=current_language())} ({zone})"
