"""What somebody gave by a text, a maximum, a rubric or a due date counts only while that holds.

The mentor marks a cohort of one, something changes in five ways, and results, feedback, regrading and the tracker agree
after each.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from academy.cli.tracker.imports import graded_course
from autograder.building.course_folder import CourseFolder
from autograder.grading.grade_module import grade_module
from autograder.grading.regrade_module import regrade_module
from autograder.results.collect import Score, collect_results
from autograder.results.feedback import write_feedback
from autograder.results.regraded import moved_results, result_lines
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from tracker.imports.gradebook_file import read_gradebook
from wording.languages import language

MODULE = "01_basics"
MOST, BY_MACHINE, BY_HAND = 19.0, 14.0, 4.0
LATE = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'


@dataclass
class Marked:
    """A course in which anna has handed in the module and the mentor has given 4 of 5 points to her text."""

    course: BuiltCourse

    def text(self, name: str) -> Path:
        return self.course.root / "modules" / MODULE / name

    def change(self, name: str, old: str, new: str) -> None:
        text = self.text(name).read_text("utf-8")
        assert text.count(old) == 1
        self.text(name).write_text(text.replace(old, new), "utf-8")

    def released(self) -> None:
        self.course.build().release()

    def score(self) -> Score:
        (anna,) = collect_results(self.course.out, self.course.root).trainees
        return anna.modules[MODULE]

    def page(self) -> str:
        (path,) = write_feedback(self.course.out, self.course.root, self.course.datasets, MODULE)
        page = re.sub(r"<style.*?</style>", "", path.read_text("utf-8"), flags=re.DOTALL)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))

    def imported(self) -> tuple[float, bool]:
        """Return the points that the tracker would take, and whether it takes them."""
        gradebook = str(self.course.out / "gradebook.db")
        (one,) = read_gradebook(gradebook, [MODULE])
        return one.points, not one.waiting and (MODULE, "anna") not in graded_course(gradebook).outdated

    def preview(self) -> list[str]:
        """Return what `academy regrade` says before anything is written, in English."""
        before = self.score()
        found = regrade_module(self.course.out, MODULE)
        with language("en"):
            lines = result_lines(moved_results(self.course.out, self.course.root, MODULE, found))
        assert self.score() == before, "a preview writes nothing"
        return lines

    def due(self, year: int) -> None:
        with CourseFolder.open(self.course.out).gradebook() as gradebook:
            gradebook.update_or_create_assignment(MODULE, duedate=datetime(year, 1, 1))  # noqa: DTZ001 as nbgrader's
            gradebook.db.commit()


@pytest.fixture(scope="module")
def kept(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the text and of the course, graded and marked."""
    folder = tmp_path_factory.mktemp("marked")
    shutil.copytree(SMALL, folder / "content")
    shutil.copytree(released, folder / "ru")
    course = BuiltCourse(folder / "ru", folder / "content").build().release()
    (course.submit("anna") / "timestamp.txt").write_text("2026-06-01 12:00:00 UTC")
    grade_module(course.out, MODULE)
    with CourseFolder.open(course.out).gradebook() as gradebook:
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, "anna")
        grade.manual_score, grade.needs_manual_grade = BY_HAND, False
        gradebook.find_comment("reply-grade", MODULE, MODULE, "anna").manual_comment = "Ясно и вежливо."
        gradebook.db.commit()
    return folder


@pytest.fixture
def marked(kept: Path, tmp_path: Path) -> Marked:
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    made = Marked(BuiltCourse(tmp_path / "ru", tmp_path / "content"))
    assert (made.score().points, made.score().state) == (BY_MACHINE + BY_HAND, "passed")
    assert made.imported() == (BY_MACHINE + BY_HAND, True)
    return made


@pytest.mark.parametrize("text", ["Совсем другое письмо клиенту, короткое.", ""])
def test_a_mark_does_not_outlive_its_text(marked: Marked, text: str) -> None:
    path = marked.course.out / "submitted/anna" / MODULE / "answers.json"
    data = json.loads(path.read_text("utf-8"))
    data["answers"]["reply"] = text
    path.write_text(json.dumps(data), "utf-8")
    grade_module(marked.course.out, MODULE)
    score = marked.score()
    assert (score.points, score.pending) == (BY_MACHINE, MOST - BY_MACHINE)
    assert marked.imported() == (BY_MACHINE, False)
    assert "Оценка наставника за прежний текст: 4. К этому она не относится. Ясно и вежливо." in marked.page()


