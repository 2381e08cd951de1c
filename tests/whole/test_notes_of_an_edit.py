"""What the author changed after a release is no trainee's doing, and gets no note to the mentor."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.grading.grade_module import grade_module
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from wording.languages import language

MODULE = "01_basics"


@pytest.fixture
def edited(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    """Everybody has handed in the first release; then the author mends a task, a check and the points of a letter."""
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.setenv("ACADEMY_CONTENT", str(tmp_path / "content"))
    shutil.copytree(released, tmp_path / "ru")
    course = BuiltCourse(tmp_path / "ru", tmp_path / "content").build().release()
    for trainee in ("anna", "boris", "vera"):
        course.submit(trainee)
    exercises = course.root / "modules" / MODULE / "exercises"
    changes = [
        ("module.toml", 'kind = "text"\npoints = 5', 'kind = "text"\npoints = 4'),
        ("exercises/reply/task.ru.md", "- done (2)", "- done (1)"),
        ("exercises/reply/task.en.md", "- done (2)", "- done (1)"),
        ("exercises/reply/task.ru.md", "Сайт снова открывается.", "Сайт снова открыт."),
    ]
    for name, old, new in changes:
        path = exercises.parent / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
    return course.build().release()


def notes(course: BuiltCourse) -> dict[str, tuple[str, ...]]:
    with language("en"):
        return {outcome.trainee: outcome.notes for outcome in grade_module(course.out, MODULE).outcomes}


def test_an_authors_edit_blames_nobody(edited: BuiltCourse) -> None:
    assert notes(edited) == {"anna": (), "boris": (), "vera": ()}


def test_what_a_trainee_changed_is_told_all_the_same(edited: BuiltCourse) -> None:
    def own_points(notebook: nbformat.NotebookNode) -> None:
        next(c for c in notebook.cells if c.id == "reply-grade").metadata.nbgrader["points"] = 50

    def own_task(notebook: nbformat.NotebookNode) -> None:
        next(c for c in notebook.cells if c.id == "reply-task").source += " По-моему, не надо."

    edited.edit(edited.out / "submitted/anna" / MODULE, own_points)
    edited.edit(edited.out / "submitted/boris" / MODULE, own_task)
    assert notes(edited) == {
        "anna": ("Points and marks were taken from the source for: reply-grade.",),
        "boris": ("Cells that are not for editing were changed; the source's text was taken: reply-task.",),
        "vera": (),
    }


def test_a_course_released_before_releases_were_kept_learns_from_the_release_that_is_there(
    edited: BuiltCourse,
) -> None:
    """Nothing was kept of the first release; the second is still in place when the third is made."""
    (edited.out / ".academy-releases.json").unlink()
    shutil.rmtree(edited.out / "submitted")
    edited.submit("anna")
    task = edited.root / "modules" / MODULE / "exercises/reply/task.ru.md"
    task.write_text(task.read_text("utf-8").replace("Сайт снова открыт.", "Сайт открыт."), "utf-8")
    edited.build().release()
    assert notes(edited) == {"anna": ()}
