"""The same grading on a Dask cluster: every worker process keeps an engine of its own; the coordinator writes."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from autograder.engine.engine import Engine
from autograder.engine.records import Graded
from autograder.engine.setup import Setup
from autograder.engine.start import Isolation
from autograder.errors import AcademyError
from autograder.i18n import _, set_language

__all__ = ["judge_on_cluster"]

ONE = threading.Lock()
"""A judge deals with one submission at a time, however many threads its worker has."""


def judge_on_cluster(
    scheduler: str, tasks: Sequence[str], setup: Setup, modules: Sequence[str], isolation: Isolation, seconds: float
) -> Generator[Graded, None, None]:
    """Grade every task on the cluster at `scheduler` (tcp://host:port). Its workers see the course at the same path.

    seconds: how long one submission may take, on average over the batch. A worker that dies is no loss: Dask gives its
    submissions to another. Raises AcademyError when there is no cluster, or Dask is not installed.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise AcademyError(_("Dask is not installed here: pip install 'account-academy[cluster]'.")) from None
    try:
        client = Client(scheduler, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        raise AcademyError(_("There is no Dask scheduler at {address}: {why}.", address=scheduler, why=error)) from None
    with client:
        given = client.scatter(setup, broadcast=True)
        futures = [client.submit(_grade, t, given, tuple(modules), isolation, pure=False, retries=1) for t in tasks]
        tasks_of = {future.key: task for future, task in zip(futures, tasks, strict=True)}
        for future in as_completed(futures, timeout=seconds * len(tasks)):
            task = tasks_of[future.key]
            failure = future.exception() if future.status != "finished" else None
            if failure is None:
                yield future.result()
            else:
                yield Graded(task, reason=_("The worker that graded it died ({why}).", why=type(failure).__name__))
            future.release()


@lru_cache(maxsize=4)
def _engine(modules: tuple[str, ...], isolation: Isolation, setup_root: str) -> Engine:
    engine = Engine(modules, isolation, [Path(setup_root)])
    engine.prove()
    atexit.register(engine.close)
    return engine


def _grade(trainee: str, setup: Setup, modules: tuple[str, ...], isolation: Isolation) -> Graded:
    """Runs in a worker of the cluster."""
    from autograder.engine.grading import grade_submission

    with ONE:
        start = time.perf_counter()
        set_language(setup.lang)
        place = _engine(modules, isolation, str(setup.root)).warm().place
        graded = grade_submission(replace(setup, place=place), trainee)
        return replace(graded, timings=graded.timings | {"total": time.perf_counter() - start})
