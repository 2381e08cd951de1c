"""All attacks are graded in one batch, beside honest neighbours, as happens on the evening of a deadline."""

from __future__ import annotations

import hashlib
import os
import sqlite3
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
from tests.support.submission_cases import MODULE, SubmissionMaker
from tests.support.time_limit import time_limit
from tests.whole.attacks.attack_run import (
    CASES,
    NEIGHBOURS,
    AttackResult,
    AttackRun,
    Listeners,
    ResourceMonitor,
    set_small_limits,
    snapshot_of,
    token,
)
from wording.languages import language

SCOUT = "scout"
SUBMISSION_SECONDS, BATCH_SECONDS, FEEDBACK_SECONDS = 60.0, 240, 120
LOOK = """\
import os
print("looked:", os.getpid() > 1000, os.path.exists("@SECRET@"), os.path.exists("/proc/@PID@/environ"))
"""


@pytest.fixture(scope="session")
def attack_run(released: Path, tmp_path_factory: pytest.TempPathFactory) -> AttackRun:
    """The course after the batch. Nothing is attacked when a harmless scout finds that it is not isolated."""
    scratch = tmp_path_factory.mktemp("attacks")
    tokens = {name: token(name) for name in ("file", "environment", "gradebook", "neighbour")}
    (scratch / "outside").mkdir()
    (scratch / "outside" / "secret.txt").write_text(tokens["file"])
    course = BuiltCourse.copy(released, scratch / "ru")
    set_small_limits(course.out)
    folder, listeners, monitor = CourseFolder.open(course.out), Listeners(), ResourceMonitor()
    with pytest.MonkeyPatch.context() as patch, listeners.open(), language("en"):
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.setenv("ACADEMY_TEST_SECRET", tokens["environment"])
        patch.delenv("JUPYTERHUB_USER", raising=False)
        names = {"COURSE": str(course.out), "CONTENT": str(SMALL), "SECRET": str(scratch / "outside" / "secret.txt")}
        maker = SubmissionMaker(course, names | listeners.placeholders | {"PID": str(os.getpid())})
        _add_bystanders(folder, maker, tokens)
        with monitor.watching():
            with time_limit(BATCH_SECONDS, "the first batch"):
                _grade_first_attempts(folder, maker)
            for case in CASES.values():
                maker.make(case)
            before = _snapshots(folder, scratch)
            with time_limit(BATCH_SECONDS, "the batch"):
                grading = grade_module(course.out, MODULE, workers=2, seconds=SUBMISSION_SECONDS)
        after = _snapshots(folder, scratch)
        with time_limit(FEEDBACK_SECONDS, "the feedback"):
            write_feedback(course.out, course.root, course.datasets, MODULE)
        outcomes = {o.trainee: o for o in grading.outcomes}
        scores = {s.trainee: s for s in read_scores(folder, [MODULE])}
        results = {n: AttackResult(case, folder, outcomes[n], scores.get(n)) for n, case in CASES.items()}
        neighbours = {n: scores[n] for n in NEIGHBOURS}
    return AttackRun(folder, results, grading, neighbours, tokens, before, after, listeners.called, monitor)


def _add_bystanders(folder: CourseFolder, maker: SubmissionMaker, tokens: dict[str, str]) -> None:
    """Add honest neighbours, one with a private file, and an old entry of the gradebook."""
    for name in NEIGHBOURS:
        maker.submit(name, "solution")
    (maker.submission("vera") / "notes.txt").write_text(tokens["neighbour"])
    with folder.gradebook() as gradebook:
        gradebook.update_or_create_student("zlata", first_name=tokens["gradebook"])
        gradebook.update_or_create_submission("02_more", "zlata")


def _grade_first_attempts(folder: CourseFolder, maker: SubmissionMaker) -> None:
    """Grade the attempts that came before attacks, and the scout."""
    first = [case.name for case in CASES.values() if case.first]
    for case in CASES.values():
        if case.first:
            maker.submit(case.name, case.first)
    submission = maker.submit(SCOUT, "solution")

    def look(notebook: nbformat.NotebookNode) -> None:
        source = LOOK
        for name, value in maker.placeholders.items():
            source = source.replace(f"@{name}@", value)
        notebook.cells.insert(3, nbformat.v4.new_code_cell(source))

    maker.course.edit(submission, look)
    grade_module(folder.root, MODULE, trainees=[SCOUT, *first], workers=2)
    cells = nbformat.read(folder.autograded(SCOUT, MODULE) / f"{MODULE}.ipynb", 4).cells
    seen = "\n".join(output_text(o) for c in cells for o in c.get("outputs", []))
    if "looked: False False False" not in seen:
        pytest.fail("a submission's process is not isolated, so no attack is run on this machine: " + seen)


def _snapshots(folder: CourseFolder, scratch: Path) -> dict[str, object]:
    """Return what no submission may change, by name, so that a difference shows where it is."""
    with sqlite3.connect(folder.root / "gradebook.db") as base:
        old_entry = base.execute(
            "SELECT s.first_name, a.name FROM student s JOIN submitted_assignment m ON m.student_id = s.id "
            "JOIN assignment a ON a.id = m.assignment_id WHERE s.id = 'zlata'"
        ).fetchall()
        students = {row[0] for row in base.execute("SELECT id FROM student")}
        points = base.execute(
            "SELECT name, max_score FROM base_cell JOIN grade_cells USING (id) ORDER BY name"
        ).fetchall()
    others = students - {case.name for case in CASES.values()} - set(NEIGHBOURS)
    return {
        **{name: snapshot_of(folder.root / name) for name in ("source", "release", "submitted")},
        "outside": snapshot_of(scratch / "outside"),
        "content": _content(),
        "an old entry of the gradebook": old_entry,
        "students of the gradebook": others,
        "points of the gradebook": points,
    }


def _content() -> str:
    """Hash the course's text, the engine and the other rooms."""
    total = hashlib.sha256()
    for room in (SMALL, *(ROOT / name for name in ("academy", "autograder", "wording"))):
        for path in sorted(p for p in room.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".tmp")):
            total.update(str(path).encode() + path.read_bytes())
    return total.hexdigest()
