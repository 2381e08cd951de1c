"""After a check is corrected, gains and losses are shown first, and written only on request."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from academy.cli import main
from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.grading.grade_module import grade_module
from autograder.grading.regrade_module import Change, regrade_module
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from wording.languages import language

pytestmark = pytest.mark.usefixtures("kept_engine")

MODULE = "01_basics"
GAINS = Change("boris", "cost_per_lead", 1.5, 2.25)
LOSES = Change("boris", "cheapest", 2.0, 1.0)


@pytest.fixture
def untouched(graded: BuiltCourse, tmp_path: Path) -> BuiltCourse:
    """Copy the graded cohort into a folder of its own."""
    shutil.copytree(graded.out, tmp_path / "ru")
    return graded.using(out=tmp_path / "ru")


@pytest.fixture
def corrected(untouched: BuiltCourse, tmp_path: Path) -> BuiltCourse:
    """Let one mistake keep more points and another fewer, then build and release again."""
    shutil.copytree(SMALL, tmp_path / "content")
    desk = untouched.using(content=tmp_path / "content")
    exercises = desk.root / "modules" / MODULE / "exercises"
    for name, old, new in (
        ("cost_per_lead", "fail(share=0.5)", "fail(share=0.75)"),
        ("cheapest", "share=0.5", "share=0.25"),
    ):
        checks = exercises / name / "checks.py"
        text = checks.read_text("utf-8")
        assert text.count(old) == 1
        checks.write_text(text.replace(old, new), "utf-8")
    return desk.build().release()


def points(desk: BuiltCourse) -> dict[str, dict[str, float]]:
    marks = read_scores(CourseFolder.open(desk.out), [MODULE])
    return {m.trainee: {name: mark.points for name, mark in m.exercises.items()} for m in marks}


def attempts(desk: BuiltCourse, trainee: str) -> int:
    with CourseFolder.open(desk.out).book() as book:
        return len(book.attempts(MODULE, trainee))


def files(desk: BuiltCourse) -> dict[str, str]:
    return {
        str(path.relative_to(desk.out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(desk.out.rglob("*"))
        if path.is_file() and path.name != ".academy-grading.lock"
    }


def academy(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"ACADEMY_LANG": "en"})


def test_what_a_corrected_check_changes_is_shown_and_not_written(corrected: BuiltCourse) -> None:
    """All graded submissions run again; one that could not be graded has nothing to gain."""
    before, steps = files(corrected), []
    found = regrade_module(corrected.out, MODULE, progress=lambda *step: steps.append(step))
    assert found.changes == [LOSES, GAINS]
    assert (found.graded, found.failed) == (6, {})
    assert steps[0] == (0, 6, "")
    assert sorted(trainee for _done, _total, trainee in steps[1:]) == sorted(points(corrected))
    assert files(corrected) == before


def test_with_apply_the_points_are_those_that_were_shown(corrected: BuiltCourse) -> None:
    before = points(corrected)
    shown = regrade_module(corrected.out, MODULE).changes
    assert regrade_module(corrected.out, MODULE, apply=True).changes == shown
    expected = {**before, "boris": before["boris"] | {"cost_per_lead": 2.25, "cheapest": 1.0}}
    assert points(corrected) == expected
    assert attempts(corrected, "boris") == 2


def test_what_this_very_source_graded_is_not_run_again(corrected: BuiltCourse) -> None:
    regrade_module(corrected.out, MODULE, apply=True)
    again = regrade_module(corrected.out, MODULE, apply=True)
    assert (again.graded, again.changes, again.failed) == (0, [], {})
    assert attempts(corrected, "boris") == 2
    grading = grade_module(corrected.out, MODULE, trainees=sorted(points(corrected)))
    assert {o.status for o in grading.outcomes} == {"unchanged"}


def test_nothing_runs_where_no_check_was_corrected(untouched: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.grading.run_submissions.Engine", None)  # None: calling it would fail
    assert regrade_module(untouched.out, MODULE).graded == 0


def test_points_that_a_person_gave_stay(corrected: BuiltCourse) -> None:
    """One is a text that only a person grades, the other an exercise whose points the mentor overruled."""
    with CourseFolder.open(corrected.out).gradebook() as gradebook:
        for cell, score in (("reply-grade", 4.0), ("cheapest-grade", 3.5)):
            grade = gradebook.find_grade(cell, MODULE, MODULE, "boris")
            grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.db.commit()
    assert regrade_module(corrected.out, MODULE, apply=True).changes == [LOSES, GAINS]
    (boris,) = [m for m in read_scores(CourseFolder.open(corrected.out), [MODULE]) if m.trainee == "boris"]
    reply, cheapest = boris.exercises["reply"], boris.exercises["cheapest"]
    assert (reply.points, reply.pending, reply.by_hand) == (4, False, True)
    assert (cheapest.points, cheapest.by_hand) == (3.5, True)
    assert boris.exercises["cost_per_lead"].points == 2.25


def test_only_those_who_are_named(corrected: BuiltCourse) -> None:
    before = points(corrected)
    assert regrade_module(corrected.out, MODULE, ["anna"], apply=True).graded == 1
    assert points(corrected) == before
    assert [attempts(corrected, t) for t in ("anna", "boris")] == [2, 1]
    with language("en"), pytest.raises(AcademyError, match="nobody handed in nothing"):
        regrade_module(corrected.out, MODULE, ["nobody"])


def test_who_cannot_be_graded_any_more_keeps_the_grade(corrected: BuiltCourse) -> None:
    (corrected.out / "submitted/boris" / MODULE / f"{MODULE}.ipynb").write_text("{")
    before = points(corrected)
    with language("en"):
        found = regrade_module(corrected.out, MODULE, apply=True)
    assert list(found.failed) == ["boris"]
    assert "damaged" in found.failed["boris"]
    assert (found.graded, found.changes) == (6, [])
    assert points(corrected) == before


def test_a_correction_that_is_not_released_yet_is_said(corrected: BuiltCourse) -> None:
    """Otherwise everyone would be graded by the uncorrected checks, and nothing would seem to change."""
    checks = corrected.root / "modules" / MODULE / "exercises/cheapest/checks.py"
    checks.write_text(checks.read_text("utf-8").replace("share=0.25", "share=0.75"), "utf-8")
    corrected.build()
    with language("en"), pytest.raises(AcademyError, match=r"built anew since\. Run `academy release 01_basics`"):
        regrade_module(corrected.out, MODULE)


def test_the_command_shows_first_and_writes_when_asked(corrected: BuiltCourse) -> None:
    before = points(corrected)
    shown = academy("regrade", MODULE, "--course", str(corrected.out))
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.splitlines() == [
        "boris: cheapest: 2 → 1 (loses 1)",
        "boris: cost_per_lead: 1.5 → 2.25 (gains 0.75)",
        "boris: 3.5 / 19 +5, 18%, not passed → 3.25 / 19 +5, 17%, not passed",
        "Graded again: 6; changed: 1.",
        "Nothing was written. Write it with --apply.",
    ]
    assert points(corrected) == before
    written = academy("regrade", MODULE, "--course", str(corrected.out), "--apply")
    assert written.stdout.splitlines() == shown.stdout.splitlines()[:-1]
    assert points(corrected)["boris"]["cost_per_lead"] == 2.25
    again = academy("regrade", MODULE, "--course", str(corrected.out), "--apply")
    assert again.stdout.splitlines() == ["Graded again: 0; changed: 0."]


def test_the_command_names_who_could_not_be_graded(corrected: BuiltCourse) -> None:
    (corrected.out / "submitted/boris" / MODULE / f"{MODULE}.ipynb").write_text("{")
    done = academy("regrade", MODULE, "--course", str(corrected.out), "--trainee", "boris")
    assert done.stdout.splitlines()[0].startswith("boris: ")
    assert "damaged" in done.stdout
