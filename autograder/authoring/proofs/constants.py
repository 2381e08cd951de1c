"""Prove that answers that need no work get no points: blanks, examples of the task, everything there is."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

import pandas as pd

from autograder.authoring.proofs.defects import Defect
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.keyed import Keyed
from autograder.exercises.variants import Variant
from autograder.source.model import Public

__all__ = ["constants_get_nothing"]

BLANKS: tuple[Any, ...] = (0, "", [], {}, set())
BACKTICKS = re.compile(r"```\w*\n(.*?)```|`([^`]+)`", re.DOTALL)


def constants_get_nothing(exercise: Public, variant: Variant, solution: Any) -> Iterator[Defect]:
    """Judge answers that need no work: blanks, examples of the task, everything there is, the first option.

    Args:
        solution: the right answer, as `read` gives it.
    """
    for call, constant in _constants(exercise, variant, solution):
        verdict = judge_answer(exercise, constant, variant)
        if verdict.points > 0 and not (verdict.state == "right" and call.startswith("first")):
            yield f"constant: {call}", "0 points", f"{verdict.points} points, {verdict.state} at {verdict.check}"


def _constants(exercise: Public, variant: Variant, solution: Any) -> Iterator[tuple[str, Any]]:
    values = [(repr(value), value) for value in BLANKS]
    values += [(f"example of the task {source}", value) for source, value in _examples(exercise).items()]
    if isinstance(kind_of(exercise.manifest.kind), Keyed):
        return  # guessing is proved over many trainees
    if callable(solution):
        values += _results(exercise, variant, solution)
        for call, value in values:
            yield f"a function that always gives {call}", lambda *_args, _value=value: _value
        return
    yield from values
    if isinstance(solution, set | list):
        yield from _everything(exercise, variant, solution)
    if isinstance(solution, dict):
        yield from _filled(solution)


def _examples(exercise: Public) -> dict[str, Any]:
    """Return the values that the task writes as Python in backticks, as `name = value` or alone, by their source."""
    found: dict[str, Any] = {}
    for block, span in BACKTICKS.findall(exercise.words.task):
        source = (block or span).strip().removeprefix(f"{exercise.name} = ")
        try:
            value = ast.literal_eval(source)
        except (SyntaxError, ValueError):
            continue
        if not isinstance(value, str):
            found[source] = value
    return found


def _results(exercise: Public, variant: Variant, solution: Callable[..., Any]) -> Iterator[tuple[str, Any]]:
    """Yield results of the right function for one of the trainee's own cases, which others could copy."""
    case = variant.case(exercise)
    first = next(iter(case), None) if isinstance(case, list) else case
    many = list(first.values()) if isinstance(first, dict) else []
    for arguments in ([first], many):
        with suppress(Exception):  # the case may be no argument of this function
            if len(arguments) == len(exercise.manifest.answer.params):
                yield "the result for the first own case", solution(*arguments)
                return


def _everything(exercise: Public, variant: Variant, solution: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Yield all elements of each column or list of the trainee's data in which right ones stand, and the first."""
    right = set(solution)
    sources = [variant.case(exercise), *(variant.dataset(name) for name in exercise.manifest.data)]
    pools = [pool for pool in chain(*map(_lists, sources)) if right.intersection(pool)]
    for pool in pools[:3]:
        yield f"everything, {len(set(pool))} elements", set(pool)
    if pools:
        yield "everything there is", set(chain(*pools))
        yield "first element", {pools[0][0]}


def _lists(data: Any) -> Iterator[list[Hashable]]:
    if isinstance(data, pd.DataFrame):
        for name in data.columns:
            yield from _lists(data[name].tolist())
    elif isinstance(data, dict):
        yield from chain(*map(_lists, data.values()))
    elif isinstance(data, list) and data:
        if all(isinstance(one, Hashable) for one in data):
            yield data
        else:
            yield from chain(*map(_lists, data))


def _filled(solution: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Yield mappings with the right keys and one value under all."""
    values = list(solution.values())
    yield "no entry under any key", dict.fromkeys(solution, {} if isinstance(values[0], dict) else None)
    if all(isinstance(value, int | float) for value in values):
        yield "0 under every key", dict.fromkeys(solution, 0)
        yield "the most frequent value under every key", dict.fromkeys(solution, max(values, key=values.count))
        yield "the middle value under every key", dict.fromkeys(solution, sorted(values)[len(values) // 2])
