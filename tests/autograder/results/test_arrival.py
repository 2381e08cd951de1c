"""What nbgrader's exchange finds beside a feedback page; whole/nbgrader/test_exchange.py hands pages out with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.grading.grade_module import grade_module
from autograder.results.arrival import write_arrival
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse

MODULE = "01_basics"
SECRET = "0123456789abcdef" * 8
TIME = "2026-03-02 16:12:00.000000 UTC"


def arrived(folder: Path) -> tuple[str, str]:
    """The time and the secret, as `nbgrader release_feedback` reads them."""
    return tuple((folder / name).read_text() for name in ("timestamp.txt", "submission_secret.txt"))  # type: ignore[return-value]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "timestamp.txt").write_text(TIME)
    (folder / "submission_secret.txt").write_text(SECRET)
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "page"
    folder.mkdir()
    return folder


def test_both_are_those_of_the_work(work: Path, page: Path) -> None:
    write_arrival(page, work)
    assert arrived(page) == (TIME, SECRET)
    before = [(path, path.stat().st_mtime_ns) for path in page.iterdir()]
    write_arrival(page, work)
    assert [(path, path.stat().st_mtime_ns) for path in page.iterdir()] == before


#: what lies in the work in place of nbgrader's secret; with any of them nbgrader's command would end for everybody
NO_SECRETS = {
    "nothing": None,
    "an empty file": b"",
    "no text": b"\xff\xfe\x00",
    "no end": b"a" * 1000,
    "lines": b"a\nb",
}


@pytest.mark.parametrize("content", NO_SECRETS.values(), ids=NO_SECRETS)
def test_work_without_a_secret_gets_one_that_stays_while_the_work_does(
    work: Path, page: Path, content: bytes | None
) -> None:
    (work / "submission_secret.txt").unlink()
    if content is not None:
        (work / "submission_secret.txt").write_bytes(content)
    write_arrival(page, work)
    at, secret = arrived(page)
    assert at == TIME
    assert re.fullmatch("[0-9a-f]{128}", secret)
    write_arrival(page, work)
    assert arrived(page) == (at, secret)
    (work / "timestamp.txt").write_text("2026-03-09 10:00:00 UTC")
    write_arrival(page, work)
    assert arrived(page)[1] != secret


def test_a_secret_that_is_a_link_is_not_followed(work: Path, page: Path, tmp_path: Path) -> None:
    """It could lead to another's secret."""
    (tmp_path / "others").write_text(SECRET)
    (work / "submission_secret.txt").unlink()
    (work / "submission_secret.txt").symlink_to(tmp_path / "others")
    write_arrival(page, work)
    assert arrived(page)[1] != SECRET


@pytest.mark.parametrize(
    ("said", "at"), [("02.03.2026 19:12 МСК", TIME), ("yesterday", ""), ("03/02/2026 19:12", ""), (None, "")]
)
def test_the_time_is_one_that_nbgrader_reads_or_empty(work: Path, page: Path, said: str | None, at: str) -> None:
    (work / "timestamp.txt").unlink()
    if said is not None:
        (work / "timestamp.txt").write_text(said, "utf-8")
    write_arrival(page, work)
    assert arrived(page) == (at, SECRET)


def test_a_page_belongs_to_the_work_that_it_speaks_of(desk: BuiltCourse) -> None:
    """Collected and not graded yet: the page shows the points of before. Tried in vain: it says why."""

    def hand_in(secret: str, hour: int, content: bytes = b"") -> None:
        folder = desk.out / "submitted" / "anna" / MODULE
        (folder / "submission_secret.txt").write_text(secret)
        (folder / "timestamp.txt").write_text(f"2026-03-02 {hour}:00:00 UTC")
        if content:
            (folder / f"{MODULE}.ipynb").write_bytes(content)

    def feedback() -> tuple[str, str]:
        (path,) = write_feedback(desk.out, desk.root, desk.datasets, MODULE)
        return arrived(path.parent)

    desk.submit("anna")
    hand_in("a" * 128, 10)
    grade_module(desk.out, MODULE)
    assert feedback() == ("2026-03-02 10:00:00.000000 UTC", "a" * 128)
    hand_in("b" * 128, 11, b"cut off")
    assert feedback() == ("2026-03-02 10:00:00.000000 UTC", "a" * 128)
    grade_module(desk.out, MODULE)
    assert feedback() == ("2026-03-02 11:00:00.000000 UTC", "b" * 128)
