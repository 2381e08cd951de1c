"""Code and numeric: the answer is a variable in the notebook, judged by checks.py."""

from __future__ import annotations

from typing import Any

from autograder.errors import NotAttempted
from autograder.exercises import answers
from autograder.exercises.checks_file import checks_of, expected_of, run_checks
from autograder.exercises.kinds.base import Kind, Trial, caught_by
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.variants import Given, Variant, call_with
from autograder.exercises.verdict import Verdict
from autograder.exercises.vocabulary import close
from autograder.source.model import Exercise, Public
from autograder.source.stub import derive_stub, without_markers

__all__ = ["Code", "Numeric"]


class Code(Kind):
    builtin_feedback = frozenset({"raises"})

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.answer(exercise), CellPlan.check(exercise), CellPlan.grade(exercise)]

    def read(self, exercise: Public, given: Any) -> Any:
        return answers.read(given, exercise.manifest.answer)

    def judge(self, exercise: Public, answer: Any, variant: Variant) -> Verdict:
        checks = checks_of(exercise.checks, exercise.name)
        failed = run_checks(checks, exercise, variant.given(exercise, answer=answer))
        return failed or Verdict(exercise.name, "right", exercise.points, exercise.points)

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {c.name for c in checks_of(exercise.checks, exercise.name)}, set(self.builtin_feedback)

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        trials = [Trial("solution", without_markers(exercise.solution), "right")]
        trials.append(Trial("stub", derive_stub(exercise.solution, exercise.name, lang), "not_attempted"))
        trials += [Trial(f"alternatives/{name}", source, "right") for name, source in exercise.alternatives.items()]
        trials += [
            Trial(f"mistakes/{name}", source, "wrong", caught_by(source)) for name, source in exercise.mistakes.items()
        ]
        return trials


class Numeric(Code):
    """A number with a unit and a tolerance; after the author's diagnoses comes the built-in check `value`."""

    def judge(self, exercise: Public, answer: float, variant: Variant) -> Verdict:
        checks, given = checks_of(exercise.checks, exercise.name), variant.given(exercise, answer=answer)
        failed = run_checks([c for c in checks if not c.hidden], exercise, given)
        if failed is None and not self._equal(exercise, answer, given):
            failed = Verdict(exercise.name, "wrong", 0, exercise.points, check="value", values={"got": answer})
        failed = failed or run_checks([c for c in checks if c.hidden], exercise, given)
        return failed or Verdict(exercise.name, "right", exercise.points, exercise.points)

    def _equal(self, exercise: Public, answer: float, given: Given) -> bool:
        expected = expected_of(exercise.checks, exercise.name)
        if expected is None:
            raise NotAttempted(exercise.name)
        spec = exercise.manifest.answer
        return close(answer, call_with(expected, given), rel=spec.rel or 0.0, abs=spec.abs or 1e-9)

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        need, may = super().feedback_keys(exercise, lang)
        return need | {"value"}, may
