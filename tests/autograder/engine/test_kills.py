"""Processes killed while grading: whichever is killed and whenever, the gradebook ends as if none had been."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.building.course_folder import CourseFolder
from autograder.engine.warm import start
from autograder.grading.grade_module import grade_module
from tests.support.built_course import COHORT, BuiltCourse
from tests.support.grading_kills import MODULE, Room, children, kept, kill, unlike, until
from tests.support.paths import SMALL
from wording.languages import language

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the engine's processes are Linux's")

PLAN = ("coordinator",) * 4 + ("warm",) * 2 + ("judge",) * 7 + ("trainee",) * 7
ROUNDS = 5
"""Each runs the whole plan, so there are 100 kills."""
REASONS = (
    "The process that graded it died",
    "cannot isolate",
    "was killed, so nothing was graded",
    "The judges do not start",
)


def cohort(desk: BuiltCourse) -> None:
    """Hand in twice for everybody of the cohort who can be graded, and for one who ends the interpreter."""
    for name in (n for n in COHORT if n != "dina"):
        for twin in (name, f"{name}2"):
            shutil.rmtree(desk.out / "submitted" / twin, ignore_errors=True)
            COHORT[name](desk, twin)

    def crash(notebook: nbformat.NotebookNode) -> None:
        notebook.cells.insert(2, nbformat.v4.new_code_cell("import os; os._exit(3)"))

    desk.edit(desk.submit("crash"), crash)
    for folder in desk.out.glob(f"submitted/*/{MODULE}"):
        (folder / "whose.txt").write_text(folder.parent.name)


@pytest.fixture(scope="module")
def handed_in(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with a submission of everybody, some of them graded before, and with points given by hand."""
    desk = BuiltCourse(tmp_path_factory.mktemp("handed_in") / "ru")
    shutil.copytree(released, desk.out)
    for trainee in ("anna", "boris", "egor2"):
        desk.submit(trainee, default="stub", reply="mistakes/no_date")
    with pytest.MonkeyPatch.context() as patch, language("en"):
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.delenv("JUPYTERHUB_USER", raising=False)
        assert len(grade_module(desk.out, MODULE).graded) == 3
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        for cell in ("reply-grade", "cheapest-grade"):
            grade = gradebook.find_grade(cell, MODULE, MODULE, "boris")
            grade.manual_score, grade.needs_manual_grade = 1.25, False
        gradebook.db.commit()
    cohort(desk)
    return desk.out


@pytest.fixture
def room(handed_in: Path, tmp_path: Path) -> Iterator[Room]:
    """The temporary folder has a short name, because a socket's path may have at most 107 characters."""
    shutil.copytree(handed_in, tmp_path / "ru")
    with tempfile.TemporaryDirectory(prefix="kills-") as temporary:
        room = Room(tmp_path / "ru", Path(temporary), random.Random())
        yield room
        for line in room.running():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(line.split()[0]), signal.SIGKILL)


@pytest.fixture(scope="module")
def undisturbed(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], float]:
    """What a run without kills writes, and the seconds it takes."""
    out = tmp_path_factory.mktemp("undisturbed") / "ru"
    shutil.copytree(handed_in, out)
    with tempfile.TemporaryDirectory(prefix="kills-") as temporary:
        calm = Room(out, Path(temporary), random.Random())
        start = time.monotonic()
        code, printed = calm.ended(calm.start())
        took = time.monotonic() - start
        assert (code, calm.leftovers()) == (0, []), printed
    return kept(out), took


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_after_kills_and_reruns_the_gradebook_is_that_of_a_calm_run(
    room: Room, handed_in: Path, undisturbed: tuple[dict[str, Any], float], seed: int
) -> None:
    """The same command is run until it succeeds. Nothing is lost or written twice, and no file or process remains."""
    expected, took = undisturbed
    room.chance = chance = random.Random(seed)
    plan = chance.sample(PLAN, len(PLAN))
    done: list[str] = []
    while len(done) < len(plan):
        shutil.rmtree(room.out)
        shutil.copytree(handed_in, room.out)
        code = None
        while code != 0:
            run, within = room.start(), took
            while len(done) < len(plan) and room.kill_one(run, plan[len(done)], chance.uniform(0, within)):
                done.append(plan[len(done)])
                within = took / 8
            code, printed = room.ended(run)
            assert "Traceback" not in printed
            assert code in (0, -signal.SIGKILL) or any(reason in printed for reason in REASONS), printed
            if code != -signal.SIGKILL:
                assert room.leftovers() == []
        assert unlike(kept(room.out), expected) == {}


@pytest.mark.parametrize("early", [True, False], ids=["while it starts", "while it grades"])
def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(
    room: Room, undisturbed: tuple[dict[str, Any], float], early: bool
) -> None:
    """The signal goes to all processes of the command, as a terminal sends it."""
    run = room.start()
    before = room.graded()
    until(lambda: children(run.pid) if early else room.graded() > before, "the moment to interrupt")
    os.killpg(run.pid, signal.SIGINT)
    code, printed = room.ended(run)
    assert (code, printed.split("\n")[-2]) == (1, "Stopped. What is done is kept; run the command again to go on.")
    assert "Traceback" not in printed
    assert early or room.leftovers() == []  # between its first steps it may leave a folder for the next run
    done = room.graded() - before
    assert 0 < done < 13 or early
    code, printed = room.ended(room.start())
    assert code == 0
    assert f"graded {13 - done}, unchanged {done}," in printed
    assert room.leftovers() == []
    assert unlike(kept(room.out), undisturbed[0]) == {}


UNENDING = """
import signal, time
signal.signal(signal.SIGALRM, signal.SIG_IGN)
while True:
    time.sleep(1)
"""


@pytest.mark.parametrize("isolation", ["full", "none"])
def test_nobody_outlives_a_killed_coordinator(desk: BuiltCourse, isolation: str) -> None:
    """Not even an endless cell does. The next engine clears the folder of the dead one."""
    with tempfile.TemporaryDirectory(prefix="kills-") as temporary:
        room = Room(desk.out, Path(temporary), random.Random())
        folder = desk.submit("anna")
        unending = nbformat.v4.new_code_cell(f"open('begun', 'w').close()\n{UNENDING}")
        desk.edit(folder, lambda notebook: notebook.cells.insert(2, unending))
        run = room.start("--isolation", isolation)
        until(lambda: room.wrote("begun", run), "the endless cell")
        assert kill(run.pid)
        assert room.ended(run)[0] == -signal.SIGKILL
        assert any(name.startswith(start.STATE) for name in room.leftovers())
        shutil.rmtree(folder)
        desk.submit("anna")
        assert room.ended(room.start("--isolation", isolation))[0] == 0
        assert room.leftovers() == []
