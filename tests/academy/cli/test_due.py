"""`academy due set`, `clear` and `list`: a date reaches nbgrader, the release, the trainee and the penalty."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from academy.cli.main import main
from academy.content import BUILT_COURSE
from academy.journey.course_side import due_date
from academy.lab.modules import open_module
from autograder.building.course_folder import CourseFolder
from autograder.files import DUE
from autograder.grading.grade_module import grade_module
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL

MODULE = "01_basics"
LATE = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'
NEXT_YEAR = datetime.now(UTC).year + 1


@pytest.fixture
def course(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.setenv("ACADEMY_LANG", "en")
    monkeypatch.delenv(BUILT_COURSE, raising=False)
    return BuiltCourse.copy(released, tmp_path / "ru")


def run(course: BuiltCourse, *words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["due", *words, "--course", str(course.out)])
    assert result.exit_code == code, result.output
    return result


def beside(course: BuiltCourse) -> dict[str, str]:
    return dict(json.loads((course.out / "release" / MODULE / DUE).read_text("utf-8")))


def test_a_date_is_in_nbgraders_gradebook_and_beside_the_notebook(course: BuiltCourse) -> None:
    said = run(course, "set", MODULE, "12", "декабря", str(NEXT_YEAR), "18:00").output
    assert f"{MODULE}: due December 12" not in said, "the day comes first in the form that the program writes"
    assert f"{MODULE}: due 12 December {NEXT_YEAR}, 18:00 (UTC)" in said
    with CourseFolder.open(course.out).gradebook() as gradebook:
        assert gradebook.find_assignment(MODULE).duedate == datetime(NEXT_YEAR, 12, 12, 18)  # noqa: DTZ001
    assert beside(course) == {"format": 1, "module": MODULE, "due": f"{NEXT_YEAR}-12-12T18:00:00Z"}
    assert run(course, "list").output.splitlines()[1:] == ["02_more: no due date", "02_more_assessment: no due date"]


def test_a_trainees_own_date_is_in_no_file_that_others_have(
    course: BuiltCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    course.submit("anna")
    course.submit("boris")
    run(course, "set", MODULE, f"{NEXT_YEAR}-12-12 18:00")
    own = course.out / "due" / "anna" / MODULE / DUE
    assert str(own) in run(course, "set", MODULE, "--trainee", "anna", f"{NEXT_YEAR}-12-15").output
    assert "12-15" not in (course.out / "release" / MODULE / DUE).read_text("utf-8")
    whole = "".join(path.read_text("utf-8") for path in (course.out / "release").rglob("*.json"))
    assert "anna" not in whole
    days = {}
    for who in ("anna", "boris"):
        folder = open_module(course.out, MODULE, who)
        monkeypatch.setenv("ACADEMY_TRAINEE", who)
        monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
        found = due_date(folder, MODULE)
        assert found is not None
        days[who] = found.day
        monkeypatch.setenv(BUILT_COURSE, str(course.out))
        assert due_date(folder, MODULE) == found, "the gradebook says the same"
        monkeypatch.delenv(BUILT_COURSE)
    assert days == {"anna": 15, "boris": 12}
    lines = run(course, "list", MODULE).output.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(f"  anna: 15 December {NEXT_YEAR}, 23:59")
    assert "Own dates taken away: anna." in run(course, "clear", MODULE, "--trainee", "anna").output
    assert not own.exists()
    assert "No date of their own: anna." in run(course, "clear", MODULE, "--trainee", "anna").output


def test_a_file_of_another_trainee_is_not_believed(course: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    course.submit("anna")
    run(course, "set", MODULE, f"{NEXT_YEAR}-12-12")
    run(course, "set", MODULE, "--trainee", "anna", f"{NEXT_YEAR}-12-15")
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    folder = course.out / "due" / "anna" / MODULE
    for who, known in (("ANNA ", True), ("boris", False)):
        monkeypatch.setenv("ACADEMY_TRAINEE", who)
        assert (due_date(folder, MODULE) is not None) == known
    assert due_date(folder, "02_more") is None


def test_dates_count_at_the_next_grading_without_force(course: BuiltCourse) -> None:
    with (course.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(LATE)
    stamp = f"{datetime.now(UTC) - timedelta(days=2):%Y-%m-%d %H:%M:%S} UTC"
    for who in ("anna", "boris"):
        (course.submit(who) / "timestamp.txt").write_text(stamp)
    run(course, "set", MODULE, "--past", f"{datetime.now(UTC) - timedelta(days=5):%Y-%m-%d}")
    run(course, "set", MODULE, "--trainee", "anna", f"{datetime.now(UTC) + timedelta(days=5):%Y-%m-%d}")

    def points() -> dict[str, float]:
        with CourseFolder.open(course.out).book() as book:
            return {one.trainee: one.points for one in book.scores(MODULE)}

    grade_module(course.out, MODULE)
    assert points() == {"anna": 14, "boris": 0}
    run(course, "clear", MODULE, "--trainee", "anna")
    assert grade_module(course.out, MODULE).penalties == {"anna"}
    assert points() == {"anna": 0, "boris": 0}
    run(course, "clear", MODULE)
    assert not (course.out / "release" / MODULE / DUE).exists()
    assert grade_module(course.out, MODULE).penalties == {"anna", "boris"}
    assert points() == {"anna": 14, "boris": 14}


def test_a_date_may_be_set_before_the_release_and_travels_with_it(tmp_path: Path, course: BuiltCourse) -> None:
    fresh = BuiltCourse(tmp_path / "fresh").build()
    run(fresh, "set", MODULE, f"{NEXT_YEAR}-12-12")
    assert "no due date" not in run(fresh, "list", MODULE).output
    fresh.release()
    assert beside(fresh)["due"] == f"{NEXT_YEAR}-12-12T23:59:00Z"


WRONG = [
    (["set", "01", f"{NEXT_YEAR}-12-12"], "The module “01” is not built here. There are: 01_basics, 02_more, "),
    (["set", "01", f"{NEXT_YEAR}-12-12"], "Did you mean 01_basics?"),
    (["set", "01_basic", f"{NEXT_YEAR}-12-12"], "Did you mean 01_basics?"),
    (["set", MODULE, "2020-12-12"], "12 December 2020, 23:59 (UTC) is over: it is "),
    (["set", MODULE, "завтра"], "“завтра” is no date that means one moment."),
    (["set", MODULE, "--trainee", "ana", f"{NEXT_YEAR}-12-12"], "“ana” is no trainee that this course knows. "),
    (["set", MODULE, "--trainee", "ana", f"{NEXT_YEAR}-12-12"], "Did you mean anna?"),
    (["set", MODULE, "--trainee", "anna", f"{NEXT_YEAR}-11-30"], "and a date of one's own must be later."),
    (
        ["set", "02_more", "--trainee", "anna", f"{NEXT_YEAR}-11-30"],
        "“02_more” has no due date that could be",
    ),
    (["clear", "02_more"], "“02_more” has no due date."),
]


@pytest.mark.parametrize(("words", "says"), WRONG, ids=[f"{' '.join(w)}: {s[:20]}" for w, s in WRONG])
def test_what_cannot_be_done_is_said_and_nothing_is_changed(course: BuiltCourse, words: list[str], says: str) -> None:
    course.submit("anna")
    run(course, "set", MODULE, f"{NEXT_YEAR}-12-01")
    before = run(course, "list").output
    assert says in run(course, *words, code=1).stderr
    assert run(course, "list").output == before


def test_the_command_of_the_tracker_stays_what_it_was(tmp_path: Path) -> None:
    """`academy due` alone is the tracker's; below it stand commands that need no tracker."""
    done = CliRunner().invoke(main, ["due", "--db", str(tmp_path / "none.db"), "--as", "x"])
    assert done.exit_code == 1
    assert "none.db" in done.output
    shown = CliRunner().invoke(main, ["due", "--help"]).output
    assert "--ics" in shown
    assert "clear" in shown
