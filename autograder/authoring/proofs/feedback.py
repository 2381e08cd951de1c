"""Prove that feedback is true of answers that nobody stored: other types, unknown names, constants, blanks inside.

It must have words, show no program's error, and quote only what stands in the answer, the task or the data.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import pandas as pd

from autograder.authoring.proofs.defects import Defect
from autograder.exercises.answers import plain
from autograder.exercises.judge import judge_answer
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.exercises.wording import message
from autograder.source.model import Public

__all__ = ["feedback_is_true"]

STRANGER = "Xyzzy"
DAY = dt.date(2031, 2, 3)
ODD: tuple[Any, ...] = (
    0, -1, 7, 0.5, 12345.678, float("nan"), float("inf"), True, "12,5 %", STRANGER, DAY, [STRANGER], [None], [1, 2],
    {STRANGER}, {1, 2}, {STRANGER: 1}, {1: STRANGER}, {STRANGER: None}, {STRANGER: [1]}, (1, 2), b"12", 1j,
    pd.DataFrame({STRANGER: [1]}), pd.Series([1, 2], name=STRANGER),
)  # fmt: skip
"""Answers that fit few tasks, each of which somebody has once left in a notebook."""


def feedback_is_true(exercise: Public, variant: Variant, solution: Any) -> Iterator[Defect]:
    """Judge odd answers and word what is said of them.

    Args:
        solution: the right answer, as `read` gives it; odd answers are also made of its parts.
    """
    for answer in chain(ODD, _functions() if callable(solution) else _parts(solution)):
        call = f"odd answer: {_short(answer)}"
        verdict = judge_answer(exercise, answer, variant)
        try:
            words = message(verdict, exercise, variant.lang)
        except (KeyError, IndexError, ValueError, TypeError) as error:
            yield call, f"words for {verdict.check}", f"{type(error).__name__}: {error}"
            continue
        if not words.strip():
            yield call, f"words for {verdict.check or verdict.state}", "none"
        if verdict.reason is not None and verdict.reason.code == "value_not_comparable":
            yield call, "a verdict, or a sentence on what was expected", words
        for name, value in _strangers(exercise, variant, verdict, answer):
            yield call, f"{{{name}}} of {verdict.check} from the answer, the task or the data", repr(value)


def _functions() -> list[Any]:
    """Functions that return odd values or take something else."""
    results = [lambda *_a, _value=value: _value for value in (None, *ODD)]
    return [*results, lambda: 1, lambda *, name: name]


def _parts(solution: Any) -> Iterator[Any]:
    """Yield answers with the right form and one thing in it that does not belong there."""
    if isinstance(solution, set | list) and solution:
        make = type(solution)
        for stranger in (STRANGER, 7, None, 0.5, DAY):
            yield make([*solution, stranger])
            yield make([*list(solution)[1:], stranger])
    if isinstance(solution, dict) and solution:
        first = next(iter(solution))
        strangers: tuple[Any, ...] = (STRANGER, None, -1, float("nan"), [1], {STRANGER: 1}, DAY)
        yield from (solution | {first: stranger} for stranger in strangers)
        yield solution | {STRANGER: solution[first]}
        yield {STRANGER: solution[first]}
    if isinstance(solution, pd.DataFrame) and len(solution):
        yield solution.iloc[:0]
        yield pd.concat([solution, solution])
        for name in solution.columns:
            yield solution.assign(**{str(name): STRANGER})
            yield solution.assign(**{str(name): None})


def _strangers(exercise: Public, variant: Variant, verdict: Verdict, answer: Any) -> Iterator[tuple[str, str]]:
    """Yield (placeholder, value) of texts that a remark quotes and that stand nowhere."""
    quoted = [(name, v) for one in verdict.failed for name, v in one.values.items() if isinstance(v, str) and v]
    if not quoted:
        return
    if callable(answer):
        quoted, answer = [(name, value) for name, value in quoted if name != "error"], list(ODD)
    types = [type(one).__name__ for one in (answer, *ODD)]  # a remark may name the type that it got
    sources = [answer, repr(answer), types, exercise.words.model_dump(), variant.case(exercise)]
    known = "\n".join(chain(*map(_texts, sources))).casefold()
    data = [variant.dataset(name) for name in exercise.manifest.data]
    for name, value in quoted:
        for part in re.split(r"[,;]", value.casefold()):
            if re.search(r"\w", part) and part.strip() not in known and not _in_data(part.strip(), data):
                yield name, value
                break


def _in_data(text: str, data: list[Any]) -> bool:
    return any(text in one.casefold() for one in chain(*map(_texts, data)))


def _texts(value: Any) -> Iterator[str]:
    """Yield every text and every number, written plainly, inside a value."""
    value = plain(value)
    if isinstance(value, pd.DataFrame):
        yield from map(str, value.columns)
        yield from map(str, value.to_numpy().ravel().tolist())
    elif isinstance(value, Mapping):
        yield from chain(*map(_texts, value.keys()), *map(_texts, value.values()))
    elif isinstance(value, list | set | tuple):
        yield from chain(*map(_texts, value))
    else:
        yield str(value)


def _short(answer: Any) -> str:
    return "a function" if callable(answer) else f"{type(answer).__name__} {answer!r}"[:80].replace("\n", " ")
