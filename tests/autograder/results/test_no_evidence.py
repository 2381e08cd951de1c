"""A module whose exercises show no competency: its points are progress, in results, on pages and in the tracker."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from academy.cli.tracker.imports import graded_course
from autograder.building.build import build_course
from autograder.building.course_folder import CourseFolder
from autograder.results.collect import Results, collect_results
from autograder.results.feedback import write_feedback
from tests.support.paths import SMALL

MODULE = "01_basics"


@pytest.fixture(scope="module")
def course(graded, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(built folder, content): the graded small course, of which the first module shows no competency."""
    folder = tmp_path_factory.mktemp("no-evidence")
    out, content = folder / "ru", folder / "content"
    shutil.copytree(graded.out, out)
    shutil.copytree(SMALL, content)
    manifest = content / "course/modules" / MODULE / "module.toml"
    manifest.write_text(re.sub(r"(?m)^competencies = .*\n", "", manifest.read_text("utf-8")), "utf-8")
    build_course(content / "course", content / "datasets", out, "ru", only=[MODULE])
    return out, content


@pytest.fixture(scope="module")
def results(course: tuple[Path, Path]) -> Results:
    out, content = course
    return collect_results(out, content / "course")


def test_its_points_are_shown_and_pass_nothing(results: Results) -> None:
    anna = next(row for row in results.trainees if row.trainee == "anna")
    assert results.parts[MODULE] == "practice"
    assert anna.modules[MODULE].state == "practice"
    assert anna.modules[MODULE].points > 0
    assert anna.total.state == "absent", "nothing that counts is graded"


def test_it_is_evidence_of_no_competency(course: tuple[Path, Path], results: Results) -> None:
    """Competencies of the other module stand there, without points."""
    anna = next(row for row in results.trainees if row.trainee == "anna")
    assert {score.state for score in anna.competencies.values()} == {"absent"}
    found = graded_course(str(course[0] / "gradebook.db"))
    assert found.parts[MODULE] == "practice"
    assert set(found.competencies[MODULE].values()) == {()}


def test_the_feedback_page_asks_no_pass_mark(course: tuple[Path, Path]) -> None:
    out, content = course
    page = write_feedback(out, content / "course", content / "datasets", MODULE, ["anna"])[0].read_text("utf-8")
    assert "зачёта по этому модулю нет" in page
    assert "порог зачёта" not in page


def test_practice_is_what_has_an_assessment_or_shows_no_competency(course: tuple[Path, Path]) -> None:
    folder = CourseFolder.open(course[0])
    assert folder.practice() == {MODULE, "02_more"}
    assert folder.assessed() == {"02_more"}
