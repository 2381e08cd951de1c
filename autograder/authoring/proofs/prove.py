"""Run one proof of an exercise, a lesson or a dataset."""

from __future__ import annotations

from pathlib import Path

from autograder.authoring.proofs.dataset import prove_dataset
from autograder.authoring.proofs.exercise import prove_exercise
from autograder.authoring.proofs.lesson import prove_lesson
from autograder.authoring.proofs.proof import Failure, Proof

__all__ = ["prove"]


def prove(task: tuple[Proof, frozenset[str]], root: Path, datasets: Path, variants: int) -> tuple[int, list[Failure]]:
    """Run a proof in this process; return its number of trials and its failures.

    An error that no trial expects is a failure of this proof alone: the others go on.

    Args:
        task: the proof, and what of an exercise is not to be tried, because it did not end before.
    """
    proof, without = task
    try:
        if proof.what == "dataset":
            return prove_dataset(root, datasets, proof.name, variants)
        if proof.what == "lesson":
            return prove_lesson(root, datasets, proof.module, proof.lang, variants)
        return prove_exercise(root, datasets, proof.module, proof.name, proof.lang, variants, without)
    except Exception as error:
        got = f"{type(error).__name__}: {error}"
        return 1, [Failure(proof.where, proof.lang, "", "the proof", "an end", got)]
