"""The same grading on a Dask cluster: every worker process keeps an engine of its own; the coordinator writes."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from autograder.engine.outside.engine import Engine
from autograder.engine.warm.start import Isolation
from autograder.errors import AcademyError
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from autograder.grading.worker_pool import judge_all
from wording.autograder import _
from wording.languages import set_language

__all__ = ["judge_on_cluster"]

ONE = threading.Lock()
"""A worker deals with one submission at a time, however many threads it has."""


def judge_on_cluster(
    scheduler: str, tasks: Sequence[str], setup: Setup, modules: Sequence[str], isolation: Isolation, seconds: float
) -> Generator[Graded, None, None]:
    """Grade every task on the cluster at `scheduler` (tcp://host:port). Its workers see the course at the same path.

    seconds: how long one submission may take. A worker that dies is no loss: Dask gives its submissions to another, and
    whoever lost several workers is given up with the reason. Raises AcademyError when there is no cluster, Dask is not
    installed, or a worker's machine cannot isolate.
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
        # made by a task, and not scattered: Dask makes it again when every worker that held it is gone
        given = client.submit(_same, setup, pure=False)
        more = (given, tuple(modules), isolation, seconds)
        tasks_of = {client.submit(_grade, task, *more, pure=False): task for task in tasks}
        for future in as_completed(list(tasks_of)):
            failure = future.exception() if future.status != "finished" else None
            if isinstance(failure, AcademyError):
                raise failure
            if failure is None:
                yield future.result()
            else:
                why = _("The worker that graded it died ({why}).", why=type(failure).__name__)
                yield Graded(tasks_of[future], reason=why)
            future.release()


def _same(setup: Setup) -> Setup:
    return setup


@lru_cache(maxsize=4)
def _engine(modules: tuple[str, ...], isolation: Isolation, root: str) -> Engine:
    engine = Engine(modules, isolation, [Path(root)])
    engine.prove()
    atexit.register(engine.close)
    return engine


def _grade(trainee: str, setup: Setup, modules: tuple[str, ...], isolation: Isolation, seconds: float) -> Graded:
    """Runs in a worker. A judge of its own, as on one machine: what ends or holds it spares the worker."""
    with ONE:
        set_language(setup.lang)
        engine = _engine(modules, isolation, str(setup.root))
        place = engine.warm().place
        return next(judge_all([trainee], replace(setup, place=place), engine.warm, 1, seconds))
