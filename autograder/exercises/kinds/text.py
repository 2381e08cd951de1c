"""Text: written work. The pre-check judges length, the author's checks and style; a person grades by the rubric."""

from __future__ import annotations

from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.checks_file import checks_of, run_checks
from autograder.exercises.kinds.base import Kind, Trial, caught_by
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.exercises.vocabulary import words
from autograder.source.model import Exercise, Public
from autograder.style_check import Finding, find
from wording.autograder import _

__all__ = ["Text", "serious_findings"]


def serious_findings(text: str, lang: str) -> list[Finding]:
    """The style findings that count against a text; mild ones are only shown."""
    return [f for f in find(text, lang) if f.severity >= 2]


class Text(Kind):
    widget = True
    builtin_feedback = frozenset({"too_short", "too_long", "style"})

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.show(exercise), CellPlan.written(exercise, lang)]

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        answer = exercise.manifest.answer
        return {"min_words": answer.min_words, "max_words": answer.max_words, "style": answer.style}

    def read(self, exercise: Public, given: Any) -> str:
        if given is None or given is ...:
            raise NotAttempted()
        if not isinstance(given, str):
            raise Unreadable(_("A text is expected. Type it into the field again."))
        if not given.strip():
            raise NotAttempted()
        return given.strip()

    def judge(self, exercise: Public, answer: str, variant: Variant) -> Verdict:
        """Never gives points: waiting when the pre-check is passed, wrong with the place to look at otherwise."""
        spec, count = exercise.manifest.answer, len(words(answer))
        if count < spec.min_words:
            return self._wrong(exercise, "too_short", n=count, least=spec.min_words)
        if count > spec.max_words:
            return self._wrong(exercise, "too_long", n=count, most=spec.max_words)
        if exercise.checks:
            checks = checks_of(exercise.checks, exercise.name)
            if failed := run_checks(checks, exercise, variant.given(exercise, answer=answer)):
                return failed
        if spec.style and len(found := serious_findings(answer, variant.lang)) > spec.max_findings:
            return self._wrong(exercise, "style", n=len(found), fragment=found[0].fragment, why=found[0].why)
        return Verdict(exercise.name, "waiting", 0, exercise.points)

    def _wrong(self, exercise: Public, check: str, **values: Any) -> Verdict:
        return Verdict(exercise.name, "wrong", 0, exercise.points, check=check, values=values)

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        need = {c.name for c in checks_of(exercise.checks, exercise.name)} if exercise.checks else set()
        return need, set(self.builtin_feedback)

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        trials = [Trial("stub", "", "not_attempted")]
        for label, text in exercise.texts[lang].items():
            mistake = label.startswith("mistakes/")
            body = text.partition("-->")[2] if mistake else text
            trials.append(Trial(label, body, "wrong" if mistake else "waiting", caught_by(text) if mistake else None))
        return trials
