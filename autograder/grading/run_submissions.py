"""Run submissions: by judges on this machine, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Generator

from autograder.engine.contract.process_source import ProcessSource
from autograder.engine.outside.engine import Engine
from autograder.gradebook.records import Graded
from autograder.grading.context import GradingContext
from autograder.grading.preload import warm_config
from autograder.grading.setup import Setup
from autograder.grading.worker_pool import judge_all
from wording.languages import current_language

__all__ = ["run_submissions"]


def run_submissions(
    context: GradingContext, trainees: list[str], workers: int, seconds: float, scheduler: str | None = None
) -> Generator[Graded, None, None]:
    """Yield the results of the trainees as they come in. Close the generator to stop the judges.

    Args:
        context: what is graded.
        trainees: whose submissions to run.
        workers: judges on this machine.
        seconds: how long one submission may take.
        scheduler: address of a Dask cluster that grades instead of this machine.

    A submission to an assessment that comes after the last attempt does not run; its result is the reason.

    Raises AcademyError where this machine, or one of the cluster, cannot isolate.
    """
    refused = _refused(context, trainees)
    yield from refused
    trainees = [trainee for trainee in trainees if trainee not in {graded.trainee for graded in refused}]
    if not trainees:
        return
    root = context.course.root
    config = warm_config(root / "source" / context.module, context.is_module, context.preload)
    if scheduler:
        from autograder.grading.cluster import judge_on_cluster

        yield from judge_on_cluster(scheduler, trainees, _setup(context, None), config, context.isolation, seconds)
        return
    with Engine(config, context.isolation, [root, root / "gradebook.db", root / "submitted"]) as engine:
        source = engine.warm().source
        engine.prove()
        yield from judge_all(trainees, _setup(context, source), engine.warm, min(workers, len(trainees)), seconds)


def _refused(context: GradingContext, trainees: list[str]) -> list[Graded]:
    if context.register is None:
        return []
    reasons = ((trainee, context.register.refusal(trainee)) for trainee in trainees)
    return [Graded(trainee, reason=reason) for trainee, reason in reasons if reason is not None]


def _setup(context: GradingContext, process_source: ProcessSource | None) -> Setup:
    return Setup(
        context.course.root,
        context.module,
        context.source,
        context.is_module,
        context.course.datasets(),
        process_source,  # type: ignore[arg-type]  # every worker of a cluster fills in its own
        context.limits,
        current_language(),
    )
