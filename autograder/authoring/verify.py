"""Prove exercises both ways: solutions and alternatives pass, stubs fail, each mistake fails the check that it names.

And prove their points: constants and guesses get none, and a worse answer never gets more.

Answers run as in a notebook: in the module's folder, after its setup cell, with the data of one trainee.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from autograder.authoring.proofs import CourseProofs, Proof, ProofCache
from autograder.authoring.proofs_of_data import defects_move_results
from autograder.authoring.proofs_of_feedback import feedback_is_true
from autograder.authoring.proofs_of_scores import (
    constants_get_nothing,
    guessing_pays_nothing,
    share_fits_the_solution,
    worse_never_gets_more,
)
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.checks_file import author_checks
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Kind, Trial
from autograder.exercises.kinds.cell_ids import SETUP
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.sidecar import SIDECAR, encode
from autograder.exercises.variants import Arguments, Variant
from autograder.exercises.verdict import Verdict
from autograder.exercises.wording import message
from autograder.source.model import Course, Exercise, Module, Public
from wording.languages import LANGUAGES, language

__all__ = ["Failure", "Report", "verify_course"]

FARTHEST_VARIANT = 400
"""How far a draw is looked for to which a mistake applies, past the variants that were asked for."""


@dataclass(frozen=True)
class Failure:
    """A trial that did not end as it must."""

    exercise: str
    lang: str
    variant: str
    call: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.exercise} [{self.lang}, {self.variant}] {self.call}: expected {self.expected}, got {self.got}"


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
        running = {pool.submit(_verify, root, datasets, *proof, variants): proof for proof in proofs}
        for future in as_completed(running):
            yield running[future], *future.result()


@lru_cache(maxsize=4)
def _module(root: Path, datasets: Path, name: str) -> tuple[Course, Module]:
    course = read_course(root, datasets, [name])
    return course, course.modules[0]


def _verify(
    root: Path, datasets: Path, module_name: str, name: str, lang: str, variants: int
) -> tuple[int, list[Failure]]:
    """Run one proof in this process; return its number of trials and its failures."""
    os.environ["MPLBACKEND"] = "Agg"
    course, module = _module(root, datasets, module_name)
    exercise = module.exercise(name)
    subject = _Subject.of(module, exercise, lang)
    failures: list[Failure] = []
    tried = 0
    unseen = {trial.label for trial in kind_of(exercise.manifest.kind).test(exercise, lang) if _applies(trial)}
    with _as_released(root, datasets, module_name, lang), language(lang):
        for number in range(1, FARTHEST_VARIANT + 1):
            trainee = f"variant-{number}"
            edition = course.edition_of(module)
            variant = _ChangeDetector(course.manifest.id, edition, trainee, lang, Generators(datasets))
            trials = kind_of(exercise.manifest.kind).trials(exercise, variant)
            if number > variants:  # of a pool, what was drawn for nobody so far
                trials = [trial for trial in trials if trial.label in unseen and _applies(trial)]
            os.environ["ACADEMY_SUBMISSION_OF"] = trainee
            found = list(_all_defects(subject, trials, variant, first=number == 1)) if trials else []
            tried += len(trials)
            unseen -= {trial.label for trial in trials if _applies(trial)}
            if number == 1 and lang == LANGUAGES[0]:  # a form is the same in every language and for every trainee
                found += guessing_pays_nothing(subject.whole, variant)
            failures += [Failure(f"{module_name}/{name}", lang, trainee, *defect) for defect in found]
            if number >= variants and not unseen:
                break
    for label in sorted(unseen):
        failures.append(Failure(f"{module_name}/{name}", lang, trainee, label, "to apply to a draw", "none"))
    return tried, failures


def _applies(trial: Trial) -> bool:
    """Return whether a trial is tried in full: a mistake fails at the check that it names."""
    return trial.must != "wrong" or trial.check is not None


@dataclass(frozen=True)
class _Subject:
    """An exercise in one language, read once for all its trials."""

    exercise: Exercise
    whole: Public
    released: Public
    #: Whether what a trainee gets judges otherwise: of practice, when a check is hidden.
    differs: bool
    #: The code of the lesson's setup cell.
    setup: str

    @classmethod
    def of(cls, module: Module, exercise: Exercise, lang: str) -> _Subject:
        whole, released = (public(exercise, lang, released=released) for released in (False, True))
        hides = bool(exercise.checks) and any(check.hidden for check in author_checks(exercise))
        cells = module.lessons[lang].cells
        setup = next(c.text for c in cells if c.type == "code" and c.name == SETUP)
        return cls(exercise, whole, released, exercise.part == "practice" and hides, setup)

    @property
    def kind(self) -> Kind:
        return kind_of(self.exercise.manifest.kind)


@lru_cache(maxsize=8)
def _released_sidecar(root: Path, datasets: Path, module: str, lang: str) -> str:
    return encode(*_module(root, datasets, module), lang, released=True)


@contextmanager
def _as_released(root: Path, datasets: Path, module: str, lang: str) -> Iterator[None]:
    """Make the current folder look like a released module to `load`, with the generators that checks use."""
    before = Path.cwd()
    os.environ["ACADEMY_CONTENT"] = str(datasets.parent)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / SIDECAR).write_text(_released_sidecar(root, datasets, module, lang), "utf-8")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)
            os.environ.pop("ACADEMY_SUBMISSION_OF", None)


@dataclass(frozen=True)
class _ChangeDetector(Variant):
    """A variant that makes what checks may ask for once for all answers, and notices when a check changed it."""

    #: What checks were given, by exercise and name.
    _made: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    #: The same made a second time, which no check sees.
    _untouched: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    #: What was asked for since the last look.
    _asked: set[tuple[str, str]] = field(default_factory=set, init=False, repr=False, compare=False)

    def arguments(self, exercise: Public, **more: Any) -> Arguments:
        found = super().arguments(exercise, **more)
        for name in ("case", *exercise.manifest.data):
            found[name] = partial(self._once, (exercise.name, name), found[name], super().arguments(exercise)[name])
        return found

    def _once(self, key: tuple[str, str], make: Callable[[], Any], make_again: Callable[[], Any]) -> Any:
        if key not in self._made:
            self._made[key], self._untouched[key] = make(), make_again()
        self._asked.add(key)
        return self._made[key]

    def changed(self) -> list[str]:
        """Return the names of the objects that checks have changed since the last call; they are made anew."""
        changed = [key for key in sorted(self._asked) if not _same(self._made[key], self._untouched[key])]
        self._asked.clear()
        for key in changed:
            del self._made[key], self._untouched[key]
        return [name for _exercise, name in changed]


def _same(a: Any, b: Any) -> bool:
    return bool(a.equals(b)) if isinstance(a, pd.DataFrame) else repr(a) == repr(b)


def _all_defects(
    subject: _Subject, trials: list[Trial], variant: _ChangeDetector, *, first: bool
) -> Iterator[tuple[str, str, str]]:
    """Yield (call, expected, got) for each trial that does not end as it must, and for points that mean nothing."""
    answers: dict[str, Any] = {}
    for trial in trials:
        try:
            answers[trial.label] = _given(subject, trial, variant)
        except Exception as error:
            yield trial.label, trial.must, f"{type(error).__name__}: {error}"
            continue
        for expected, got in _defects(subject, trial, answers[trial.label], variant):
            yield trial.label, expected, got
    yield from _score_defects(subject, answers, variant, first=first)
    yield from defects_move_results(subject.whole, variant)


def _score_defects(
    subject: _Subject, answers: dict[str, Any], variant: Variant, *, first: bool
) -> Iterator[tuple[str, str, str]]:
    """Prove the points of an exercise that a machine grades, unless its solution fails.

    Odd answers are the same for every trainee, and so is what is said of them: they are tried with the first.
    """
    kind = subject.kind
    whole = kind.drawn(subject.whole, variant)
    if (
        kind.by_mentor
        or "solution" not in answers
        or judge_answer(whole, answers["solution"], variant).state != "right"
    ):
        return
    solution = kind.read(whole, answers["solution"])
    others = []
    for label, answer in answers.items():
        with suppress(NotAttempted, Unreadable):
            others.append(kind.read(whole, answer) if label != "solution" else solution)
    yield from share_fits_the_solution(whole, variant, solution)
    yield from constants_get_nothing(whole, variant, solution)
    yield from worse_never_gets_more(whole, variant, solution, others)
    if first:
        yield from feedback_is_true(whole, variant, solution)


def _given(subject: _Subject, trial: Trial, variant: Variant) -> Any:
    """Return what a trial hands in: what a form saves, or the variable that its code leaves in the notebook."""
    if subject.kind.in_form:
        return trial.answer
    return _run(subject.setup, trial.answer).get(subject.exercise.name)


def _defects(subject: _Subject, trial: Trial, given: Any, variant: _ChangeDetector) -> Iterator[tuple[str, str]]:
    """Yield (expected, got) for each way in which a trial does not end as it must."""
    try:
        whole = subject.kind.drawn(subject.whole, variant)
        full = judge_answer(whole, given, variant)
        released = judge_answer(subject.released, given, variant) if subject.differs else full
    except Exception as error:
        yield trial.must, f"{type(error).__name__}: {error}"
        return
    if changed := variant.changed():
        yield "checks that change nothing", f"a check changed {', '.join(changed)}"
    expected = trial.must + (f" at {trial.check}" if trial.check else "")
    got = (
        full.state
        + "".join(f" at {one.check} {dict(one.values)}" for one in full.failed)
        + (f" ({full.reason})" if full.reason else "")
    )
    if full.state != trial.must or (trial.check and trial.check not in _names(full)):
        yield expected, got
        return
    if full.state == "right" and full.points != whole.points:
        yield f"{whole.points} points", f"{full.points} points"
    seen = (full.state, _names(full), full.points)
    if not full.hidden and (released.state, _names(released), released.points) != seen:
        yield expected, f"{released.state} at {', '.join(_names(released))}, {released.points} points, as released"
    if full.state == "wrong":
        try:
            words = message(full, whole, variant.lang)
        except (KeyError, IndexError, ValueError) as error:
            yield f"feedback for {full.check}", f"{type(error).__name__}: {error}"
        else:
            if not words.strip():
                yield f"feedback for {full.check}", "no words"


def _names(verdict: Verdict) -> list[str]:
    """Return the checks that failed; a text has several."""
    return [one.check for one in verdict.failed]


def _run(setup: str, source: str) -> dict[str, Any]:
    """Run the setup cell and an answer cell; return the namespace of the notebook."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        exec(compile(setup, "setup", "exec"), namespace)
        exec(compile(source, "answer", "exec"), namespace)
    return namespace
