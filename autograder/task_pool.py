"""Worker processes for tasks that may crash or hang: a task that fails does not affect the others.

Threads would not do, because nbgrader changes the working directory and the environment of its process. The standard
library's pool breaks when one worker dies; this one replaces the worker and reports its task.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import pkgutil
import signal
import time
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, TypeVar

import psutil  # type: ignore[import-untyped]  # comes with ipykernel, without types

from autograder.lifeline import end_with_parent
from wording.languages import current_language, set_language

__all__ = ["Done", "begin_step", "run_tasks"]

T = TypeVar("T")
CONTEXT = mp.get_context("spawn")
"""Spawned on every system, because a forked child would inherit locks held by a progress bar's threads."""


@dataclass(frozen=True)
class Done(Generic[T]):
    """A task and how it ended."""

    task: T
    end: Literal["ok", "raised", "died", "timeout"]
    #: `ok`: the returned value; `raised`: the exception's message; `died`: the exit code; `timeout`: the time limit.
    value: Any
    seconds: float
    #: What it did last, if it says so.
    step: str = ""


@dataclass
class _Worker(Generic[T]):
    process: BaseProcess
    pipe: Connection
    task: T | None = None
    step: str = ""
    since: float = field(default_factory=time.monotonic)


def run_tasks(
    tasks: Sequence[T], work: str, arguments: tuple[Any, ...], *, workers: int = 2, seconds: float = 600.0
) -> Generator[Done[T], None, None]:
    """Call `work(task, *arguments)` for every task in worker processes; yield the results as tasks end.

    When the caller stops (Ctrl-C, an error, a closed iterator), every worker is killed first.

    Args:
        work: "module:function".
        seconds: limit for one task, or for each step of one that calls `begin_step`; after it the worker and all its
            descendants are killed.
    """
    waiting = list(tasks)[::-1]
    alive: list[_Worker[T]] = []
    try:
        while waiting or any(w.task is not None for w in alive):
            for worker in alive:
                if worker.task is None and waiting:
                    _give(worker, waiting.pop())
            while waiting and len(alive) < workers:
                alive.append(_start(work, arguments))
                _give(alive[-1], waiting.pop())
            for worker in _ready(alive, seconds):
                end, value = _ended(worker, seconds)
                if end in ("ready", "step"):
                    worker.since, worker.step = time.monotonic(), value or ""
                    continue
                task = worker.task
                if end in ("died", "timeout"):
                    _kill(worker)
                    alive.remove(worker)
                worker.task = None
                if task is not None:
                    yield Done(task, end, value, time.monotonic() - worker.since, worker.step)
    finally:
        for worker in alive:
            _kill(worker) if worker.task is not None else _dismiss(worker)


def _start(work: str, arguments: tuple[Any, ...]) -> _Worker[T]:
    parent_end, child_end = CONTEXT.Pipe()
    process = CONTEXT.Process(
        target=_serve, args=(child_end, work, arguments, current_language(), os.getpid()), daemon=True
    )
    process.start()
    child_end.close()
    return _Worker(process, parent_end)


def _give(worker: _Worker[T], task: T) -> None:
    worker.task, worker.step, worker.since = task, "", time.monotonic()
    with suppress(BrokenPipeError, OSError):  # the sentinel reports a dead worker
        worker.pipe.send(task)


def _ready(alive: list[_Worker[T]], seconds: float) -> list[_Worker[T]]:
    """Wait for workers that answered, died or used up their time, and return them."""
    remaining = min((w.since + seconds - time.monotonic() for w in alive if w.task is not None), default=0.0)
    signalled = set(wait([x for w in alive for x in (w.pipe, w.process.sentinel)], timeout=max(remaining, 0.0)))
    late = time.monotonic() - seconds
    return [
        w
        for w in alive
        if w.pipe in signalled or w.process.sentinel in signalled or (w.task is not None and w.since <= late)
    ]


def _ended(worker: _Worker[T], seconds: float) -> tuple[Any, Any]:
    with suppress(EOFError, OSError):
        if worker.pipe.poll():
            end, value = worker.pipe.recv()
            return end, value
        if worker.task is not None and time.monotonic() - worker.since >= seconds:
            return "timeout", seconds
    worker.process.join(timeout=5)  # its pipe and sentinel close a moment before it exits
    return "died", worker.process.exitcode


def _kill(worker: _Worker[T]) -> None:
    """Kill a worker and its descendants: kernels run in sessions of their own and would outlive it."""
    with suppress(psutil.Error):
        family = psutil.Process(worker.process.pid).children(recursive=True)
        for process in family:
            with suppress(psutil.Error):
                process.kill()
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _dismiss(worker: _Worker[T]) -> None:
    with suppress(BrokenPipeError, OSError):
        worker.pipe.send(None)
    worker.process.join(timeout=5)
    if worker.process.is_alive():
        _kill(worker)
    else:
        worker.pipe.close()


def begin_step(name: str) -> None:
    """Say in a task what it does from now on: its time limit begins anew, and what does not end is named.

    Does nothing outside a worker.
    """
    for pipe in _pipes:
        pipe.send(("step", name))


_pipes: list[Connection] = []
"""In a worker, the pipe to its parent."""


def _serve(pipe: Connection, work: str, arguments: tuple[Any, ...], lang: str, parent: int) -> None:
    """Run tasks in the worker process until there are no more, or until the parent has ended."""
    end_with_parent(parent)
    _pipes.append(pipe)
    # Ctrl-C reaches the whole process group; the parent decides what to do. SIG_IGN will not do, because kernels would
    # inherit it and could not be interrupted when a cell exceeds its time.
    signal.signal(signal.SIGINT, lambda *_args: None)
    set_language(lang)
    function = pkgutil.resolve_name(work)
    pipe.send(("ready", None))  # the first task's time starts now, because imports take seconds on a busy machine
    while True:
        try:
            task = pipe.recv()
        except EOFError:  # the parent died
            return
        if task is None:
            return
        try:
            answer = "ok", function(task, *arguments)
        except Exception as error:
            answer = "raised", f"{type(error).__name__}: {error}"
        with suppress(BrokenPipeError):
            pipe.send(answer)
