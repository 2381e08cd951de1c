"""Options, arguments and types that the tracker's commands share: days, moments, periods and people."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from wording.academy import _

__all__ = ["DAY", "MOMENT", "PERIOD", "as_of_option", "known_at_option", "people_argument", "to_utc"]


class Day(click.ParamType[date]):
    """A day, written as 15.04.2026 or 2026-04-15."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from tracker.imports.columns import read_cell

        if isinstance(value, date):
            return value
        try:
            found: date = read_cell(value, "date", date.max)
        except ValueError as error:
            self.fail(". ".join(error.args), param, ctx)
        return found


class Moment(click.ParamType[datetime]):
    """A moment, written as 2026-04-15 or 2026-04-15T18:30, with an offset or in the organisation's time."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            text = _("“{text}” is not a moment. Write it as 2026-04-15T18:30.", text=value)
            self.fail(text, param, ctx)


class PeriodName(click.ParamType[tuple[str, date]]):
    """A year or a quarter, written as 2026 or 2026-Q3; converted to its kind and first day."""

    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, date]:
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"(\d{4})(?:-?[QК]([1-4]))?", value.upper())
        if not found:
            self.fail(_("“{text}” is not a period. Write it as 2026 or 2026-Q3.", text=value), param, ctx)
        year, quarter = int(found[1]), int(found[2] or 0)
        return ("quarter", date(year, 3 * quarter - 2, 1)) if quarter else ("year", date(year, 1, 1))


DAY = Day()
PERIOD = PeriodName()
MOMENT = Moment()

as_of_option = click.option("--as-of", type=DAY, default=None, help=_("As things stood on this day; today by default."))
known_at_option = click.option(
    "--known-at", type=MOMENT, default=None, help=_("As it was known at this moment; now by default.")
)
people_argument = click.argument("person", metavar="PERSON")


def to_utc(moment: datetime | None, zone: str) -> datetime | None:
    """Convert a moment to UTC. A moment without an offset is taken in the time zone `zone`. None stays None."""
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
