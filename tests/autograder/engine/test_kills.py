"""Sudden deaths while grading: whoever is killed and whenever, the gradebook ends as if nobody had been."""

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
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest

from autograder.building.course_folder import CourseFolder
from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.outside.engine import ALWAYS, Engine
from autograder.engine.outside.run import Deserted, Died, Ran
from autograder.engine.warm import start
from autograder.grading import execute
from autograder.grading import execute_module as modules
from autograder.grading.execute import run_what_ends
from autograder.grading.grade_module import grade_module
from autograder.grading.one_submission import grade_submission
from autograder.grading.setup import Setup
from tests.support.built_course import COHORT, BuiltCourse
from tests.support.grading_kills import DIED, MODULE, Room, children, kept, kill, unlike, until
from tests.support.paths import SMALL
from wording.languages import language

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the engine's processes are Linux's")

PLAN = ("coordinator",) * 4 + ("warm",) * 2 + ("judge",) * 7 + ("trainee",) * 7
ROUNDS = 5
"""Of one plan each: 100 kills."""
REASONS = (DIED, "cannot isolate", "was killed, so nothing was graded", "The judges do not start")


def cohort(desk: BuiltCourse) -> None:
    """Whoever could be graded, everybody twice, and one who ends the interpreter."""
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
def handed_in(_released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course where everybody has handed in, some for the second time, and a mentor has given points by hand."""
    desk = BuiltCourse(tmp_path_factory.mktemp("handed_in") / "ru")
    shutil.copytree(_released, desk.out)
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
    """Under a short name: a socket's path may have no more than 107 characters."""
    shutil.copytree(handed_in, tmp_path / "ru")
    with tempfile.TemporaryDirectory(prefix="kills-") as temporary:
        room = Room(tmp_path / "ru", Path(temporary), random.Random())
        yield room
        for line in room.running():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(line.split()[0]), signal.SIGKILL)


@pytest.fixture(scope="module")
def undisturbed(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], float]:
    """What one calm run writes, and the seconds that it takes."""
    out = tmp_path_factory.mktemp("undisturbed") / "ru"
    shutil.copytree(handed_in, out)
    with tempfile.TemporaryDirectory(prefix="kills-") as temporary:
        calm = Room(out, Path(temporary), random.Random())
        start = time.monotonic()
        code, said = calm.ended(calm.start())
        took = time.monotonic() - start
        assert (code, calm.left()) == (0, []), said
    return kept(out), took


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_after_kills_and_reruns_the_gradebook_is_that_of_a_calm_run(
    room: Room, handed_in: Path, undisturbed: tuple[dict[str, Any], float], seed: int
) -> None:
    """The plain command again until it is done; nothing is lost, nothing is there twice, and nothing is left behind."""
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
            code, said = room.ended(run)
            assert "Traceback" not in said
            assert code in (0, -signal.SIGKILL) or any(reason in said for reason in REASONS), said
            if code != -signal.SIGKILL:
                assert room.left() == []
        assert unlike(kept(room.out), expected) == {}


@pytest.mark.slow
@pytest.mark.parametrize("early", [True, False], ids=["while it starts", "while it grades"])
def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(
    room: Room, undisturbed: tuple[dict[str, Any], float], early: bool
) -> None:
    """As a terminal sends it, to all processes of the command."""
    run = room.start()
    before = room.graded()
    until(lambda: children(run.pid) if early else room.graded() > before, "the moment to interrupt")
    os.killpg(run.pid, signal.SIGINT)
    code, said = room.ended(run)
    assert (code, said.split("\n")[-2]) == (1, "Stopped. What is done is kept; run the command again to go on.")
    assert "Traceback" not in said
    assert early or room.left() == []  # interrupted between two of its first steps, it may leave a folder to the next
    done = room.graded() - before
    assert 0 < done < 13 or early
    code, said = room.ended(room.start())
    assert code == 0
    assert f"graded {13 - done}, unchanged {done}," in said
    assert room.left() == []
    assert unlike(kept(room.out), undisturbed[0]) == {}


UNENDING = """
import signal, time
signal.signal(signal.SIGALRM, signal.SIG_IGN)
while True:
    time.sleep(1)
"""


@pytest.mark.slow
@pytest.mark.parametrize("isolation", ["full", "none"])
def test_nobody_outlives_a_killed_coordinator(desk: BuiltCourse, isolation: str) -> None:
    """Not even a cell without an end; the folder that the dead engine left is cleared by the next."""
    with tempfile.TemporaryDirectory(prefix="kills-") as temporary:
        room = Room(desk.out, Path(temporary), random.Random())
        folder = desk.submit("anna")
        unending = nbformat.v4.new_code_cell(f"open('begun', 'w').close()\n{UNENDING}")
        desk.edit(folder, lambda notebook: notebook.cells.insert(2, unending))
        run = room.start("--isolation", isolation)
        until(lambda: room.wrote("begun", run), "the cell without an end")
        assert kill(run.pid)
        assert room.ended(run)[0] == -signal.SIGKILL
        assert any(name.startswith(start.STATE) for name in room.left())
        shutil.rmtree(folder)
        desk.submit("anna")
        assert room.ended(room.start("--isolation", isolation))[0] == 0
        assert room.left() == []


