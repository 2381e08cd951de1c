"""Limits of a run are read from the course's nbgrader_config.py, and reaching one costs only the cell that did."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from traitlets.config import Config

from autograder.building.course_folder import CourseFolder
from autograder.engine.contract.limits import Limits
from autograder.errors import AcademyError
from autograder.grading.grade_module import grade_module
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from wording.languages import language

MODULE = "01_basics"


def configure(desk: BuiltCourse, **settings: object) -> None:
    with (desk.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.writelines(f"c.Engine.{name} = {value!r}\n" for name, value in settings.items())


def test_what_is_not_named_keeps_its_default(desk: BuiltCourse) -> None:
    course = CourseFolder.open(desk.out)
    assert Limits.of(course.config()) == Limits()
    configure(desk, cell_seconds=2, memory_mb=512, preload=["pandas"])
    assert Limits.of(course.config()) == Limits(), "read once, when the course was opened"
    assert Limits.of(CourseFolder.open(desk.out).config()) == Limits(cell_seconds=2.0, memory_mb=512)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("cell_second", 2, r"no setting c\.Engine\.cell_second\. There are: cell_seconds, notebook_seconds, memory_mb"),
        ("cell_seconds", 0, r"c\.Engine\.cell_seconds must be a number above zero, and is 0\."),
        ("cell_seconds", "two", "and is 'two'"),
        ("cell_seconds", None, "and is None"),
        ("cell_seconds", True, "and is True"),
        ("memory_mb", -512, "and is -512"),
        ("notebook_seconds", float("inf"), "and is inf"),
        ("notebook_seconds", float("nan"), "and is nan"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(name: str, value: Any, says: str) -> None:
    """A misspelt setting would limit nothing, and 0 s would disable the timer."""
    with language("en"), pytest.raises(AcademyError, match=says):
        Limits.of(Config({"Engine": {name: value}}))


def test_grading_stops_at_such_a_setting_before_it_begins(desk: BuiltCourse) -> None:
    desk.submit("anna")
    configure(desk, disc_mb=16)
    with language("en"), pytest.raises(AcademyError, match=r"no setting c\.Engine\.disc_mb"):
        grade_module(desk.out, MODULE)
    assert read_scores(CourseFolder.open(desk.out), [MODULE]) == []


SETTINGS: dict[str, float] = {"cell_seconds": 2, "memory_mb": 300, "disk_mb": 16, "output_kb": 4, "open_files": 90}
GREEDY = {
    "slow": ("while True: pass", "longer than 2 s were interrupted: cell 3"),
    "stored": (
        "with open('a', 'wb') as file:\n    [file.write(bytes(1 << 20)) for n in range(64)]",
        "disk of 16 MB was filled: cell 3",
    ),
    "printed": ("print('x' * 100_000)", "Output beyond 4 KB was cut: cell 3"),
    "large": (
        (
            "import time\nkept = [bytearray(b'x' * (1 << 20)) for n in range(260)]\n"
            "more = bytearray(b'x' * (200 << 20))\ntime.sleep(1)"
        ),
        "used more than 300 MB of memory",
    ),
    "opened": ("kept = [open('answers.json') for n in range(200)]", ""),
}


@pytest.mark.slow
def test_each_limit_holds_as_it_is_set(desk: BuiltCourse) -> None:
    """One cell exceeds a limit; the other answers are right and get full marks."""
    for trainee, (code, _says) in GREEDY.items():
        desk.edit(desk.submit(trainee), lambda nb, code=code: nb.cells.insert(2, nbformat.v4.new_code_cell(code)))
    configure(desk, **SETTINGS)
    with language("en"):
        grading = grade_module(desk.out, MODULE)
    assert grading.failed == ()
    notes = {o.trainee: " ".join(o.notes) for o in grading.outcomes}
    for trainee, (_code, says) in GREEDY.items():
        assert says in notes[trainee], trainee
    assert {m.trainee: m.points for m in read_scores(CourseFolder.open(desk.out), [MODULE])} == dict.fromkeys(
        GREEDY, 14
    )
    opened = nbformat.read(desk.out / "autograded/opened" / MODULE / f"{MODULE}.ipynb", 4)
    assert [o.evalue for o in opened.cells[2].outputs if o.output_type == "error"] == [
        "[Errno 24] Too many open files: 'answers.json'"
    ]
    printed = nbformat.read(desk.out / "autograded/printed" / MODULE / f"{MODULE}.ipynb", 4)
    assert 0 < len(str(printed.cells[2].outputs)) < 8_000


@pytest.mark.slow
def test_the_time_of_a_notebook_ends_it(desk: BuiltCourse) -> None:
    """With many cells, each within its own limit, the reason must not suggest an endless loop."""

    def change(notebook: nbformat.NotebookNode) -> None:
        for _number in range(12):
            notebook.cells.insert(2, nbformat.v4.new_code_cell("import time; time.sleep(1.5)"))

    desk.edit(desk.submit("slow"), change)
    desk.submit("honest")
    configure(desk, cell_seconds=2, notebook_seconds=5)
    with language("en"):
        grading = grade_module(desk.out, MODULE)
    outcome = next(o for o in grading.outcomes if o.trainee == "slow")
    assert outcome.status == "failed"
    assert outcome.reason.startswith("The time of the whole notebook was up")
    assert outcome.seconds < 10
    assert next(o for o in grading.outcomes if o.trainee == "honest").notes == ()
