"""All attacks are graded in one batch, beside honest neighbours, as happens on the evening of a deadline."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from pathlib import Path

import nbformat
import pytest

from autograder.building.course_folder import CourseFolder
from autograder.building.leaks import output_text
from autograder.grading.grade_module import grade_module
from autograder.results.feedback import write_feedback
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from tests.support.paths import ROOT, SMALL
from tests.whole.attacks.cases import MODULE, Maker, read_cases
from tests.whole.attacks.world import Ears, Scene, Watch, World, at_most, state_of, token
from wording.languages import language

CASES = read_cases(Path(__file__).parent / "cases", "attack.toml")
NEIGHBOURS = ("anna", "vera")
SCOUT = "scout"
SUBMISSION_SECONDS, BATCH_SECONDS, FEEDBACK_SECONDS = 60.0, 240, 120
LIMITS = {
    "cell_seconds": 2,
    "notebook_seconds": 12,
    "memory_mb": 1024,
    "disk_mb": 64,
    "output_kb": 256,
    "processes": 32,
}
LOOK = """\
import os
print("looked:", os.getpid() > 1000, os.path.exists("@SECRET@"), os.path.exists("/proc/@PID@/environ"))
"""


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The course after the batch. Nothing is attacked when a harmless scout finds that it is not isolated."""
    place = tmp_path_factory.mktemp("world")
    tokens = {name: token(name) for name in ("file", "environment", "gradebook", "neighbour")}
    (place / "outside").mkdir()
    (place / "outside" / "secret.txt").write_text(tokens["file"])
    desk = BuiltCourse(place / "ru").build().release()
    limit(desk.out)
    course, ears, watch = CourseFolder.open(desk.out), Ears(), Watch()
    with pytest.MonkeyPatch.context() as patch, ears.open(), language("en"):
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.setenv("ACADEMY_TEST_SECRET", tokens["environment"])
        patch.delenv("JUPYTERHUB_USER", raising=False)
        names = {"COURSE": str(desk.out), "CONTENT": str(SMALL), "SECRET": str(place / "outside" / "secret.txt")}
        maker = Maker(desk, names | ears.names | {"PID": str(os.getpid())})
        _fill(course, maker, tokens)
        started = time.monotonic()
        with watch.over():
            with at_most(BATCH_SECONDS, "the first batch"):
                _first_attempts(course, maker)
            for case in CASES.values():
                maker.make(case)
            before = _states(course, place)
            with at_most(BATCH_SECONDS, "the batch"):
                grading = grade_module(desk.out, MODULE, workers=2, seconds=SUBMISSION_SECONDS)
        seconds = time.monotonic() - started
        after = _states(course, place)
        with at_most(FEEDBACK_SECONDS, "the feedback"):
            write_feedback(desk.out, desk.root, desk.datasets, MODULE)
        outcomes = {o.trainee: o for o in grading.outcomes}
        marks = {m.trainee: m for m in read_scores(course, [MODULE])}
        scenes = {n: Scene(case, course, outcomes[n], marks.get(n)) for n, case in CASES.items()}
        neighbours = {n: marks[n] for n in NEIGHBOURS}
    return World(course, scenes, grading, neighbours, tokens, before, after, ears.heard, watch, seconds)


def limit(out: Path) -> None:
    """Small limits, so that whoever runs into one does so soon."""
    with (out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.writelines(f"c.Engine.{name} = {value}\n" for name, value in LIMITS.items())


def _fill(course: CourseFolder, maker: Maker, tokens: dict[str, str]) -> None:
    """Neighbours, one with something private in her folder, and an entry of long ago in the gradebook."""
    for name in NEIGHBOURS:
        maker.hand_in(name, "solution")
    (maker.submission("vera") / "notes.txt").write_text(tokens["neighbour"])
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("zlata", first_name=tokens["gradebook"])
        gradebook.update_or_create_submission("02_more", "zlata")


def _first_attempts(course: CourseFolder, maker: Maker) -> None:
    """What was graded before the attack, and the scout."""
    first = [case.name for case in CASES.values() if case.first]
    for case in CASES.values():
        if case.first:
            maker.hand_in(case.name, case.first)
    folder = maker.hand_in(SCOUT, "solution")

    def look(notebook: nbformat.NotebookNode) -> None:
        source = LOOK
        for name, value in maker.names.items():
            source = source.replace(f"@{name}@", value)
        notebook.cells.insert(3, nbformat.v4.new_code_cell(source))

    maker.desk.edit(folder, look)
    grade_module(course.root, MODULE, trainees=[SCOUT, *first], workers=2)
    cells = nbformat.read(course.autograded(SCOUT, MODULE) / f"{MODULE}.ipynb", 4).cells
    seen = "\n".join(output_text(o) for c in cells for o in c.get("outputs", []))
    if "looked: False False False" not in seen:
        pytest.fail("a submission's process is not isolated, so no attack is run on this machine: " + seen)


def _states(course: CourseFolder, place: Path) -> dict[str, object]:
    """What no submission may change: by name, so that a difference says where it is."""
    folders = ("source", "release", "submitted")
    with sqlite3.connect(course.root / "gradebook.db") as base:
        old = base.execute(
            "SELECT s.first_name, a.name FROM student s JOIN submitted_assignment m ON m.student_id = s.id "
            "JOIN assignment a ON a.id = m.assignment_id WHERE s.id = 'zlata'"
        ).fetchall()
        students = {row[0] for row in base.execute("SELECT id FROM student")}
        worth = base.execute(
            "SELECT name, max_score FROM base_cell JOIN grade_cells USING (id) ORDER BY name"
        ).fetchall()
    known = students - {case.name for case in CASES.values()} - set(NEIGHBOURS)
    return {
        **{name: state_of(course.root / name) for name in folders},
        "outside": state_of(place / "outside"),
        "content": _content(),
        "an old entry of the gradebook": old,
        "students of the gradebook": known,
        "points of the gradebook": worth,
    }


def _content() -> str:
    """The course's text, the engine and the other rooms, as one hash."""
    total = hashlib.sha256()
    for room in (SMALL, *(ROOT / name for name in ("academy", "autograder", "wording"))):
        for path in sorted(p for p in room.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".tmp")):
            total.update(str(path).encode() + path.read_bytes())
    return total.hexdigest()
