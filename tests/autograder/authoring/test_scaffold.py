"""Skeletons lint and verify as they are written. test_build.py and test_lint.py hold the rest of them."""

from pathlib import Path

import pytest

from autograder.authoring.lint import lint_course
from autograder.authoring.proofs.dataset import prove_dataset
from autograder.authoring.scaffold import new_assessment, new_dataset, new_exercise, new_module
from autograder.authoring.verify import verify_course
from autograder.errors import AcademyError
from autograder.exercises.reader import read_course
from autograder.source.model import CourseManifest
from autograder.source.toml import read_toml
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


def test_a_new_dataset_lints_and_is_proved(skeleton, tmp_path: Path) -> None:
    datasets = tmp_path / "datasets"
    folder = new_dataset(datasets, "client_orders")
    assert [str(defect) for defect in lint_course(skeleton, datasets)] == []
    assert prove_dataset(skeleton, datasets, "client_orders", 2) == (4, [])
    assert "@" not in (folder / "card.toml").read_text("utf-8")
    for taken_or_bad in ("client_orders", "Client", "заказы", "client-orders"):
        with language("en"), pytest.raises(AcademyError, match=taken_or_bad):
            new_dataset(datasets, taken_or_bad)


@pytest.mark.parametrize("listed", ['["01_start", "05_middle"]', '[\n    "01_start",  # first\n    "05_middle",\n]'])
@pytest.mark.parametrize(
    ("name", "after", "order"),
    [
        ("03_next", "", ["01_start", "03_next", "05_middle"]),
        ("00_first", "", ["00_first", "01_start", "05_middle"]),
        ("07_last", "", ["01_start", "05_middle", "07_last"]),
        ("03_next", "05_middle", ["01_start", "05_middle", "03_next"]),
        ("07_last", "01_start", ["01_start", "07_last", "05_middle"]),
    ],
)
def test_a_new_module_stands_in_its_place(skeleton, listed: str, name: str, after: str, order: list[str]) -> None:
    course = skeleton / "course.toml"
    course.write_text(course.read_text("utf-8").replace('["01_start"]', listed, 1), "utf-8")
    new_module(skeleton, name, after)
    assert list(read_toml(course, CourseManifest).modules) == order
    assert course.read_text("utf-8").count("# first") == listed.count("# first")


def test_a_module_cannot_come_after_one_that_is_not_there(skeleton) -> None:
    with language("en"), pytest.raises(AcademyError, match="05_none"):
        new_module(skeleton, "06_next", "05_none")
    assert not (skeleton / "modules" / "06_next").exists()
