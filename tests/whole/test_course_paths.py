"""Folders as people name them: a course works in them from the build to the results, or the build refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.errors import BuildError
from autograder.grading.grade_module import grade_module
from autograder.results.collect import collect_results
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse

MODULE = "01_basics"


@pytest.mark.parametrize(
    "name", ["Курс 2026 осень", "#1 100%", "O'Neill & Söhne + 1 = 2; (весна)]", '"SEO" ~ $ : 😀', "{a}", "\\"]
)
def test_a_course_works_in_a_folder_of_that_name(tmp_path: Path, name: str) -> None:
    course = BuiltCourse(tmp_path / name).build().release()
    course.submit("anna")
    assert [str(outcome.reason) for outcome in grade_module(course.out, MODULE).outcomes] == [""]
    assert [page.is_file() for page in write_feedback(course.out, course.root, course.datasets, MODULE)] == [True]
    assert [row.trainee for row in collect_results(course.out, course.root).trainees] == ["anna"]
    assert (course.out / "gradebook.db").is_file()
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "sign"),
    [("Что? Где", "?"), ("курс [1]", "["), ("курс *", "*"), ("курс%20", "%20"), ("в $HOME", "$HOME"), ("a\nb", "\\n")],
)
def test_a_folder_that_nbgrader_would_misread_is_refused_by_name(tmp_path: Path, name: str, sign: str) -> None:
    """With `?`, two courses shared one gradebook that lay outside of both."""
    with pytest.raises(BuildError) as refused:
        BuiltCourse(tmp_path / name / "ru").build()
    assert f"«{sign}»" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_course_moved_into_such_a_folder_is_refused_when_it_is_opened(released: Path, tmp_path: Path) -> None:
    moved = tmp_path / "course [1]"
    shutil.copytree(released, moved)
    with pytest.raises(BuildError, match=r"«\["):
        CourseFolder.open(moved)
