"""The built course as a folder: who may execute its nbgrader_config.py, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from tests.support.built_course import BuiltCourse

MODULE = "01_basics"


@pytest.fixture
def executed(desk: BuiltCourse, tmp_path: Path) -> Path:
    """A file to which the configuration adds a line whenever it is executed."""
    count = tmp_path / "executed.txt"
    count.touch()
    with (desk.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f'\nwith open({str(count)!r}, "a") as count:\n    count.write("once\\n")\n')
    return count


def test_a_command_executes_the_configuration_once(desk: BuiltCourse, executed: Path) -> None:
    course = CourseFolder.open(desk.out)
    with course.book() as book:
        assert book.submitted(MODULE) == set()
    assert course.with_busy_timeout().CourseDirectory.db_url.endswith("?timeout=60")
    assert CourseFolder.open(desk.out).config() == course.config()
    assert executed.read_text() == "once\n"


def test_a_changed_configuration_is_read_again(desk: BuiltCourse, executed: Path) -> None:
    CourseFolder.open(desk.out)
    with (desk.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write("c.Engine.cell_seconds = 5\n")
    assert CourseFolder.open(desk.out).config().Engine.cell_seconds == 5
    assert executed.read_text() == "once\n" * 2


def test_values_are_copies(desk: BuiltCourse) -> None:
    """A release changes them for nbgrader, and nobody else may see that."""
    course = CourseFolder.open(desk.out)
    course.config().CourseDirectory.db_url = "sqlite:///elsewhere.db"
    assert course.config().CourseDirectory.db_url == CourseFolder.open(desk.out).config().CourseDirectory.db_url
    assert "elsewhere" not in course.config().CourseDirectory.db_url


def test_a_process_that_must_not_execute_it_gets_values_or_is_refused(desk: BuiltCourse, executed: Path) -> None:
    """Judges and web processes read the sidecar and the source; the gradebook only by values that were passed on."""
    folder = CourseFolder(desk.out)
    assert folder.modules() == CourseFolder.open(desk.out).modules()
    assert folder.sidecar(MODULE).module == MODULE
    for ask in (folder.config, folder.with_busy_timeout, folder.book, folder.gradebook):
        with pytest.raises(RuntimeError, match=r"nbgrader_config\.py is not executed here"):
            ask()
    values = CourseFolder.open(desk.out).config()
    with CourseFolder(desk.out, values).book() as book:
        assert book.submitted(MODULE) == set()
    assert executed.read_text() == "once\n"
