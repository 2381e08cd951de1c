"""Status, due, explain and report: each actor sees what they may see, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.support.tracker_commands import MANAGER, MENTOR, OTHER, Commands


@pytest.fixture
def with_evidence(run: Commands) -> Commands:
    """Анна has a confirmed case, a certificate that ends soon, and an article that waits for the mentor."""
    run.confirmed("case", "--title", "Вдвое дешевле", "--on", "2026-05-20", "--competency", "paid_ads.unit_costs")
    run.confirmed("certificate", "--name", "metrica", "--on", "2026-06-01", "--valid-until", "2026-07-10")
    run.evidence("post", "--title", "Как читать отчёт")
    return run


def names(found: list[dict[str, object]]) -> set[object]:
    return {one["person"]["name"] for one in found}  # type: ignore[index]


def test_status_shows_each_reader_those_they_may_see(with_evidence: Commands) -> None:
    assert names(with_evidence.json("status")["people"]) == {"Анна Петрова", "Борис Соколов", "Глеб Орлов"}
    assert names(with_evidence.json("status", by=MENTOR)["people"]) == {"Анна Петрова", "Борис Соколов"}
    assert names(with_evidence.json("status", by=MANAGER)["people"]) == {"Анна Петрова"}
    assert "You may not do that" in with_evidence("status", MANAGER, by=OTHER, code=1).stderr


@pytest.mark.parametrize(("lang", "expected"), [("ru", "истекает"), ("en", "expiring")])
def test_status_of_one_person(with_evidence: Commands, lang: str, expected: str) -> None:
    with_evidence.lang = lang
    shown = with_evidence("status", MANAGER).stdout
    assert expected in shown
    assert "Анна Петрова" in shown
    found = with_evidence.json("status", MANAGER)
    assert {c["rule"]: c["status"] for c in found["certificates"]}["metrica"] == "expiring"
    assert found["readiness"]["ready"] is False


def test_status_as_of_a_day_and_as_known_at_a_moment(with_evidence: Commands) -> None:
    """A record is known from the moment it was entered, and an event exists from the day it happened."""

    def confirmed(*words: str) -> int:
        return len(with_evidence.json("status", MANAGER, *words)["quotas"][0]["counted"])

    assert confirmed() == 1
    assert confirmed("--as-of", "2026-05-19") == 0
    assert confirmed("--known-at", "2026-06-15T11:59") == 0, "noon in Moscow is 9:00 UTC, when everything was entered"
    assert confirmed("--known-at", "2026-06-15T12:01") == 1


@pytest.mark.parametrize(
    ("lang", "expected"), [("ru", "Заверить или вернуть: статья"), ("en", "Endorse or return: article")]
)
def test_due_names_who_what_and_when(with_evidence: Commands, lang: str, expected: str) -> None:
    with_evidence.lang = lang
    shown = " ".join(with_evidence("due").stdout.split())
    assert "Борис Соколов" in shown
    assert expected in shown
    kinds = {one["kind"] for one in with_evidence.json("due", by=MENTOR)["due"]}
    assert "endorse" in kinds
    assert {one["kind"] for one in with_evidence.json("due", "--person", MANAGER, by=MANAGER)["due"]} >= {
        "endorse",
        "certificate",
    }


def test_due_reminds_of_a_period_to_close(with_evidence: Commands) -> None:
    assert "academy period close 2026-Q1" in with_evidence("due").stdout
    assert with_evidence.json("due", by=MANAGER)["periods_to_close"] == []


def test_due_writes_a_calendar(with_evidence: Commands, tmp_path: Path) -> None:
    path = tmp_path / "new" / "due.ics"
    with_evidence("due", "--ics", str(path))
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert any("Metrica" in str(e["summary"]) and str(e["dtstart"].dt) == "2026-07-10" for e in events)
    assert path.stat().st_mode & 0o077 == 0, "only the owner may read names and deadlines"
    with_evidence("due", "--person", MANAGER, "--ics", str(path), by=MANAGER)
    assert Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    blocked = tmp_path / "file"
    blocked.touch()
    assert "cannot be written" in with_evidence("due", "--ics", str(blocked / "x.ics"), code=1).stderr


def test_the_queue_lists_what_waits_for_the_actor(with_evidence: Commands) -> None:
    assert [e["data"]["kind"] for e in with_evidence.json("queue", by=MENTOR)] == ["blog_post"]
    assert "Nothing waits for you." in with_evidence("queue", by=MANAGER).stdout


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("cases", "Confirmed 1, waiting 0, required 4."),
        ("metrica", "It is valid and ends soon: 26 days left."),
        ("paid_ads.unit_costs", "A passed module or a confirmed case backs it."),
        ("improvement", "Nothing confirmed shows it yet."),
    ],
)
def test_explain_says_why_and_what_is_missing(with_evidence: Commands, subject: str, expected: str) -> None:
    output = with_evidence("explain", MANAGER, subject).stdout
    assert expected in output
    assert "2026.2" in output, "the version of the rules"


def test_explain_names_the_evidence_and_refuses_an_unknown_requirement(with_evidence: Commands) -> None:
    (used,) = with_evidence.json("explain", MANAGER, "cases")["used"]
    assert used["says"] == "Вдвое дешевле"
    assert "There is no competency or requirement “x”" in with_evidence("explain", MANAGER, "x", code=1).stderr
    assert "Действует, но скоро закончится" in with_evidence("explain", MANAGER, "metrica", "--lang", "ru").stdout


@pytest.mark.parametrize(("lang", "title"), [("ru", "Отчёт по отделу"), ("en", "Department report")])
def test_the_heads_report_is_written_in_three_formats(
    with_evidence: Commands, tmp_path: Path, lang: str, title: str
) -> None:
    files = [Path(f) for f in with_evidence.json("report", "--out", str(tmp_path / "r"), "--lang", lang)["files"]]
    assert [f.name for f in files] == [f"department.{lang}.{form}" for form in ("html", "xlsx", "pdf")]
    page = files[0].read_text("utf-8")
    assert title in page
    assert "Анна Петрова" in page
    assert load_workbook(files[1]).worksheets[0]["A1"].value == title
    assert files[2].read_bytes().startswith(b"%PDF")
    assert {f.stat().st_mode & 0o077 for f in files} == {0}


def test_a_report_can_be_written_at_any_fraction_of_a_second(with_evidence: Commands, tmp_path: Path) -> None:
    """The tests' clock has whole seconds. The machine's does not, and the PDF once failed because of it."""
    with_evidence.clock.moment = datetime(2026, 6, 15, 9, 0, 1, 123456, tzinfo=UTC)
    with_evidence("report", "--out", str(tmp_path), "--format", "pdf")
    assert (tmp_path / "department.en.pdf").exists()


def test_the_file_of_a_persons_report_is_named_by_pseudonym(with_evidence: Commands, tmp_path: Path) -> None:
    (path,) = with_evidence.json("report", MANAGER, "--out", str(tmp_path), "--format", "html", by=MANAGER)["files"]
    assert Path(path).name.startswith("p-")
    assert "Анна Петрова" in Path(path).read_text("utf-8")


def test_only_the_head_gets_the_departments_report(with_evidence: Commands, tmp_path: Path) -> None:
    for by in (MENTOR, MANAGER):
        assert "You may not do that" in with_evidence("report", "--out", str(tmp_path), by=by, code=1).stderr
    assert "You may not do that" in with_evidence("report", MANAGER, "--out", str(tmp_path), by=OTHER, code=1).stderr
    assert list(tmp_path.glob("department*")) == []


def test_reading_anothers_record_is_logged(with_evidence: Commands) -> None:
    with_evidence("status", MANAGER)
    with_evidence("status", MANAGER, by=OTHER, code=1)
    seen = with_evidence.json("export", by=MANAGER)["access"]
    assert {(row["action"], row["allowed"]) for row in seen} >= {("read_record", 1), ("read_record", 0)}
