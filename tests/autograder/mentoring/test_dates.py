"""A due date is read as both languages write it, and never as another day than the one that was meant."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from autograder.errors import AcademyError
from autograder.mentoring.dates import read_due
from wording.languages import language

ZONE = ZoneInfo("Europe/Moscow")
NOW = dt.datetime(2026, 11, 28, 4, 30, tzinfo=ZONE)

READ = [
    ("12 декабря, 18:00", "2026-12-12 18:00"),
    ("12 декабря", "2026-12-12 23:59"),
    ("December 12", "2026-12-12 23:59"),
    ("Dec 12 6pm", "2026-12-12 18:00"),
    ("by the 12th of December", "2026-12-12 23:59"),
    ("12.12.2026", "2026-12-12 23:59"),
    ("3.2.2027 9:00", "2027-02-03 09:00"),
    ("12.12", "2026-12-12 23:59"),
    ("12.12 18.00", "2026-12-12 18:00"),
    ("12 декабря 18.00", "2026-12-12 18:00"),
    ("до 12.12.26 в 18:00", "2026-12-12 18:00"),
    ("2026-12-12T18:00", "2026-12-12 18:00"),
    ("5 января", "2027-01-05 23:59"),
    ("28 ноября", "2026-11-28 23:59"),
    ("28 ноября 3:00", "2027-11-28 03:00"),
    ("29 февраля", "2028-02-29 23:59"),
    ("пт, 11 декабря 2026 г., 18:00", "2026-12-11 18:00"),
    ("в пятницу 11 дек. 18:00", "2026-12-11 18:00"),
    ("Friday, December 11, 2026 at 18:00", "2026-12-11 18:00"),
    ("12 декабря 2025", "2025-12-12 23:59"),
]


@pytest.mark.parametrize(("text", "means"), READ, ids=[text for text, _means in READ])
def test_a_date_is_read_in_the_zone_of_the_course(text: str, means: str) -> None:
    assert read_due(text, ZONE, NOW) == dt.datetime.fromisoformat(means).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "utc"),
    [("2026-12-12 18:00 MSK", 15), ("12 декабря 18:00 Europe/Samara", 14), ("2026-12-12 18:00 +05:00", 13)],
)
def test_a_zone_that_is_written_counts(text: str, utc: int) -> None:
    assert read_due(text, ZONE, NOW) == dt.datetime(2026, 12, 12, utc, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    ["", "завтра", "18:00", "декабрь", "03/02/2026", "3 2 2026", "12 декабря 18", "32.12.2026", "12.13", "x" * 101,
     "2026-12-12 25:00", "12-12-2026", "12 декабря 18:00 XYZ", "2026-12-12\n18:00"],
)  # fmt: skip
def test_what_could_mean_two_moments_or_none_is_refused(text: str) -> None:
    """dateutil alone takes 03/02/2026 for March, and `12 декабря 18` for the year 2018."""
    with language("en"), pytest.raises(AcademyError, match="is no date that means one moment"):
        read_due(text, ZONE, NOW)


def test_a_weekday_of_another_day_is_named() -> None:
    with language("ru"), pytest.raises(AcademyError, match="суббота"):
        read_due("пт, 12 декабря", ZONE, NOW)
