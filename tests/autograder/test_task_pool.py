"""The pool: every task ends, and no process outlives it."""

from __future__ import annotations

from contextlib import suppress

import psutil

from autograder.task_pool import run_tasks


def running_workers(before: frozenset[int] = frozenset()) -> list[psutil.Process]:
    """Workers of a pool among our descendants; zombies and processes that exit meanwhile do not count."""
    running = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            if process.pid not in before and "spawn_main" in " ".join(process.cmdline()):
                running.append(process)
    return running


def ends(tasks, work, arguments=(), **options):
    return {d.task: (d.end, d.value) for d in run_tasks(tasks, work, arguments, **options)}


def test_values_and_errors_come_back() -> None:
    assert ends([4.0, -1.0, 9.0], "math:sqrt") == {
        4.0: ("ok", 2.0),
        -1.0: ("raised", "ValueError: math domain error"),
        9.0: ("ok", 3.0),
    }


def test_arguments_follow_the_task() -> None:
    assert ends([2, 3], "operator:pow", (4,)) == {2: ("ok", 16), 3: ("ok", 81)}


def test_a_worker_that_dies_is_replaced() -> None:
    assert ends([3, 4, 5], "os:_exit", workers=2) == {n: ("died", n) for n in (3, 4, 5)}


def test_a_task_without_end_is_stopped_and_the_others_go_on() -> None:
    found = ends([600.0, 0.01, 0.02], "time:sleep", workers=2, seconds=6.0)
    assert found == {600.0: ("timeout", 6.0), 0.01: ("ok", None), 0.02: ("ok", None)}
    assert running_workers() == []


def test_closing_early_kills_what_runs() -> None:
    before = frozenset(p.pid for p in psutil.Process().children(recursive=True))
    running = run_tasks([0.01, 600.0], "time:sleep", (), workers=2)
    assert next(running).task == 0.01
    running.close()
    assert running_workers(before) == []


def test_no_tasks_start_nothing() -> None:
    assert ends([], "time:sleep") == {}
