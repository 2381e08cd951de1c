"""The time of a submission means one moment, or it is not known; no file is opened for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.utils import parse_utc as theirs

from autograder.submission.timestamp import parse_utc, read_time

SAID = "2026-02-03 10:00:00"


@pytest.mark.parametrize(
    "zone", ["", " UTC", " Europe/Moscow", " America/Port-au-Prince", " Etc/GMT+3", " EST5EDT", " GMT+3"]
)
def test_zones_are_read_as_nbgrader_reads_them(zone: str) -> None:
    assert parse_utc(SAID + zone) == theirs(SAID + zone)


#: Text -> the moment in UTC, and whether a rule of ours decided it.
READ = {
    "2026-03-02 19:12:00 MSK": ("2026-03-02 16:12:00", True),
    "2026-03-02 19:12:00 мск": ("2026-03-02 16:12:00", True),
    "2026-03-02 19:12:00 YEKT": ("2026-03-02 14:12:00", True),
    "Mon Mar  2 19:12:00 MSK 2026": ("2026-03-02 16:12:00", True),
    "2026-03-02 7:12 PM MSK": ("2026-03-02 16:12:00", True),
    "2026-03-02 19:12:00 +03": ("2026-03-02 16:12:00", True),
    "2026-03-02 19:12:00 UTC+3": ("2026-03-02 16:12:00", True),
    "2026-03-02 19:12:00 +0300": ("2026-03-02 16:12:00", False),
    "2026-03-02 19:12:00 -05:30": ("2026-03-03 00:42:00", False),
    "2026-03-02T19:12:00+03:00": ("2026-03-02 16:12:00", False),
    "2026-03-02T19:12:00Z": ("2026-03-02 19:12:00", False),
    "02.03.2026 19:12": ("2026-03-02 19:12:00", True),
    "19:12 02.03.2026": ("2026-03-02 19:12:00", True),
    "02.03.26 19:12 MSK": ("2026-03-02 16:12:00", True),
    "13.03.2026": ("2026-03-13 00:00:00", True),
    "2026.03.02 19:12": ("2026-03-02 19:12:00", False),
    "19:12 Mar 2 2026": ("2026-03-02 19:12:00", False),
    "Mon, 02 Mar 2026 19:12:00 +0300": ("2026-03-02 16:12:00", False),
}


@pytest.mark.parametrize("text", READ)
def test_a_time_is_read_as_it_is_written_here(text: str) -> None:
    found = read_time(text)
    assert (str(found.at), found.by_rule) == READ[text]


REFUSED = [
    "03/02/2026 19:12",
    "02-03-2026 19:12",
    "26-03-02",
    "2026-03-02 19:12:00 Nowhere",
    "2026-03-02 19:12:00 CST",
    "2026-03-02 19:12:00 Russian Standard Time",
    "2026-03-02 19:12:00 AAA+3",
    "2026-03-02 19:12:00 +99",
    "31.02.2026 10:00",
    "19:12",
    "March 2026",
    "10",
    "1772467920",
    "2 марта 2026",
    "yesterday",
    "",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_that_could_mean_two_moments_is_refused(text: str) -> None:
    """dateutil would fill in today's date, take the month first, or count an unknown zone as UTC."""
    with pytest.raises((ValueError, OverflowError)):
        parse_utc(text)


@given(st.datetimes(min_value=parse_utc("2000-01-01"), max_value=parse_utc("2099-12-31")), st.integers(-12, 14))
def test_every_notation_of_a_moment_gives_the_same_moment(moment, hours: int) -> None:
    moment = moment.replace(microsecond=0)
    for text in (f"{moment:%d.%m.%Y %H:%M:%S}", f"{moment:%Y-%m-%dT%H:%M:%S}", f"{moment:%H:%M:%S %d.%m.%Y}"):
        assert parse_utc(text) == moment
    by_offset = {parse_utc(f"{moment} {zone}") for zone in (f"{hours:+03}", f"{hours:+03}:00", f"UTC{hours:+}")}
    assert len(by_offset) == 1
    assert (moment - by_offset.pop()).total_seconds() == hours * 3600


@pytest.mark.parametrize(
    "zone", ["../../etc/localtime", "/etc/localtime", "/dev/zero", ":/etc/localtime", "\0", "..", "a/../b"]
)
def test_a_path_is_no_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """dateutil would open the file."""
    monkeypatch.setattr("autograder.submission.timestamp.tz.gettz", lambda name: pytest.fail(f"looked for {name}"))
    with pytest.raises(ValueError, match=r"date|format"):
        parse_utc(f"{SAID} {zone}")
