"""A process of the engine dies: what is repeated, who is not to blame, and what is cleared away."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest

from autograder.building.course_folder import CourseFolder
from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.outside.engine import Engine
from autograder.engine.outside.outcome import Deserted, Died, Ran
from autograder.engine.warm import start
from autograder.grading import execute
from autograder.grading import execute_module as modules
from autograder.grading.execute import run_without_crashes
from autograder.grading.one_submission import grade_submission
from autograder.grading.preload import warm_config
from autograder.grading.setup import Setup
from autograder.notes import Note
from tests.support.built_course import BuiltCourse
from tests.support.grading_kills import MODULE, children, kill

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the engine's processes are Linux's")


def test_only_folders_that_nobody_locks_are_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock decides, whatever a killed engine had put into its folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    living, lock = start._state_folder()
    dead, released = start._state_folder()
    os.close(released)
    (dead / "root" / "file").touch()
    (tmp_path / f"{start.STATE}killed_before_its_first_file").mkdir()
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "root").mkdir(parents=True)
    (tmp_path / f"{start.STATE}link").symlink_to(elsewhere)
    start._clear_leftovers()
    assert sorted(p.name for p in tmp_path.glob(f"{start.STATE}*")) == sorted([living.name, f"{start.STATE}link"])
    assert (elsewhere / "root").is_dir()
    os.close(lock)
    start._clear_leftovers()
    assert not living.exists()


def test_a_folder_cleared_before_it_was_locked_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the two another engine may start and take it for one of the dead."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    opened = os.open
    made: list[str] = []

    def opened_late(path: Any, flags: int, **more: Any) -> int:
        folder = opened(path, flags, **more)
        if str(path).startswith(f"{tmp_path}/{start.STATE}"):
            made.append(str(path))
            if len(made) == 1:
                Path(path).rmdir()
        return folder

    monkeypatch.setattr(os, "open", opened_late)
    state, lock = start._state_folder()
    assert len(set(made)) == 2
    assert [str(p) for p in tmp_path.iterdir()] == [str(state)] == [made[-1]]
    assert (state / "root").is_dir()
    os.close(lock)


def test_a_state_folder_is_removed_while_a_judge_still_writes_into_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed judge ends a moment after the warm process; its last file must not keep the folder."""
    state = tmp_path / "state"
    state.mkdir()
    removed = shutil.rmtree
    late = [state / "one", state / "another"]

    def as_a_file_arrives(path: Path, ignore_errors: bool) -> None:
        removed(path, ignore_errors=ignore_errors)
        if late:
            state.mkdir(exist_ok=True)
            late.pop().touch()

    monkeypatch.setattr(shutil, "rmtree", as_a_file_arrives)
    start._remove(state)
    assert late == []
    assert not state.exists()


# ---- one notebook's run


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(warm_config(Path("source"), is_module=False, preload=()), "full", []) as made:
        yield made


def _no_data(_what: str, name: str) -> Any:
    raise ValueError(name)


@pytest.mark.parametrize(
    ("body", "kills", "left_out", "judged"),
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
    engine: Engine, body: str, kills: int, left_out: list[int], judged: int
) -> None:
    """A process killed from outside looks like one that its cell has ended, but only the cell does it again."""
    calls: list[int] = []
    taken_for_errors: list[Exception] = []

    def judge(_step: int, function: Any, _exists: bool, _refused_types: list[str]) -> None:
        calls.append(1)
        if len(calls) <= kills:
            (trainee,) = children(engine.warm().process.pid)
            assert kill(trainee)
        try:
            assert function(len(calls)) == len(calls)
        except Exception as error:  # as a check may do, to find that the function raises
            taken_for_errors.append(error)

    steps = (("run", f"def f(n):\n    {body}"), ("ask", "f"), ("run", "print(1)"))
    ran, ended = run_without_crashes(engine.warm().source, Job(steps, {}, "work", {}), judge, _no_data)
    assert (list(ended), len(calls), taken_for_errors) == (left_out, judged, [])
    assert sorted(ran.outputs) == [0, 2]


def test_a_run_without_the_process_that_starts_it_is_nobodys_fault(engine: Engine, desk: BuiltCourse) -> None:
    """The judge returns nothing about the submission; another judge grades it, from another warm process."""
    warm = engine.warm()

    def judge(_step: int, function: Any, _exists: bool, _refused_types: list[str]) -> None:
        assert kill(warm.process.pid)
        warm.process.wait()
        function()

    job = Job((("run", "def f():\n    return 1"), ("ask", "f")), {}, "work", {})
    with pytest.raises(Deserted):
        run_without_crashes(warm.source, job, judge, _no_data)
    source = engine.warm().source
    assert source != warm.source
    assert sorted(run_without_crashes(source, Job((("run", "1"),), {}, "work", {}), judge, _no_data)[0].outputs) == [0]
    assert not warm.state.exists()
    course = CourseFolder.open(desk.out)
    desk.submit("anna")
    with course.book() as book:
        notebooks = book.source(MODULE)
    setup = Setup(course.root, MODULE, notebooks, True, course.datasets(), warm.source, Limits(), "en")
    with pytest.raises(Deserted):
        grade_submission(setup, "anna")


def test_the_first_run_that_died_takes_no_time_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a notebook killed from outside when its time was nearly up would fail for lack of time."""
    clock, limits = [0.0], []

    def run(_source: Any, job: Job, _judge: Any, _data: Any) -> Ran:
        limits.append(job.limits.notebook_seconds)
        clock[0] += 8
        if job.steps[0][0] == "run":
            raise Died("died", 0, Ran())
        return Ran()

    monkeypatch.setattr(execute, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(execute, "run_notebook", run)
    job = Job((("run", "1"),), {}, "work", {}, Limits(notebook_seconds=20))
    assert execute.run_without_crashes(None, job, None, None)[1] == {0: "died"}
    assert limits == [20, 20, 12]


def test_a_verdict_of_an_earlier_run_does_not_outlive_it(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that was judged, and then ended the process in the repeated run, counts as in the last run."""
    course, left_out = CourseFolder.open(desk.out), {}

    def run(_source: Any, job: Job, judge: Any, _data: Any) -> tuple[Ran, dict[int, str]]:
        answers = [number for number, (what, _text) in enumerate(job.steps) if what == "ask"]
        for number in answers:
            judge(number, 7, True, [])
        left_out[answers[0]] = Note("run_died")
        return Ran(), left_out

    monkeypatch.setattr(modules, "run_without_crashes", run)
    notebook, sidecar = course.source(MODULE), course.sidecar(MODULE)
    done = modules.execute_module(
        nbformat.from_dict(notebook), notebook, sidecar, "anna", {}, course.datasets(), None, Limits()
    )
    (number,) = left_out
    name = notebook.cells[number].metadata.nbgrader.grade_id.removesuffix("-grade")
    (verdict,) = [v for v in done.verdicts if v.exercise == name]
    assert (verdict.state, verdict.reason) == ("unreadable", Note("run_died"))
