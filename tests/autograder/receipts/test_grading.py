"""Assessments are graded as often as the course says, by `academy grade` and by nbgrader, with a receipt each time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.grading.grade_module import grade_module
from autograder.grading.regrade_module import regrade_module
from autograder.receipts.key import PRIVATE, PUBLIC
from autograder.receipts.register import Register
from autograder.receipts.verify import verify_receipt
from autograder.results.collect import collect_results
from autograder.results.feedback import write_feedback
from autograder.results.formats import results_csv, results_json
from autograder.results.scores import read_scores
from tests.support.assessments import ASSESSMENT, EXERCISE, assessed_course
from tests.support.built_course import BuiltCourse
from tests.support.receipts import saved_from
from tests.support.shared import shared_folder
from wording.languages import language

pytestmark = pytest.mark.usefixtures("kept_engine")
RIGHT = 'price_of_lead = load("tiny_report")["Cost"].sum() / load("tiny_report")["Leads"].sum()'


@pytest.fixture(scope="session")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_folder(tmp_path_factory, "assessed", assessed_course)


@pytest.fixture
def course(assessed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    """The small course with an assessment that may be handed in once."""
    shutil.copytree(assessed, tmp_path / "made")
    monkeypatch.setenv("ACADEMY_CONTENT", str(tmp_path / "made" / "content"))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    return BuiltCourse(tmp_path / "made" / "ru", tmp_path / "made" / "content")


def submit(course: BuiltCourse, trainee: str, code: str, module: str = ASSESSMENT, exercise: str = EXERCISE) -> Path:
    """Hand in the released notebook with this answer, in place of what was handed in before."""
    folder = course.out / "submitted" / trainee / module
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(course.out / "release" / module, folder)
    path = folder / f"{module}.ipynb"
    notebook = nbformat.read(path, 4)
    next(cell for cell in notebook.cells if cell.id == exercise).source = code
    nbformat.write(notebook, path)
    (folder / "answers.json").write_text('{"format": 1, "answers": {}}', "utf-8")  # the forms were looked at
    return folder


def points(course: BuiltCourse) -> dict[str, float]:
    return {score.trainee: score.points for score in read_scores(CourseFolder.open(course.out), [ASSESSMENT])}


def receipts(course: BuiltCourse, trainee: str = "anna") -> list[int]:
    register = Register.of(CourseFolder(course.out), ASSESSMENT)
    assert register is not None
    return [one.attempt for one in register.receipts(trainee)]


def graded_copy(course: BuiltCourse, trainee: str = "anna") -> bytes:
    return (course.out / "autograded" / trainee / ASSESSMENT / f"{ASSESSMENT}.ipynb").read_bytes()


def test_a_second_work_is_not_graded_until_the_mentor_allows_it(course: BuiltCourse) -> None:
    submit(course, "anna", "price_of_lead = 1.0")
    submit(course, "boris", RIGHT)
    assert len(grade_module(course.out, ASSESSMENT).graded) == 2
    assert (points(course), receipts(course), receipts(course, "boris")) == ({"anna": 0.0, "boris": 3.0}, [1], [1])
    before = graded_copy(course)

    folder = submit(course, "anna", RIGHT)
    with language("en"):
        again = grade_module(course.out, ASSESSMENT)
    assert [o.trainee for o in again.unchanged] == ["boris"]
    (refused,) = again.failed
    assert (refused.trainee, "after the one attempt" in refused.reason) == ("anna", True)
    assert (points(course)["anna"], receipts(course), graded_copy(course)) == (0.0, [1], before)

    register = Register.of(CourseFolder(course.out), ASSESSMENT)
    assert register is not None
    register.change_allowed("anna", "allow")
    assert len(grade_module(course.out, ASSESSMENT).graded) == 1
    assert (points(course)["anna"], receipts(course)) == (3.0, [1, 2])
    second = course.out / "receipts" / ASSESSMENT / "anna-2.json"
    assert verify_receipt(second, course.out / "receipts" / PUBLIC, folder).problems == ()


def test_grading_the_same_work_again_is_no_attempt(course: BuiltCourse) -> None:
    submit(course, "anna", RIGHT)
    for _ in range(2):
        assert len(grade_module(course.out, ASSESSMENT, force=True).graded) == 1
    submit(course, "anna", "price_of_lead = 1.0")
    grade_module(course.out, ASSESSMENT)
    submit(course, "anna", RIGHT)  # the work that was taken in is put back
    assert len(grade_module(course.out, ASSESSMENT).graded) == 1
    assert (points(course), receipts(course)) == ({"anna": 3.0}, [1])


def test_what_cannot_be_graded_uses_up_no_attempt(course: BuiltCourse) -> None:
    path = submit(course, "anna", RIGHT) / f"{ASSESSMENT}.ipynb"
    path.write_bytes(path.read_bytes()[:500])
    assert len(grade_module(course.out, ASSESSMENT).failed) == 1
    assert receipts(course) == []
    submit(course, "anna", RIGHT)
    assert len(grade_module(course.out, ASSESSMENT).graded) == 1
    assert receipts(course) == [1]


def test_a_corrected_check_is_no_way_to_hand_in_once_more(course: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    submit(course, "anna", RIGHT)
    grade_module(course.out, ASSESSMENT)
    submit(course, "anna", "price_of_lead = 1.0")
    monkeypatch.setattr("autograder.grading.selection.ENGINE", "of a later version")
    for apply in (False, True):
        found = regrade_module(course.out, ASSESSMENT, apply=apply)
        assert (found.changes, list(found.failed)) == ([], ["anna"])
    assert (receipts(course), points(course)) == ([1], {"anna": 3.0})
    submit(course, "boris", RIGHT)
    grade_module(course.out, ASSESSMENT, ["boris"])
    found = regrade_module(course.out, ASSESSMENT, ["boris"], apply=True)
    assert (found.graded, found.failed, receipts(course, "boris")) == (1, {}, [1])


def test_a_lost_key_stops_grading_before_anything_runs(course: BuiltCourse) -> None:
    submit(course, "anna", RIGHT)
    grade_module(course.out, ASSESSMENT)
    (course.out / "receipts" / PRIVATE).unlink()
    submit(course, "boris", RIGHT)
    with language("en"), pytest.raises(AcademyError, match="The key that signs receipts is lost"):
        grade_module(course.out, ASSESSMENT)
    assert points(course) == {"anna": 3.0}


def test_practice_is_graded_as_often_as_it_is_handed_in(course: BuiltCourse) -> None:
    for code in ("cost_per_lead = 1.0", "cost_per_lead = 2.0", "cost_per_lead = 3.0"):
        submit(course, "anna", code, "01_basics", "cost_per_lead")
        assert len(grade_module(course.out, "01_basics").graded) == 1
    assert not (course.out / "receipts").exists()


def test_the_trainee_gets_the_receipt_with_the_feedback(course: BuiltCourse, tmp_path: Path) -> None:
    submit(course, "anna", RIGHT)
    grade_module(course.out, ASSESSMENT)
    (page,) = write_feedback(course.out, course.root, course.datasets, ASSESSMENT)
    shown = page.read_text("utf-8")
    assert 'href="receipt-1.json"' in shown
    assert verify_receipt(saved_from(shown, tmp_path), course.out / "receipts" / PUBLIC).problems == ()
    assert "Попыток больше нет." in shown
    assert "Модуль зачтён" in shown
    assert verify_receipt(page.with_name("receipt-1.json"), course.out / "receipts" / PUBLIC).problems == ()
    submit(course, "anna", "price_of_lead = 1.0")
    grade_module(course.out, ASSESSMENT)
    shown = write_feedback(course.out, course.root, course.datasets, ASSESSMENT)[0].read_text("utf-8")
    assert "не проверяется: попытки закончились" in shown
    assert "academy receipt" not in shown  # that is for the mentor


def test_results_say_the_part_and_practice_passes_nothing(course: BuiltCourse) -> None:
    right = 'cost_per_lead = load("tiny_report")["Cost"].sum() / load("tiny_report")["Leads"].sum()'
    submit(course, "anna", right, "01_basics", "cost_per_lead")
    submit(course, "anna", RIGHT)
    grade_module(course.out, "01_basics")
    results = collect_results(course.out, course.root)
    (anna,) = results.trainees
    assert (results.parts["01_basics"], results.parts[ASSESSMENT]) == ("practice", "assessment")
    assert (anna.modules["01_basics"].state, anna.modules[ASSESSMENT].state) == ("practice", "absent")
    assert (anna.total.state, anna.competencies["ads.unit_costs"].state) == ("absent", "absent")
    page = write_feedback(course.out, course.root, course.datasets, "01_basics")[0].read_text("utf-8")
    assert ">Практика</strong>" in page
    assert "Модуль зачтён" not in page

    grade_module(course.out, ASSESSMENT)
    results = collect_results(course.out, course.root)
    (anna,) = results.trainees
    assert (anna.modules["01_basics"].state, anna.modules[ASSESSMENT].state) == ("practice", "passed")
    assert (anna.total.points, anna.total.max_points) == (3.0, 3.0)
    assert anna.competencies["ads.unit_costs"].points == 3.0
    header, *rows = [line.split(",") for line in results_csv(results).splitlines()]
    assert {(row[3], row[header.index("part")]) for row in rows if row[2] == "module"} == set(results.parts.items())
    assert json.loads(results_json(results))["parts"] == results.parts


def autograde(course: BuiltCourse) -> subprocess.CompletedProcess[str]:
    """Run `nbgrader autograde --force`, as formgrader's button does."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-m", "nbgrader", "autograde", ASSESSMENT, "--force"]
    env = os.environ | {"PATH": path, "ACADEMY_LANG": "en"}
    return subprocess.run(command, cwd=course.out, env=env, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_nbgrader_takes_in_and_refuses_alike(course: BuiltCourse) -> None:
    submit(course, "anna", RIGHT)
    (course.out / "submitted" / "anna" / ASSESSMENT / "timestamp.txt").write_text("2026-03-02 16:12:00 UTC", "utf-8")
    done = autograde(course)
    assert done.returncode == 0, done.stderr[-2000:]
    assert (points(course), receipts(course)) == ({"anna": 3.0}, [1])
    before = graded_copy(course)

    folder = submit(course, "anna", "price_of_lead = 1.0")
    (folder / "timestamp.txt").write_text("2026-03-09 16:12:00 UTC", "utf-8")
    submit(course, "boris", RIGHT)
    done = autograde(course)
    assert done.returncode != 0
    assert f"academy receipt allow {ASSESSMENT} anna" in done.stderr
    assert (points(course), receipts(course), receipts(course, "boris")) == ({"anna": 3.0, "boris": 3.0}, [1], [1])
    assert graded_copy(course) == before
    (anna, _boris) = read_scores(CourseFolder.open(course.out), [ASSESSMENT])
    assert f"{anna.submitted_at:%Y-%m-%d}" == "2026-03-02"

    (course.out / "receipts" / PRIVATE).unlink()
    done = autograde(course)
    assert done.returncode != 0
    assert graded_copy(course) == before
    assert points(course) == {"anna": 3.0, "boris": 3.0}
