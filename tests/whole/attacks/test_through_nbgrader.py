"""The same through `nbgrader autograde`, as formgrader's button does it: that way in must be no softer.

These are the attacks that aim at what nbgrader itself does: flags, outputs, the gradebook, files beside the notebook.
"""

from __future__ import annotations

import pytest
from nbgrader.apps import NbGraderAPI

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.scores import SubmissionScore
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from tests.whole.attacks.cases import FULL, MODULE, Maker
from tests.whole.attacks.conftest import CASES, limit
from tests.whole.attacks.world import token

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

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[CourseFolder, dict[str, SubmissionScore]]:
    """The course and what stands in the gradebook after every attempt was graded by nbgrader's own converter."""
    place = tmp_path_factory.mktemp("nbgrader")
    (place / "secret.txt").write_text("nothing")
    desk = BuiltCourse(place / "ru").build().release()
    limit(desk.out)
    names = {"COURSE": str(desk.out), "CONTENT": str(SMALL), "SECRET": str(place / "secret.txt"), "PID": "1"}
    maker = Maker(desk, names)
    course = CourseFolder.open(desk.out)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.delenv("JUPYTERHUB_USER", raising=False)
        api = NbGraderAPI(config=course.config())
        with course.gradebook() as gradebook:
            gradebook.update_or_create_student("zlata", first_name=PRIVATE)
        maker.hand_in("vera", "solution")
        maker.hand_in("anna", "solution")
        assert api.autograde(MODULE, "anna", force=True)["success"]
        for name in NAMES:
            if CASES[name].first:
                maker.hand_in(name, CASES[name].first)
                assert api.autograde(MODULE, name, force=True)["success"]
            maker.make(CASES[name])
            told = api.autograde(MODULE, name, force=True)
            assert told["success"], told["log"] or told["error"]
    return course, {m.trainee: m for m in read_scores(course, [MODULE])}


@pytest.mark.parametrize("name", NAMES)
def test_points_are_what_the_honest_work_deserves(
    graded: tuple[CourseFolder, dict[str, SubmissionScore]], name: str
) -> None:
    _course, marks = graded
    assert {exercise: mark.points for exercise, mark in marks[name].exercises.items()} == CASES[name].points
    assert marks[name].max_points == 19
    assert marks[name].exercises["reply"].pending == CASES[name].waits


@pytest.mark.parametrize("name", NAMES)
def test_nothing_private_is_in_the_graded_copy(
    graded: tuple[CourseFolder, dict[str, SubmissionScore]], name: str
) -> None:
    course, _marks = graded
    copied = [
        p for p in course.autograded(name, MODULE).rglob("*") if p.is_file() and PRIVATE.encode() in p.read_bytes()
    ]
    assert copied == []


def test_an_honest_neighbour_has_full_marks(graded: tuple[CourseFolder, dict[str, SubmissionScore]]) -> None:
    _course, marks = graded
    assert {exercise: mark.points for exercise, mark in marks["anna"].exercises.items()} == FULL