def test_only_folders_of_the_dead_are_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock tells: a folder may be another engine's that lives, or one that is being made at this moment."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    living, held = start._state_folder()
    dead, gone = start._state_folder()
    os.close(gone)
    (dead / "root" / "file").touch()
    making, abandoned = tmp_path / f"{start.STATE}making", tmp_path / f"{start.STATE}abandoned"
    making.mkdir()
    abandoned.mkdir()
    long_ago = time.time() - 2 * start.IN_THE_MAKING
    os.utime(abandoned, (long_ago, long_ago))
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "root").mkdir(parents=True)
    (tmp_path / f"{start.STATE}link").symlink_to(elsewhere)
    start._clear_left()
    assert sorted(p.name for p in tmp_path.glob(f"{start.STATE}*")) == sorted(
        [living.name, making.name, f"{start.STATE}link"]
    )
    assert (elsewhere / "root").is_dir()
    os.close(held)
    start._clear_left()
    assert not living.exists()


# ---- one notebook's run


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(ALWAYS, "full", []) as made:
        yield made


def _no_data(_what: str, name: str) -> Any:
    raise ValueError(name)


@pytest.mark.parametrize(
    ("body", "kills", "left_out", "asked"),
    [
        ("return n", 0, [], 1),
        ("return n", 1, [], 2),
        ("return n", 2, [1], 2),
        ("import os; os._exit(3)", 0, [1], 2),
        ("import os; os._exit(3) if n == 1 else None; return n", 0, [], 2),
        ("import os; os._exit(3)", 1, [1], 2),
    ],
    ids=["calm", "killed once", "killed twice", "ends itself", "ends itself once", "ends itself and is killed"],
)
def test_what_dies_once_is_run_once_more_as_it_was(
    engine: Engine, body: str, kills: int, left_out: list[int], asked: int
) -> None:
    """A process killed from outside looks like one that its cell has ended; only the cell does it again."""
    calls: list[int] = []
    taken_for_errors: list[Exception] = []

    def judge(_step: int, function: Any, _there: bool, _refused: list[str]) -> None:
        calls.append(1)
        if len(calls) <= kills:
            (trainee,) = children(engine.warm().process.pid)
            assert kill(trainee)
        try:
            assert function(len(calls)) == len(calls)
        except Exception as error:  # as a check may do, to say that the function raises
            taken_for_errors.append(error)

    steps = (("run", f"def f(n):\n    {body}"), ("ask", "f"), ("run", "print(1)"))
    ran, ended = run_what_ends(engine.warm().place, Job(steps, {}, "work", {}), judge, _no_data)
    assert (list(ended), len(calls), taken_for_errors) == (left_out, asked, [])
    assert sorted(ran.outputs) == [0, 2]


def test_a_run_without_the_process_that_starts_it_is_nobodys_fault(engine: Engine, desk: BuiltCourse) -> None:
    """The judge has nothing to say of that submission; another one grades it, from another warm process."""
    warm = engine.warm()

    def judge(_step: int, function: Any, _there: bool, _refused: list[str]) -> None:
        assert kill(warm.process.pid)
        warm.process.wait()
        function()

    job = Job((("run", "def f():\n    return 1"), ("ask", "f")), {}, "work", {})
    with pytest.raises(Deserted):
        run_what_ends(warm.place, job, judge, _no_data)
    place = engine.warm().place
    assert place != warm.place
    assert sorted(run_what_ends(place, Job((("run", "1"),), {}, "work", {}), judge, _no_data)[0].outputs) == [0]
    assert not warm.state.exists()
    course = CourseFolder.open(desk.out)
    desk.submit("anna")
    with course.book() as book:
        source = book.source(MODULE)
    setup = Setup(course.root, MODULE, source, True, course.datasets(), warm.place, Limits(), "en")
    with pytest.raises(Deserted):
        grade_submission(setup, "anna")


def test_the_first_run_that_died_takes_no_time_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a notebook that was killed from outside when its time was nearly up would fail for its time."""
    clock, given = [0.0], []

    def run(_place: Any, job: Job, _answer: Any, _data: Any) -> Ran:
        given.append(job.limits.notebook_seconds)
        clock[0] += 8
        if job.steps[0][0] == "run":
            raise Died("died", 0, Ran())
        return Ran()

    monkeypatch.setattr(execute, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(execute, "run_notebook", run)
    job = Job((("run", "1"),), {}, "work", {}, Limits(notebook_seconds=20))
    assert execute.run_what_ends(None, job, None, None)[1] == {0: "died"}
    assert given == [20, 20, 12]


def test_a_verdict_of_an_earlier_run_does_not_outlive_it(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that was judged, and ended the process when it was asked for again, is worth what its last run was."""
    course, left_out = CourseFolder.open(desk.out), {}

    def run(_place: Any, job: Job, answer: Any, _data: Any) -> tuple[Ran, dict[int, str]]:
        asked = [number for number, (what, _text) in enumerate(job.steps) if what == "ask"]
        for number in asked:
            answer(number, 7, True, [])
        left_out[asked[0]] = "it ended the process"
        return Ran(), left_out

    monkeypatch.setattr(modules, "run_what_ends", run)
    notebook, sidecar = course.source(MODULE), course.sidecar(MODULE)
    done = modules.execute_module(
        nbformat.from_dict(notebook), notebook, sidecar, "anna", {}, course.datasets(), None, Limits()
    )
    (number,) = left_out
    name = notebook.cells[number].metadata.nbgrader.grade_id.removesuffix("-grade")
    (verdict,) = [v for v in done.verdicts if v.exercise == name]
    assert (verdict.state, verdict.reason) == ("unreadable", "it ended the process")
