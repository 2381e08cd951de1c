"""Code: the answer is a value or a function in a variable of the notebook, judged by checks.py.

A value may be typed or pasted into the form below the cell instead: the same checks judge it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from autograder.errors import AcademyError, NotAttempted, SourceError, Unreadable
from autograder.exercises import answers
from autograder.exercises.answers import plain
from autograder.exercises.checks_file import author_checks, checks_of, expected_of, run_checks, share_is_hidden
from autograder.exercises.kinds.base import Kind, Shown, Trial, Work
from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.kinds.code.near_miss import near_miss
from autograder.exercises.kinds.code.typed import Typed, counted, read_typed
from autograder.exercises.kinds.examples import (
    ALTERNATIVES,
    MISTAKES,
    example_files,
    few_files,
    mistake_trial,
    unnamed_check,
)
from autograder.exercises.kinds.spelling import as_in_task
from autograder.exercises.variants import Arguments, Variant, call_with
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.files import line_of
from autograder.source.model import AnswerSpec, Exercise, Public
from autograder.source.stub import derive_stub, has_region, without_markers
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["KIND", "Code"]

ENDING = ".py"


class Code(Kind):
    field = "values"
    in_form = False
    required_files = ("solution.py", "checks.py")
    optional_files = ("variants.py", "published.toml", f"{ALTERNATIVES}/*{ENDING}", f"{MISTAKES}/*{ENDING}")
    answer_keys = frozenset({"type", "columns", "params", "rows", "unit"})

    def unfit(self, answer: AnswerSpec) -> str:
        if answer.type is None:
            return _("a code answer needs `type`")
        if answer.type == "table" and not answer.columns:
            return _("a table answer needs `columns`")
        if answer.type == "function" and not answer.params:
            return _("a function answer needs `params`")
        if answer.rows and (answer.type != "mapping" or answer.columns):
            return _("`rows` name the lines of a mapping without `columns`")
        return ""

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        if not has_region(exercise.solution):
            yield SourceError(
                exercise.path / "solution.py",
                1,
                _("there is not exactly one solution region"),
                _("Mark it with ### BEGIN SOLUTION and ### END SOLUTION."),
            )
        if "'''" in exercise.checks:
            yield SourceError(
                exercise.path / "checks.py", 1, _("three single quotes in a row"), _("Use double quotes.")
            )
        yield from few_files(exercise, ENDING)
        lang = LANGUAGES[0]
        checks = set().union(*self.feedback_keys(exercise, lang))
        if share_is_hidden(exercise.checks):
            yield SourceError(
                exercise.path / "checks.py",
                line_of(exercise.path / "checks.py", "def share"),
                _("`share` uses a hidden check, so that the notebook could not show the points"),
                _("Let `share` use only what may be released."),
            )
        for trial in self.test(exercise, lang):
            yield from unnamed_check(exercise, trial, ENDING, checks, _("Begin it with # caught by: <check>."))

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {c.name for c in author_checks(exercise)}, {"raises"}

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        if key != "raises":
            raise KeyError(key)
        return _("Your function stopped with an error: {error}. Call it yourself on a small example to see where.")

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        return [
            Trial("solution", without_markers(exercise.solution).strip("\n"), "right"),
            Trial("stub", derive_stub(exercise.solution, exercise.name, lang), "not_attempted"),
            *(Trial(label, text.strip(), "right") for label, text in example_files(exercise, ALTERNATIVES, ENDING)),
            *(mistake_trial(label, text) for label, text in example_files(exercise, MISTAKES, ENDING)),
        ]

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.answer(exercise), CellPlan.show(exercise), CellPlan.grade(exercise)]

    def from_form(self, exercise: Public, entry: Any, lang: str) -> Typed | None:
        return counted(entry, exercise.manifest.answer, lang)

    def read(self, exercise: Public, raw: Any) -> Any:
        spec = exercise.manifest.answer
        raw = read_typed(raw, spec) if isinstance(raw, Typed) else raw
        if spec.type == "function" and raw is not None and raw is not ... and not callable(raw):
            head = f"def {exercise.name}({', '.join(spec.params)}):"
            raise Unreadable(Note("function_expected_def", got=answers.described(raw), head=head))
        return answers.read(raw, spec)

    def judge(self, exercise: Public, answer: Any, variant: Variant) -> Verdict:
        arguments = variant.arguments(exercise)
        answer = self._as_in_task(exercise, answer, arguments)
        checks = checks_of(exercise.checks, exercise.name)
        results: list[Any] = []
        if callable(answer):
            answer = _remembering(answer, results)
        try:
            failed = run_checks(checks, exercise, arguments | {"answer": lambda: answer})
        except (AcademyError, NotAttempted, Unreadable):
            raise
        except Exception as error:  # a check compared the function's result with what it is not
            if not results:
                raise
            raise Unreadable(Note("result_not_comparable", got=answers.described(results[-1]))) from error
        return self.compared(failed, exercise, answer, variant) or self.full(exercise)

    def _as_in_task(self, exercise: Public, answer: Any, arguments: Arguments) -> Any:
        """Return the answer with its names spelled as in the task, where `expected` says what they are."""
        expected = expected_of(exercise.checks, exercise.name)
        if expected is None or not isinstance(answer, str | list | set | dict):
            return answer
        try:
            right = plain(call_with(expected, arguments))
        except Exception:  # a check that needs it says so
            return answer
        known = (arguments[name]() for name in ("case", *exercise.manifest.data))
        return as_in_task(answer, right, known, exercise.manifest.answer.unit)

    def full(self, exercise: Public) -> Verdict:
        return Verdict(exercise.name, "right", exercise.points, exercise.points)

    def compared(self, failed: Verdict | None, exercise: Public, answer: Any, variant: Variant) -> Verdict | None:
        """Return a failed verdict with how near the answer is to what `expected` computes, where it can be told."""
        if failed is None or failed.hidden or callable(answer):
            return failed
        expected = expected_of(exercise.checks, exercise.name)
        if expected is None:
            return failed
        try:
            near = near_miss(answer, call_with(expected, variant.arguments(exercise)))
        except Exception:  # the answer, or what is expected, is of a form that cannot be compared
            return failed
        return replace(failed, near=near)

    def answer_in(self, exercise: Public, work: Work) -> str | Typed | None:
        if typed := self.from_form(exercise, work.answers.get(exercise.name), work.lang):
            return typed
        cell = answer_cell(exercise.name)
        stub = derive_stub(work.source[cell], exercise.name, work.lang)
        source = work.cells.get(cell, "")
        return source if source.strip() not in ("", stub.strip()) else None

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        if isinstance(raw, Typed):
            return Shown("text", raw.text.replace("\t", "    "))
        return Shown("code", raw.strip("\n"))

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        name = exercise.name
        if raw is None and not defined:
            return _(
                "There is no variable `{name}` in the notebook yet. Write the solution, run its cell, then check.",
                name=name,
            )
        if callable(raw):
            return _(
                "The function `{name}` gives nothing back yet. Let it end with `return` and the result.", name=name
            )
        return _(
            "`{name}` holds no answer yet. Put the solution in place of `...`, run the cell, then check.", name=name
        )


def _remembering(function: Callable[..., Any], results: list[Any]) -> Callable[..., Any]:
    """Return the function with its results put into a list, for what is said of one that cannot be compared."""

    def remembering(*args: Any) -> Any:
        results.append(function(*args))
        return results[-1]

    remembering.copies = getattr(function, "copies", False)  # type: ignore[attr-defined]  # see `vocabulary.call`
    return remembering


KIND = Code()
