"""Numeric: a number with a unit and a tolerance. After the author's diagnoses comes the built-in check `value`."""

from __future__ import annotations

from autograder.errors import NotAttempted
from autograder.exercises.checks_file import checks_of, expected_of, run_checks
from autograder.exercises.kinds.code import Code
from autograder.exercises.variants import Arguments, Variant, call_with
from autograder.exercises.verdict import Verdict
from autograder.exercises.vocabulary import close
from autograder.source.model import AnswerSpec, Exercise, Public
from wording.autograder import _

__all__ = ["KIND", "Numeric"]


class Numeric(Code):
    answer_keys = frozenset({"unit", "rel", "abs"})
    judged_keys = frozenset({"rel", "abs"})

    def unfit(self, answer: AnswerSpec) -> str:
        if answer.unit is None or (answer.rel is None) == (answer.abs is None):
            return _("a numeric answer needs `unit` and one of `rel` or `abs`")
        return ""

    def judge(self, exercise: Public, answer: float, variant: Variant) -> Verdict:
        checks, arguments = checks_of(exercise.checks, exercise.name), variant.arguments(exercise, answer=answer)
        failed = run_checks([c for c in checks if not c.hidden], exercise, arguments)
        if failed is None and not self._equal(exercise, answer, arguments):
            failed = Verdict(exercise.name, "wrong", 0, exercise.points, check="value", values={"got": answer})
        failed = failed or run_checks([c for c in checks if c.hidden], exercise, arguments)
        return self.compared(failed, exercise, answer, variant) or self.full(exercise)

    def _equal(self, exercise: Public, answer: float, arguments: Arguments) -> bool:
        expected = expected_of(exercise.checks, exercise.name)
        if expected is None:
            raise NotAttempted(exercise.name)
        spec = exercise.manifest.answer
        return close(answer, call_with(expected, arguments), rel=spec.rel or 0.0, abs=spec.abs or 1e-9)

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        need, may = super().feedback_keys(exercise, lang)
        return need | {"value"}, may


KIND = Numeric()
