"""Prove exercises both ways: solutions and alternatives pass, stubs fail, each mistake fails the check that it names.

And prove their points: constants and guesses get none, and a worse answer never gets more.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from autograder.authoring.proof_cache import CourseProofs, Proof, ProofCache
from autograder.authoring.proofs.exercise import Failure, prove
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from wording.languages import LANGUAGES

__all__ = ["Failure", "Report", "verify_course"]


@dataclass
class Report:
    """Counts and failures of a verification. Counts are of distinct things, not of runs."""

    exercises: int = 0
    variants: int = 0
    solutions: int = 0
    alternatives: int = 0
    mistakes: int = 0
    languages: list[str] = field(default_factory=lambda: list(LANGUAGES))
    #: Exercises times languages.
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
) -> Report:
    """Verify modules: every exercise in both languages and over `variants` trainees.

    Args:
        progress: called with (done, total, exercise) when a proof is done.
        cache: where proofs that passed are looked up and kept; without it, everything is proved anew.

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
    wanted = [(module.name, e.name, lang) for module in course.modules for e in module.exercises for lang in LANGUAGES]
    kept = CourseProofs(cache, root, datasets, variants) if cache else None
    cached = {proof: trials for proof in wanted if kept and (trials := kept.trials(proof)) is not None}
    report.proofs, report.cached = len(wanted), len(cached)
    missing = [proof for proof in wanted if proof not in cached]
    found = chain(
        ((proof, trials, []) for proof, trials in cached.items()), _run_all(root, datasets, missing, variants, workers)
    )
    for done, (proof, trials, failures) in enumerate(found, 1):
        if kept and proof not in cached and not failures:
            kept.keep(proof, trials)
        report.trials += trials
        report.failures += failures
        progress(done, len(wanted), f"{proof[1]} ({proof[2]})")
    if cache:
        cache.drop_unused()
    report.failures.sort(key=str)
    return report


def _run_all(
    root: Path, datasets: Path, proofs: list[Proof], variants: int, workers: int | None
) -> Iterator[tuple[Proof, int, list[Failure]]]:
    """Run proofs in worker processes; yield each, when it is done, with its number of trials and its failures."""
    if not proofs:
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers or os.cpu_count(), mp_context=context) as pool:
        running = {pool.submit(prove, root, datasets, *proof, variants): proof for proof in proofs}
        for future in as_completed(running):
            yield running[future], *future.result()
