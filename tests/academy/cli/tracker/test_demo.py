"""The last part of `academy demo`: a department, the trainees' grades and the head's report; a second run changes
nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from academy.cli.tracker.demo_department import demo_department
from academy.demo.cohort import cohort
from tests.support.grader import Grader
from tests.support.paths import SMALL
from tracker.store.database import Database
from tracker.store.tables import metadata
from wording.languages import language

GRADED, WAITING = (p.login for p in cohort()[:2])


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a gradebook, as earlier parts of `academy demo` leave it."""
    monkeypatch.delenv("ACADEMY_CONTENT", raising=False)
    grader = Grader(tmp_path / "gradebook.db", {"03_communication": {"contact_types": 4}})
    grader.grade(GRADED, "03_communication", {"contact_types": 3})
    grader.grade(WAITING, "03_communication", {"contact_types": None})
    return tmp_path


@pytest.mark.slow
def test_academy_demo_makes_the_department(tmp_path: Path) -> None:
    """`make run` is this command. Here it runs on the small course, with real execution and grading."""
    env = {**os.environ, "ACADEMY_CONTENT": str(SMALL), "ACADEMY_LANG": "ru"}
    command = [sys.executable, "-m", "academy", "demo", "--lang", "en", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    output = done.stdout.partition("Everything is in")[2]
    assert "Department in the tracker: 25 people" in output
    assert re.search(r"Module results imported: [1-9]\d* new", output), output
    written = [Path(line.partition(": ")[2]) for line in output.splitlines() if line.startswith("Head's report: ")]
    assert len(written) == 6
    assert all(path.stat().st_size > 10_000 for path in written)


def rows(course: Path) -> dict[str, list[object]]:
    database = Database(course / "tracker.db")
    with database.reading() as connection:
        found = {t.name: list(connection.execute(select(t)).all()) for t in metadata.sorted_tables}
    database.close()
    return found


def test_a_second_run_changes_neither_the_department_nor_the_reports(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with language("ru"):
        demo_department(course)
    output = capsys.readouterr().out
    reports = sorted((course / "reports").glob("department.*"))
    assert [p.name for p in reports] == [
        f"department.{lang}.{form}" for lang in ("en", "ru") for form in ("html", "pdf", "xlsx")
    ]
    assert all(str(path) in output for path in (*reports, course / "tracker.db"))
    assert "Отдел в трекере: людей 25" in output
    assert "новых 1" in output
    assert "Отчёт по отделу" in (course / "reports" / "department.ru.html").read_text("utf-8")
    assert "Department report" in (course / "reports" / "department.en.html").read_text("utf-8")
    before, files = rows(course), {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in reports}
    assert any(r.kind == "module_result" for r in before["evidence"])  # type: ignore[attr-defined]
    with language("ru"):
        demo_department(course)
    assert "внесено шагов 0" in capsys.readouterr().out
    assert rows(course) == before, "not even a line in the access log"
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in reports} == files


def test_a_new_grade_is_imported_and_the_reports_are_written_again(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with language("ru"):
        demo_department(course)
        page = course / "reports" / "department.en.html"
        before = page.stat().st_mtime_ns
        Grader(course / "gradebook.db", {}).grade(GRADED, "03_communication", {"contact_types": 4})
        demo_department(course)
    assert page.stat().st_mtime_ns > before
    assert "новых 1" in capsys.readouterr().out


def test_without_the_extra_the_demo_says_how_to_install_it(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("academy.cli.tracker.extra.PACKAGES", ("typst_that_is_not_there",))
    with language("en"):
        demo_department(course)
    output = capsys.readouterr().out
    assert "The tracker is left out: typst_that_is_not_there missing." in output
    assert not (course / "tracker.db").exists()