def test_a_mark_is_of_its_maximum(marked: Marked) -> None:
    """Points 5 -> 2 gave more than 100 %, and the tracker took it as evidence."""
    marked.change("module.toml", 'kind = "text"\npoints = 5', 'kind = "text"\npoints = 2')
    for lang in ("ru", "en"):
        path = marked.text(f"exercises/reply/task.{lang}.md")
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith(("- next", "- tone"))), "utf-8")
    marked.released()
    assert marked.score().state == "outdated"
    assert not marked.imported()[1]
    assert "Эту работу надо проверить заново." in marked.page()
    assert marked.preview() == [
        "anna: 18 / 19, 95%, passed → 14 / 16 +2, 88%, passed; marks by hand that no longer hold: reply 4"
    ]
    regrade_module(marked.course.out, MODULE, apply=True)
    score = marked.score()
    assert (score.points, score.max_points, score.pending) == (BY_MACHINE, MOST - 3, 2)
    assert marked.imported() == (BY_MACHINE, False)
    assert "надо проверить заново" not in marked.page()


def test_a_mark_is_of_its_rubric(marked: Marked) -> None:
    marked.change("exercises/reply/task.ru.md", "спокойно, на равных", "спокойно и ровно")
    marked.released()
    assert marked.score().state == "outdated"
    assert marked.score().points == BY_MACHINE
    (line,) = marked.preview()
    assert "marks by hand that no longer hold: reply 4" in line
    regrade_module(marked.course.out, MODULE, apply=True)
    assert (marked.score().points, marked.score().pending) == (BY_MACHINE, 5)
    assert marked.imported() == (BY_MACHINE, False)


def test_other_changes_of_the_source_leave_marks(marked: Marked) -> None:
    marked.change("exercises/reply/task.ru.md", "Что клиент спросит первым?", "О чём клиент спросит сначала?")
    marked.released()
    assert (marked.score().points, marked.score().state) == (BY_MACHINE + BY_HAND, "passed")
    regrade_module(marked.course.out, MODULE, apply=True)
    assert (marked.score().points, marked.score().state) == (BY_MACHINE + BY_HAND, "passed")


def test_a_due_date_is_that_of_now(marked: Marked) -> None:
    """Neither `grade` nor `regrade --apply` took a penalty away after the due date had been mended."""
    with (marked.course.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(LATE)
    marked.due(2026)
    assert marked.score().state == "outdated"
    assert not marked.imported()[1]
    assert marked.preview() == [
        "anna: 18 / 19, 95%, passed → 0 / 19, 0%, not passed",
        "Passed before and do not now, or not yet: anna.",
    ]
    assert grade_module(marked.course.out, MODULE).penalties == {"anna"}
    assert (marked.score().points, marked.score().state) == (0, "failed")
    marked.due(2027)
    assert marked.score().state == "outdated"
    assert grade_module(marked.course.out, MODULE).penalties == {"anna"}
    assert (marked.score().points, marked.score().state) == (BY_MACHINE + BY_HAND, "passed")
    assert marked.imported() == (BY_MACHINE + BY_HAND, True)
    assert grade_module(marked.course.out, MODULE).penalties == frozenset()


def test_an_extension_takes_the_penalty_away(marked: Marked) -> None:
    with (marked.course.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(LATE)
    marked.due(2026)
    grade_module(marked.course.out, MODULE)
    assert marked.score().points == 0
    with CourseFolder.open(marked.course.out).gradebook() as gradebook:
        gradebook.grant_extension(MODULE, "anna", weeks=52)
        gradebook.db.commit()
    assert marked.score().state == "outdated"
    regrade_module(marked.course.out, MODULE, apply=True)
    assert (marked.score().points, marked.score().state) == (BY_MACHINE + BY_HAND, "passed")
