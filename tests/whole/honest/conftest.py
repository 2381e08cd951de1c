"""All honest submissions are graded in one batch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.scores import SubmissionScore
from autograder.grading.grade_module import grade_module
from autograder.grading.outcome import Outcome
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from tests.whole.attacks.cases import MODULE, Maker, read_cases
from wording.languages import language

CASES = read_cases(Path(__file__).parent / "cases", "honest.toml")


@dataclass(frozen=True)
class Batch:
    """What came of it, by case."""

    outcomes: dict[str, Outcome]
    marks: dict[str, SubmissionScore]


@pytest.fixture(scope="session")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    desk = BuiltCourse(tmp_path_factory.mktemp("honest") / "ru").build().release()
    maker = Maker(desk)
    for case in CASES.values():
        maker.make(case)
    with pytest.MonkeyPatch.context() as patch, language("en"):
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.delenv("JUPYTERHUB_USER", raising=False)
        grading = grade_module(desk.out, MODULE)
    marks = {m.trainee: m for m in read_scores(CourseFolder.open(desk.out), [MODULE])}
    return Batch({o.trainee: o for o in grading.outcomes}, marks)
