"""Parse the time of a submission as nbgrader does (`nbgrader.utils.parse_utc`)."""

from __future__ import annotations

import datetime as dt
import re

from dateutil import parser, tz

__all__ = ["parse_utc"]

ZONE = re.compile(r"[\w+-]+(/[\w+-]+)*")
"""A name of a zone. dateutil would take anything else for the path of a file, and open that file."""


def parse_utc(text: str) -> dt.datetime:
    """Return naive UTC of "2026-02-03 10:00:00 Europe/Moscow", of "… +0300" and of any form that dateutil knows.

    Raises ValueError or OverflowError when the text is not a date.
    """
    parts = text.split(" ")
    if len(parts) == 3:
        zone: dt.tzinfo | int | None
        try:
            zone = int(parts[2])
        except ValueError:
            zone = tz.gettz(parts[2]) if ZONE.fullmatch(parts[2]) else None
        moment = parser.parse(" ".join([*parts[:2], "TZ"]), tzinfos={"TZ": zone})
    else:
        moment = parser.parse(text)
    offset = moment.utcoffset()
    return moment if offset is None else (moment - offset).replace(tzinfo=None)
