"""Prove exercises both ways: solutions and alternatives pass, stubs fail, each mistake fails the check that it names.

And prove their points: constants and guesses get none, and a worse answer never gets more. Lessons run from top to
bottom, and the datasets that modules use are the same whenever they are made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from autograder.authoring.proof_cache import CourseProofs, ProofCache
from autograder.authoring.proofs.proof import Failure, Proof
from autograder.exercises.data_sources import dataset_folders
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import datasets_of, read_course
from autograder.source.model import Course
from autograder.task_pool import Done, run_tasks
from wording.languages import LANGUAGES

__all__ = ["Failure", "Report", "verify_course"]

PROVE = "autograder.authoring.proofs.prove:prove"
TRIAL_SECONDS = 120.0
"""How long one trial may take, with its data, or one cell of a lesson."""
MOST_STOPPED = 3
"""After so many trials of an exercise that do not end, the rest is not tried."""


@dataclass
class Report:
    """Counts and failures of a verification. Counts are of distinct things, not of runs."""

    exercises: int = 0
    lessons: int = 0
    datasets: int = 0
    variants: int = 0
    solutions: int = 0
    alternatives: int = 0
    mistakes: int = 0
    languages: list[str] = field(default_factory=lambda: list(LANGUAGES))
    #: Exercises and lessons times languages, and datasets.
    proofs: int = 0
    #: Proofs that passed in an earlier run and whose every input is the same: they were not run again.
    cached: int = 0
    #: Trials of all proofs, the cached ones included.
    trials: int = 0
    failures: list[Failure] = field(default_factory=list)


def verify_course(
    root: Path,
    datasets: Path,
    only: list[str] | None = None,
    variants: int = 5,
    workers: int | None = None,
    progress: Callable[[int, int, str], None] = lambda _done, _total, _label: None,
    cache: ProofCache | None = None,
    limit: float = TRIAL_SECONDS,
) -> Report:
    """Verify modules: lessons, exercises in both languages, and datasets, over `variants` trainees.

    Args:
        only: modules to verify, with the datasets that they use; by default all, and every dataset.
        progress: called with (done, total, proof) when a proof is done.
        cache: where proofs that passed are looked up and kept; without it, everything is proved anew.
        limit: seconds for one trial; what takes longer is a failure.

    Raises SourceError when the source cannot be read.
    """
    root, datasets = root.resolve(), datasets.resolve()  # workers change their folder
    course = read_course(root, datasets, only)
    report = Report(variants=variants)
    for exercise in (e for module in course.modules for e in module.exercises):
        labels = [t.label for t in kind_of(exercise.manifest.kind).test(exercise, LANGUAGES[0])]
        report.exercises += 1
        report.solutions += labels.count("solution")
        report.alternatives += sum(label.startswith("alternatives/") for label in labels)
        report.mistakes += sum(label.startswith("mistakes/") for label in labels)
    wanted = list(_proofs(course, None if only else [folder.name for folder in dataset_folders(datasets)]))
    report.lessons = sum(proof.what == "lesson" for proof in wanted) // len(LANGUAGES)
    report.datasets = sum(proof.what == "dataset" for proof in wanted)
    kept = CourseProofs(cache, root, datasets, variants) if cache else None
    cached = {proof: trials for proof in wanted if kept and (trials := kept.trials(proof)) is not None}
    report.proofs, report.cached = len(wanted), len(cached)
    missing = [proof for proof in wanted if proof not in cached]
    found = chain(
        ((proof, trials, []) for proof, trials in cached.items()),
        _run_all(root, datasets, missing, variants, workers or os.cpu_count() or 1, limit),
    )
    for done, (proof, trials, failures) in enumerate(found, 1):
        if kept and proof not in cached and not failures:
            kept.keep(proof, trials)
        report.trials += trials
        report.failures += failures
        progress(done, len(wanted), str(proof))
    if cache:
        cache.drop_unused()
    report.failures.sort(key=str)
    return report


def _proofs(course: Course, datasets: list[str] | None) -> Iterator[Proof]:
    """Yield all proofs of a course.

    Args:
        course: with the modules to prove.
        datasets: names of the datasets to prove; None: those that the modules use.
    """
    for module in course.modules:
        for lang in LANGUAGES:
            yield Proof(module.name, f"lesson.{lang}.md", lang, "lesson")
            yield from (Proof(module.name, exercise.name, lang) for exercise in module.exercises)
    used = set().union(*map(datasets_of, course.modules)) if datasets is None else datasets
    yield from (Proof("", name, "", "dataset") for name in sorted(used))


def _run_all(
    root: Path, datasets: Path, proofs: list[Proof], variants: int, workers: int, limit: float
) -> Iterator[tuple[Proof, int, list[Failure]]]:
    """Run proofs in worker processes; yield each, when it is done, with its number of trials and its failures.

    A trial that does not end is named, and its exercise is proved again without it.
    """
    found: dict[Proof, list[Failure]] = {proof: [] for proof in proofs}
    tasks = [(proof, frozenset[str]()) for proof in proofs]
    arguments = (root, datasets, variants)
    while tasks:
        again = []
        with closing(run_tasks(tasks, PROVE, arguments, workers=workers, seconds=limit)) as ends:
            for done in ends:
                proof, without = done.task
                if done.end == "ok":
                    trials, failures = done.value
                    yield proof, trials, found[proof] + failures
                    continue
                found[proof].append(_stopped(proof, done))
                if done.end == "timeout" and proof.what == "exercise" and done.step and len(without) < MOST_STOPPED:
                    again.append((proof, without | {done.step}))
                else:
                    yield proof, 1, found[proof]
        tasks = again


def _stopped(proof: Proof, done: Done[tuple[Proof, frozenset[str]]]) -> Failure:
    """Return the failure of a proof whose process was stopped at the limit, or ended by itself."""
    got = f"none within {done.value:g} s" if done.end == "timeout" else f"the process ended: {done.value}"
    return Failure(proof.where, proof.lang, "", done.step or "the proof", "an end", got)
