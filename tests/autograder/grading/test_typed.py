"""Answers typed in place of code get the points of code, by `academy grade` and by stock `nbgrader autograde`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.building.course_folder import CourseFolder
from autograder.exercises.kinds.cell_ids import show_cell
from autograder.grading.grade_module import grade_module
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse

MODULE, NAME = "01_basics", "cost_per_lead"


def hand_in(desk: BuiltCourse, trainee: str, code: str, typed: str, counts: str = "typed") -> None:
    """Submit with this code, and with this text typed into the form of the same exercise."""
    folder = desk.submit(trainee, MODULE, **{NAME: code})
    path = folder / "answers.json"
    data = json.loads(path.read_text("utf-8"))
    data["answers"][NAME] = {"typed": typed, "counts": counts}
    path.write_text(json.dumps(data), "utf-8")


def price(desk: BuiltCourse, trainee: str, *, without: str = "") -> str:
    """The cost of a lead as a Russian spreadsheet shows it."""
    report = desk.variant(MODULE, trainee).dataset("tiny_report")
    rows = report[report["Campaign"] != without]
    text = f"{rows['Cost'].sum() / rows['Leads'].sum():,.2f} ₽"
    return text.replace(",", "\u00a0").replace(".", ",")


def points(out: Path) -> dict[str, float]:
    with CourseFolder.open(out).gradebook() as gradebook:
        people = ("anna", "boris", "vera", "gleb", "zoya")
        return {t: gradebook.find_grade(f"{NAME}-grade", MODULE, MODULE, t).score for t in people}


@pytest.mark.slow
def test_typed_answers_are_graded_as_code_is(desk: BuiltCourse) -> None:
    hand_in(desk, "anna", "stub", price(desk, "anna"))
    hand_in(desk, "boris", "stub", "1")
    hand_in(desk, "vera", "mistakes/without_banner", price(desk, "vera"))
    hand_in(desk, "gleb", "solution", "1", counts="code")
    hand_in(desk, "zoya", "solution", "many")
    grade_module(desk.out, MODULE)
    found = points(desk.out)
    assert found == {"anna": 3, "boris": 0, "vera": 3, "gleb": 3, "zoya": 0}
    write_feedback(desk.out, desk.root, desk.datasets, MODULE)
    page = (desk.out / "feedback" / "anna" / MODULE / f"{MODULE}.html").read_text("utf-8")
    assert price(desk, "anna") in page
    unread = (desk.out / "feedback" / "zoya" / MODULE / f"{MODULE}.html").read_text("utf-8")
    assert "«many» не читается как число" in unread
    copy = nbformat.read(desk.out / "autograded" / "anna" / MODULE / f"{MODULE}.ipynb", 4)
    shown = next(cell for cell in copy.cells if cell.id == show_cell(NAME))
    assert price(desk, "anna") in shown.outputs[0].data["text/plain"], "the mentor sees it in formgrader"
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        for trainee in found:
            gradebook.remove_submission(MODULE, trainee)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-m", "nbgrader", "autograde", MODULE, "--force"]
    done = subprocess.run(
        command, cwd=desk.out, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert points(desk.out) == found
