"""How people stand, what is due, why, and the reports as files: for each reader what is theirs, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.support.tracker_commands import MANAGER, MENTOR, OTHER, Commands


@pytest.fixture
def worked(run: Commands) -> Commands:
    """Анна has a confirmed case and a certificate that ends soon; an article of hers waits for the mentor."""
    run.confirmed("case", "--title", "Вдвое дешевле", "--on", "2026-05-20", "--competency", "paid_ads.unit_costs")
    run.confirmed("certificate", "--name", "metrica", "--on", "2026-06-01", "--valid-until", "2026-07-10")
    run.evidence("post", "--title", "Как читать отчёт")
    return run


def names(found: list[dict[str, object]]) -> set[object]:
    return {one["person"]["name"] for one in found}  # type: ignore[index]


def test_status_shows_each_reader_those_they_may_see(worked: Commands) -> None:
    assert names(worked.json("status")["people"]) == {"Анна Петрова", "Борис Соколов", "Глеб Орлов"}
    assert names(worked.json("status", by=MENTOR)["people"]) == {"Анна Петрова", "Борис Соколов"}
    assert names(worked.json("status", by=MANAGER)["people"]) == {"Анна Петрова"}
    assert "You may not do that" in worked("status", MANAGER, by=OTHER, code=1).stderr


@pytest.mark.parametrize(("lang", "told"), [("ru", "истекает"), ("en", "expiring")])
def test_status_of_one_person(worked: Commands, lang: str, told: str) -> None:
    worked.lang = lang
    shown = worked("status", MANAGER).stdout
    assert told in shown
    assert "Анна Петрова" in shown
    found = worked.json("status", MANAGER)
    assert {c["rule"]: c["status"] for c in found["certificates"]}["metrica"] == "expiring"
    assert found["readiness"]["ready"] is False


def test_status_as_of_a_day_and_as_known_at_a_moment(worked: Commands) -> None:
    """What was entered later was not known before, and what happened later had not happened."""

    def confirmed(*words: str) -> int:
        return len(worked.json("status", MANAGER, *words)["quotas"][0]["counted"])

    assert confirmed() == 1
    assert confirmed("--as-of", "2026-05-19") == 0
    assert confirmed("--known-at", "2026-06-15T11:59") == 0, "Moscow's noon is 9:00 UTC, when all was entered"
    assert confirmed("--known-at", "2026-06-15T12:01") == 1


@pytest.mark.parametrize(
    ("lang", "told"), [("ru", "Заверить или вернуть: статья"), ("en", "Endorse or return: article")]
)
def test_due_names_who_what_and_when(worked: Commands, lang: str, told: str) -> None:
    worked.lang = lang
    shown = " ".join(worked("due").stdout.split())
    assert "Борис Соколов" in shown
    assert told in shown
    kinds = {one["kind"] for one in worked.json("due", by=MENTOR)["due"]}
    assert "endorse" in kinds
    assert {one["kind"] for one in worked.json("due", "--person", MANAGER, by=MANAGER)["due"]} >= {
        "endorse",
        "certificate",
    }


def test_due_reminds_of_a_period_to_close(worked: Commands) -> None:
    assert "academy period close 2026-Q1" in worked("due").stdout
    assert worked.json("due", by=MANAGER)["periods_to_close"] == []


def test_due_writes_a_calendar(worked: Commands, tmp_path: Path) -> None:
    path = tmp_path / "new" / "due.ics"
    worked("due", "--ics", str(path))
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert any("Metrica" in str(e["summary"]) and str(e["dtstart"].dt) == "2026-07-10" for e in events)
    assert path.stat().st_mode & 0o077 == 0, "names and deadlines are for their owner's eyes"
    worked("due", "--person", MANAGER, "--ics", str(path), by=MANAGER)
    assert Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    blocked = tmp_path / "file"
    blocked.touch()
    assert "cannot be written" in worked("due", "--ics", str(blocked / "x.ics"), code=1).stderr


def test_the_queue_is_what_waits_for_the_reader(worked: Commands) -> None:
    assert [e["data"]["kind"] for e in worked.json("queue", by=MENTOR)] == ["blog_post"]
    assert "Nothing waits for you." in worked("queue", by=MANAGER).stdout


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("cases", "Confirmed 1, waiting 0, required 4."),
        ("metrica", "It is valid and ends soon: 26 days left."),
        ("paid_ads.unit_costs", "A passed module or a confirmed case backs it."),
        ("improvement", "Nothing confirmed shows it yet."),
    ],
)
def test_explain_says_why_and_what_is_missing(worked: Commands, subject: str, told: str) -> None:
    said = worked("explain", MANAGER, subject).stdout
    assert told in said
    assert "2026.2" in said, "the version of the rules"


def test_explain_names_the_evidence_and_refuses_what_it_does_not_know(worked: Commands) -> None:
    (used,) = worked.json("explain", MANAGER, "cases")["used"]
    assert used["says"] == "Вдвое дешевле"
    assert "There is no competency or requirement “x”" in worked("explain", MANAGER, "x", code=1).stderr
    assert "Действует, но скоро закончится" in worked("explain", MANAGER, "metrica", "--lang", "ru").stdout


@pytest.mark.parametrize(("lang", "title"), [("ru", "Отчёт по отделу"), ("en", "Department report")])
def test_the_heads_report_is_written_whole_in_three_forms(
    worked: Commands, tmp_path: Path, lang: str, title: str
) -> None:
    files = [Path(f) for f in worked.json("report", "--out", str(tmp_path / "r"), "--lang", lang)["files"]]
    assert [f.name for f in files] == [f"department.{lang}.{form}" for form in ("html", "xlsx", "pdf")]
    page = files[0].read_text("utf-8")
    assert title in page
    assert "Анна Петрова" in page
    assert load_workbook(files[1]).worksheets[0]["A1"].value == title
    assert files[2].read_bytes().startswith(b"%PDF")
    assert {f.stat().st_mode & 0o077 for f in files} == {0}


def test_a_report_can_be_made_at_any_fraction_of_a_second(worked: Commands, tmp_path: Path) -> None:
    """The clock that stands in the tests is whole; the machine's is not, and the PDF once refused it."""
    worked.clock.moment = datetime(2026, 6, 15, 9, 0, 1, 123456, tzinfo=UTC)
    worked("report", "--out", str(tmp_path), "--format", "pdf")
    assert (tmp_path / "department.en.pdf").exists()


def test_a_persons_report_bears_no_name_on_the_outside(worked: Commands, tmp_path: Path) -> None:
    (path,) = worked.json("report", MANAGER, "--out", str(tmp_path), "--format", "html", by=MANAGER)["files"]
    assert Path(path).name.startswith("p-")
    assert "Анна Петрова" in Path(path).read_text("utf-8")


def test_only_who_may_see_the_whole_department_gets_its_report(worked: Commands, tmp_path: Path) -> None:
    for by in (MENTOR, MANAGER):
        assert "You may not do that" in worked("report", "--out", str(tmp_path), by=by, code=1).stderr
    assert "You may not do that" in worked("report", MANAGER, "--out", str(tmp_path), by=OTHER, code=1).stderr
    assert list(tmp_path.glob("department*")) == []


def test_reading_anothers_record_leaves_a_trace(worked: Commands) -> None:
    worked("status", MANAGER)
    worked("status", MANAGER, by=OTHER, code=1)
    seen = worked.json("export", by=MANAGER)["access"]
    assert {(row["action"], row["allowed"]) for row in seen} >= {("read_record", 1), ("read_record", 0)}
