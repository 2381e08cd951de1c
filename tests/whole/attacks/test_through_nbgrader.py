"""The attacks on nbgrader's own work, graded through `nbgrader autograde`, as formgrader's button does.

They aim at flags, outputs, the gradebook and files beside the notebook; this way must withstand them just as well.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader.apps import NbGraderAPI

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.scores import SubmissionScore
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from tests.support.submission_cases import FULL, MODULE, SubmissionMaker
from tests.whole.attacks.attack_run import CASES, set_small_limits, token

NAMES = (
    "duplicated_ids",
    "exit_hard",
    "flags_changed",
    "forged_cells",
    "forged_partial_credit",
    "forged_verdict_displayed",
    "forged_verdict_saved",
    "generator_of_its_own",
    "gradebook_relative",
    "hidden_from_files",
    "link_for_answers",
    "link_to_gradebook",
    "lying_eq",
    "manual_cell_flipped",
    "own_academy_json",
    "own_graded_cell",
    "points_raised",
    "resubmission_without_checks",
    "shell_patched",
    "stock_asserts",
)

PRIVATE = token("gradebook")
Graded = tuple[CourseFolder, dict[str, SubmissionScore]]


@pytest.fixture(scope="module")
def graded(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """Grade every attempt with nbgrader's own converter; return the course and the scores in its gradebook."""
    scratch = tmp_path_factory.mktemp("nbgrader")
    (scratch / "secret.txt").write_text("nothing")
    course = BuiltCourse.copy(released, scratch / "ru")
    set_small_limits(course.out)
    names = {"COURSE": str(course.out), "CONTENT": str(SMALL), "SECRET": str(scratch / "secret.txt"), "PID": "1"}
    maker = SubmissionMaker(course, names)
    folder = CourseFolder.open(course.out)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.delenv("JUPYTERHUB_USER", raising=False)
        api = NbGraderAPI(config=folder.config())
        with folder.gradebook() as gradebook:
            gradebook.update_or_create_student("zlata", first_name=PRIVATE)
        maker.submit("vera", "solution")
        maker.submit("anna", "solution")
        assert api.autograde(MODULE, "anna", force=True)["success"]
        for name in NAMES:
            if CASES[name].first:
                maker.submit(name, CASES[name].first)
                assert api.autograde(MODULE, name, force=True)["success"]
            maker.make(CASES[name])
            result = api.autograde(MODULE, name, force=True)
            assert result["success"], result["log"] or result["error"]
    return folder, {s.trainee: s for s in read_scores(folder, [MODULE])}


@pytest.mark.parametrize("name", NAMES)
def test_points_are_what_the_honest_work_deserves(graded: Graded, name: str) -> None:
    _folder, scores = graded
    assert {exercise: one.points for exercise, one in scores[name].exercises.items()} == CASES[name].points
    assert scores[name].max_points == 19
    assert scores[name].exercises["reply"].pending == CASES[name].waits


@pytest.mark.parametrize("name", NAMES)
def test_nothing_private_is_in_the_graded_copy(graded: Graded, name: str) -> None:
    folder, _scores = graded
    copied = [
        p for p in folder.autograded(name, MODULE).rglob("*") if p.is_file() and PRIVATE.encode() in p.read_bytes()
    ]
    assert copied == []


def test_an_honest_neighbour_has_full_marks(graded: Graded) -> None:
    _folder, scores = graded
    assert {exercise: one.points for exercise, one in scores["anna"].exercises.items()} == FULL
