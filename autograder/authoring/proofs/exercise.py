"""Prove one exercise in one language, over the variants of several trainees.

Answers run as in a notebook: in the module's folder, after its setup cell, with the data of one trainee.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from autograder.authoring.proofs.change_detector import ChangeDetector
from autograder.authoring.proofs.constants import constants_get_nothing
from autograder.authoring.proofs.data import defects_move_results
from autograder.authoring.proofs.feedback import feedback_is_true
from autograder.authoring.proofs.guessing import guessing_pays_nothing
from autograder.authoring.proofs.opened import as_released, opened_module
from autograder.authoring.proofs.partial_credit import share_fits_the_solution, worse_never_gets_more
from autograder.authoring.proofs.proof import Failure
from autograder.authoring.proofs.trials import Subject, applies, given, trial_defects
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Trial
from autograder.exercises.variants import Variant
from autograder.task_pool import begin_step
from wording.languages import LANGUAGES, language

__all__ = ["prove_exercise"]

GUESSING, POINTS, PLANTED = "guessing", "points of worse and odd answers", "planted defects"
"""Names of the steps that try answers which nobody stored."""
FARTHEST_VARIANT = 400
"""How far a draw is looked for to which a mistake applies, past the variants that were asked for."""


def prove_exercise(
    root: Path,
    datasets: Path,
    module_name: str,
    name: str,
    lang: str,
    variants: int,
    without: frozenset[str] = frozenset(),
) -> tuple[int, list[Failure]]:
    """Run one proof in this process; return its number of trials and its failures.

    Args:
        without: trials and other steps, by name, that are left out because they do not end.
    """
    course, module = opened_module(root, datasets, module_name)
    exercise = module.exercise(name)
    subject = Subject.of(module, exercise, lang)
    failures: list[Failure] = []
    tried = 0
    unseen = {trial.label for trial in kind_of(exercise.manifest.kind).test(exercise, lang) if applies(trial)} - without
    with as_released(root, datasets, module_name, lang), language(lang):
        for number in range(1, FARTHEST_VARIANT + 1):
            trainee = f"variant-{number}"
            edition = course.edition_of(module)
            variant = ChangeDetector(course.manifest.id, edition, trainee, lang, Generators(datasets))
            trials = kind_of(exercise.manifest.kind).trials(exercise, variant)
            trials = [trial for trial in trials if trial.label not in without]
            if number > variants:  # of a pool, what was drawn for nobody so far
                trials = [trial for trial in trials if trial.label in unseen and applies(trial)]
            os.environ["ACADEMY_SUBMISSION_OF"] = trainee
            found = list(_all_defects(subject, trials, variant, without, first=number == 1)) if trials else []
            tried += len(trials)
            unseen -= {trial.label for trial in trials if applies(trial)}
            if (
                number == 1 and lang == LANGUAGES[0] and GUESSING not in without
            ):  # a form is the same in every language and for every trainee
                begin_step(GUESSING)
                found += guessing_pays_nothing(subject.whole, variant)
            failures += [Failure(f"{module_name}/{name}", lang, trainee, *defect) for defect in found]
            if number >= variants and not unseen:
                break
    for label in sorted(unseen):
        failures.append(Failure(f"{module_name}/{name}", lang, trainee, label, "to apply to a draw", "none"))
    return tried, failures


def _all_defects(
    subject: Subject, trials: list[Trial], variant: ChangeDetector, without: frozenset[str], *, first: bool
) -> Iterator[tuple[str, str, str]]:
    """Yield (call, expected, got) for each trial that does not end as it must, and for points that mean nothing."""
    answers: dict[str, Any] = {}
    for trial in trials:
        begin_step(trial.label)
        try:
            answers[trial.label] = given(subject, trial, variant)
        except Exception as error:
            yield trial.label, trial.must, f"{type(error).__name__}: {error}"
            continue
        for expected, got in trial_defects(subject, trial, answers[trial.label], variant):
            yield trial.label, expected, got
    if POINTS not in without:
        begin_step(POINTS)
        yield from _score_defects(subject, answers, variant, first=first)
    if PLANTED not in without:
        begin_step(PLANTED)
        yield from defects_move_results(subject.whole, variant)


def _score_defects(
    subject: Subject, answers: dict[str, Any], variant: Variant, *, first: bool
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
