"""Skeletons lint and verify as they are written. test_build.py and test_lint.py hold the rest of them."""

from pathlib import Path

import pytest

from autograder.authoring.lint import lint_course
from autograder.authoring.scaffold import new_assessment, new_exercise
from autograder.authoring.verify import verify_course
from autograder.errors import AcademyError
from autograder.exercises.reader import read_course
from tests.support.paths import ROOT
from wording.languages import language


def lint(root: Path) -> list[str]:
    return [str(defect) for defect in lint_course(root, ROOT / "datasets")]


def test_a_new_assessment_lints_verifies_and_takes_exercises(skeleton) -> None:
    """Titles come from the module's, whatever stands in them."""
    toml = skeleton / "modules" / "01_start" / "module.toml"
    toml.write_text(toml.read_text("utf-8").replace('ru = "Новый модуль"', r'ru = "Модуль \"Начало\""'), "utf-8")
    folder = new_assessment(skeleton, "01_start")
    new_exercise(skeleton, "01_start_assessment", "counted", "code")
    assert lint(skeleton) == []
    course = read_course(skeleton, ROOT / "datasets", ["01_start_assessment"])
    (module,) = course.modules
    assert (module.part, module.manifest.title.ru) == ("assessment", 'Модуль "Начало": контрольная работа')
    assert [exercise.name for exercise in module.exercises] == ["final_numbers", "counted"]
    assert not set("@") & set((folder / "assessment.toml").read_text("utf-8"))
    report = verify_course(skeleton, ROOT / "datasets", ["01_start_assessment"], variants=2, workers=1)
    assert [str(failure) for failure in report.failures] == []
    assert (report.solutions, report.mistakes > 0) == (2, True)


def test_a_module_has_one_assessment(skeleton) -> None:
    new_assessment(skeleton, "01_start")
    with language("en"), pytest.raises(AcademyError, match="one assessment"):
        new_assessment(skeleton, "01_start")
    for unknown in ("05_none", "01_start_assessment"):
        with pytest.raises(AcademyError, match=unknown):
            new_assessment(skeleton, unknown)
