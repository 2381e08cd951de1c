"""The time of a submission is parsed as nbgrader parses it, without opening a file."""

from __future__ import annotations

import pytest
from nbgrader.utils import parse_utc as theirs

from autograder.submission.timestamp import parse_utc

SAID = "2026-02-03 10:00:00"


@pytest.mark.parametrize(
    "zone", ["", " UTC", " Europe/Moscow", " +0300", " America/Port-au-Prince", " Etc/GMT+3", " EST5EDT", " Nowhere"]
)
def test_zones_are_read_as_nbgrader_reads_them(zone: str) -> None:
    assert parse_utc(SAID + zone) == theirs(SAID + zone)


@pytest.mark.parametrize(
    "zone", ["../../etc/localtime", "/etc/localtime", "/dev/zero", ":/etc/localtime", "\0", "..", "a/../b"]
)
def test_a_path_is_no_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """dateutil would open the file, or warn. The time counts as UTC, as with any unknown zone."""
    monkeypatch.setattr("autograder.submission.timestamp.tz.gettz", lambda name: pytest.fail(f"looked for {name}"))
    assert parse_utc(f"{SAID} {zone}") == parse_utc(SAID)
