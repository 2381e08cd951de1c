"""`academy queue grading` names all that waits, since when, and says “nothing waits” only when it has seen all."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from academy.cli.main import main
from autograder.building.course_folder import CourseFolder
from autograder.grading.grade_module import grade_module
from autograder.mentoring.item import Item, What, next_step, words
from autograder.mentoring.queue import Queue, collect_queue
from autograder.mentoring.stuck import stuck_rules
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from wording.languages import language

MODULE = "01_basics"
NOW = dt.datetime.now(dt.UTC)
LONG_AGO = (NOW - dt.timedelta(days=stuck_rules().quiet_days + 1)).isoformat(timespec="seconds")


@pytest.fixture
def course(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.setenv("ACADEMY_LANG", "en")
    return BuiltCourse.copy(released, tmp_path / "ru")


def queue(course: BuiltCourse) -> Queue:
    return collect_queue(CourseFolder.open(course.out), NOW)


def whats(course: BuiltCourse) -> list[tuple[str, str]]:
    return [(item.trainee, item.what) for item in queue(course).items]


def shown(course: BuiltCourse) -> str:
    done = CliRunner().invoke(main, ["queue", "grading", "--course", str(course.out)])
    assert done.exit_code == 0, done.output
    return done.output


def at_work(course: BuiltCourse, trainee: str, **data: Any) -> Path:
    path = course.out / "work" / trainee / MODULE / "progress.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"format": 1, **data}), "utf-8")
    return path


def mark(course: BuiltCourse, trainee: str, points: float) -> None:
    with CourseFolder.open(course.out).gradebook() as gradebook:
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, trainee)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def test_a_work_goes_from_ungraded_to_marked(course: BuiltCourse) -> None:
    assert "Nothing waits." in shown(course)
    folder = course.submit("anna")
    (folder / "timestamp.txt").write_text("2026-02-03 10:00:00 UTC")
    (one,) = queue(course).items
    assert (one.what, one.since) == ("grade", dt.datetime(2026, 2, 3, 10, tzinfo=dt.UTC))
    assert "academy grade 01_basics" in shown(course)
    grade_module(course.out, MODULE)
    (one,) = queue(course).items
    assert (one.what, one.since, one.exercise != "") == ("mark", dt.datetime(2026, 2, 3, 10, tzinfo=dt.UTC), True)
    mark(course, "anna", 4)
    assert whats(course) == []
    assert "Nothing waits." in shown(course)
    answers = json.loads((folder / "answers.json").read_text("utf-8"))
    answers["answers"]["reply"] = "Совсем другое письмо клиенту, короткое."
    (folder / "answers.json").write_text(json.dumps(answers), "utf-8")
    assert whats(course) == [("anna", "grade")]
    grade_module(course.out, MODULE)
    assert whats(course) == [("anna", "stale")]


def test_what_could_not_be_graded_and_what_is_missing_waits(course: BuiltCourse) -> None:
    (course.submit("boris") / f"{MODULE}.ipynb").write_text("{")
    (course.submit("anna") / "answers.json").unlink()
    grade_module(course.out, MODULE)
    found = queue(course).items
    (failed,) = [item for item in found if item.trainee == "boris"]
    assert failed.what == "failed"
    assert "JSON" in failed.detail
    assert {item.what for item in found if item.trainee == "anna"} == {"answers"}


def test_a_new_version_of_the_course_waits_for_a_regrade(course: BuiltCourse) -> None:
    course.submit("anna", default="stub")
    grade_module(course.out, MODULE)
    assert whats(course) == []
    (course.out / "source" / MODULE / "more.txt").write_text("a correction")
    assert whats(course) == [("anna", "regrade")]


STUCK: list[tuple[str, dict[str, Any], str]] = [
    ("many checks", {"checks": {"cheapest": stuck_rules().checks}}, "checks"),
    ("all hints", {"checks": {"cheapest": 1}, "hints": {"cheapest": 9}}, "hints"),
    ("days of silence", {"times": {"cheapest": {"first": LONG_AGO, "last": LONG_AGO}}}, "quiet"),
]


@pytest.mark.parametrize(("_name", "data", "what"), STUCK, ids=[name for name, _data, _what in STUCK])
def test_who_is_stuck_at_work_is_named(course: BuiltCourse, _name: str, data: dict[str, Any], what: str) -> None:
    at_work(course, "vera", **data)
    assert whats(course) == [("vera", what)]
    found = queue(course)
    assert (found.notebooks, found.unseen) == (1, ())


def test_who_got_there_is_not_stuck(course: BuiltCourse) -> None:
    said = {"cheapest": {"state": "right", "points": 3, "answer": "", "cell": ""}}
    at_work(course, "vera", checks={"cheapest": 99}, hints={"cheapest": 9}, said=said)
    at_work(course, "gleb", checks={"cheapest": stuck_rules().checks - 1})
    assert whats(course) == []


def test_the_same_mistake_in_work_after_work_is_named(course: BuiltCourse) -> None:
    for n in range(stuck_rules().same_check):
        folder = course.out / "submitted" / "boris" / MODULE
        if not folder.exists():
            course.submit("boris", default="stub", cost_per_lead="mistakes/inverted")
        (folder / "own.txt").write_text(str(n))
        grade_module(course.out, MODULE)
        grade_module(course.out, MODULE, force=True)  # a work that was graded twice is one work
        assert (("boris", "same_check") in whats(course)) == (n + 1 == stuck_rules().same_check)


def test_who_is_late_is_named_with_their_own_date_in_mind(course: BuiltCourse) -> None:
    yesterday, tomorrow = ((NOW + dt.timedelta(days=n)).replace(tzinfo=None) for n in (-1, 1))
    with CourseFolder.open(course.out).gradebook() as gradebook:
        for who in ("anna", "boris"):
            gradebook.update_or_create_student(who)
    with CourseFolder.open(course.out).book() as book:
        book.set_due_date(MODULE, yesterday)
        book.set_own_date(MODULE, "boris", tomorrow)
    assert whats(course) == [("anna", "overdue")]


def test_what_cannot_be_read_is_named_instead_of_nothing_waits(course: BuiltCourse) -> None:
    at_work(course, "vera").write_text("{")
    found = queue(course)
    assert (found.items, len(found.unseen)) == ((), 1)
    said = shown(course)
    assert "Not looked at: work/vera/01_basics/progress.json" in said
    assert "Nothing waits." not in said


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("what", What.__args__)
def test_everything_that_waits_has_its_words(what: What, lang: str) -> None:
    with language(lang):
        item = Item(what, MODULE, "anna", NOW, "Письмо", "7")
        assert words(item)
        assert next_step(item)
