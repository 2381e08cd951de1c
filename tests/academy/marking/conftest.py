"""A cohort of twelve who wrote the five texts of a module of the real course, graded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from autograder.building.build import build_course
from autograder.building.release import release_module
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.grading.grade_module import grade_module
from tests.support.paths import COURSE, ROOT
from tests.support.shared import shared_folder

MODULE = "03_communication"
TRAINEES = [f"trainee{n:02d}" for n in range(12)]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built course with the cohort's graded texts: right ones, other right ones, typical mistakes."""

    def make(out: Path) -> None:
        datasets = ROOT / "datasets"
        build_course(COURSE, datasets, out, "ru", [MODULE])
        release_module(out, MODULE)
        course = read_course(COURSE, datasets, [MODULE])
        texts = [e for e in course.module(MODULE).exercises if e.manifest.kind == "text"]
        assert len(texts) == 5
        for number, trainee in enumerate(TRAINEES):
            folder = out / "submitted" / trainee / MODULE
            shutil.copytree(out / "release" / MODULE, folder)
            variant = Variant(course.manifest.id, course.manifest.edition, trainee, "ru", Generators(datasets))
            answers = {}
            for exercise in texts:
                trials = [t for t in kind_of("text").trials(exercise, variant) if t.label != "stub"]
                answers[exercise.name] = trials[number % len(trials)].answer
            (folder / "answers.json").write_text(json.dumps({"format": 1, "answers": answers}), "utf-8")
        grading = grade_module(out, MODULE)
        assert len(grading.graded) == len(TRAINEES)

    return shared_folder(tmp_path_factory, "written", make)


@pytest.fixture
def cohort(written: Path, tmp_path: Path) -> Path:
    """The same, which the test may change."""
    return shutil.copytree(written, tmp_path / "ru")
