"""Grade on a Dask cluster: every worker process keeps an engine of its own, and the coordinator writes the results."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from autograder.engine.contract.isolation import Isolation
from autograder.engine.contract.warm_config import WarmConfig
from autograder.engine.outside.engine import Engine
from autograder.errors import AcademyError
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from autograder.grading.worker_pool import judge_all
from autograder.notes import Note
from wording.autograder import _
from wording.languages import set_language

__all__ = ["judge_on_cluster"]

ONE_AT_A_TIME = threading.Lock()
"""A worker grades one submission at a time, however many threads it has."""


def judge_on_cluster(
    scheduler: str, tasks: Sequence[str], setup: Setup, config: WarmConfig, isolation: Isolation, seconds: float
) -> Generator[Graded, None, None]:
    """Grade submissions on a cluster, and yield each result as soon as it is ready.

    When a worker dies, Dask gives its submission to another one; a submission that lost several workers is given up
    with the reason. Raises AcademyError when there is no cluster, Dask is not installed or a worker's machine cannot
    isolate.

    Args:
        scheduler: Address, as tcp://host:port. The workers see the course at the same path.
        tasks: The trainees whose submissions to grade.
        setup: What each judge receives first.
        config: What each worker's warm process prepares.
        isolation: How trainees' processes are isolated.
        seconds: Time limit of one submission.
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
        # Submitted as a task, not scattered, so that Dask makes it again when every worker that held it has died.
        shared = client.submit(_same, setup, pure=False)
        more = (shared, config, isolation, seconds)
        tasks_of = {client.submit(_grade, task, *more, pure=False): task for task in tasks}
        for future in as_completed(list(tasks_of)):
            failure = future.exception() if future.status != "finished" else None
            if isinstance(failure, AcademyError):
                raise failure
            if failure is None:
                yield future.result()
            else:
                yield Graded(tasks_of[future], reason=Note("worker_died", why=type(failure).__name__))
            future.release()


def _same(setup: Setup) -> Setup:
    return setup


@lru_cache(maxsize=4)
def _engine(config: WarmConfig, isolation: Isolation, root: str) -> Engine:
    engine = Engine(config, isolation, [Path(root)])
    engine.prove()
    atexit.register(engine.close)
    return engine


def _grade(trainee: str, setup: Setup, config: WarmConfig, isolation: Isolation, seconds: float) -> Graded:
    """Grade one submission in a worker. A judge process does it, so that a crash or a hang does not end the worker."""
    with ONE_AT_A_TIME:
        set_language(setup.lang)
        engine = _engine(config, isolation, str(setup.root))
        source = engine.warm().source
        return next(judge_all([trainee], replace(setup, process_source=source), engine.warm, 1, seconds))
