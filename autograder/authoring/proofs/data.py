"""Prove that what a card plants in its data matters: without it, an exercise has another right answer."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.authoring.proofs.defects import Defect
from autograder.exercises.checks_file import expected_of
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.variants import Variant, call_with
from autograder.source.model import Public

__all__ = ["defects_move_results"]


def defects_move_results(exercise: Public, variant: Variant) -> Iterator[Defect]:
    """Leave out each defect that a card declares for the exercise: what is then expected must not pass with it.

    The exercise judges, so its own tolerance counts.

    Args:
        exercise: with its whole checks.py, whose `expected` gives the answer.
    """
    if not isinstance(variant.source, Generators):
        return
    for dataset in exercise.manifest.data:
        for key in variant.source.defects(dataset, exercise.name):
            plain = variant.source.without(dataset, key)
            other = Variant(variant.course, variant.edition, variant.trainee, variant.lang, plain)
            call, expected = f"without {key} of {dataset}", expected_of(exercise.checks, exercise.name)
            if expected is None:
                yield call, "`expected` in checks.py", "none"
                continue
            answers = [call_with(expected, one.arguments(exercise)) for one in (variant, other)]
            states = [judge_answer(exercise, answer, variant).state for answer in answers]
            if states[0] != "right":
                yield call, "an answer from `expected`", states[0]
            elif states[1] != "wrong":
                yield call, "another answer by more than the tolerance", f"{states[1]}: {answers[1]!r}"[:200]
