"""Unusual but right submissions: whatever a working person does in a notebook, it must not cost a point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.scores import SubmissionScore
from autograder.grading.grade_module import grade_module
from autograder.grading.outcome import Outcome
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.formgrader import formgrader_page
from tests.support.paths import SMALL
from tests.support.submission_cases import MODULE, SubmissionMaker, read_cases
from wording.languages import language

CASES = read_cases(Path(__file__).parent / "cases", "honest.toml")


@dataclass(frozen=True)
class Batch:
    """Outcomes and scores, by case."""

    outcomes: dict[str, Outcome]
    scores: dict[str, SubmissionScore]
    course: CourseFolder


@pytest.fixture(scope="module")
def batch(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Grade all cases together."""
    course = BuiltCourse.copy(released, tmp_path_factory.mktemp("honest") / "ru")
    maker = SubmissionMaker(course)
    for case in CASES.values():
        maker.make(case)
    with pytest.MonkeyPatch.context() as patch, language("en"):
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.delenv("JUPYTERHUB_USER", raising=False)
        grading = grade_module(course.out, MODULE)
    folder = CourseFolder.open(course.out)
    scores = {s.trainee: s for s in read_scores(folder, [MODULE])}
    return Batch({o.trainee: o for o in grading.outcomes}, scores, folder)


@pytest.mark.parametrize("name", CASES)
def test_honest_work_gets_full_marks(batch: Batch, name: str) -> None:
    outcome, case = batch.outcomes[name], CASES[name]
    assert outcome.status == "graded", outcome.reason
    exercises = batch.scores[name].exercises
    assert {exercise: one.points for exercise, one in exercises.items()} == case.points, outcome.notes
    assert exercises["reply"].pending, "the written reply waits for the mentor"


@pytest.mark.parametrize("name", CASES)
def test_the_mentor_reads_only_what_the_case_expects(batch: Batch, name: str) -> None:
    """Nobody reads a report that raises false alarms: each sentence is expected, and each expected one comes."""
    notes, expected = batch.outcomes[name].notes, CASES[name].report
    assert [note for note in notes if not any(re.search(wanted, note) for wanted in expected)] == []
    assert [wanted for wanted in expected if not any(re.search(wanted, note) for note in notes)] == []


@pytest.mark.parametrize("name", CASES)
def test_formgrader_opens_it(batch: Batch, name: str) -> None:
    path = batch.course.autograded(name, MODULE) / f"{MODULE}.ipynb"
    assert "</html>" in formgrader_page(batch.course.root, path)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 20
