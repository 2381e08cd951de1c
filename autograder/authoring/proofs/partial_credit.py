"""Prove partial credit: the right answer gets all of it, and a worse answer never more than a better one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, pairwise
from typing import Any

from autograder.authoring.proofs.defects import Defect
from autograder.exercises.checks_file import share_of
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.file.document import Document
from autograder.exercises.kinds.judgement.experts import MARKS
from autograder.exercises.variants import Variant, call_with
from autograder.exercises.verdict import Verdict
from autograder.source.model import Public

__all__ = ["share_fits_the_solution", "worse_never_gets_more"]

Judge = Callable[[Any], Verdict]
FIRST_STEPS, SECOND_STEPS = 6, 4
"""How many worse answers are tried next to the solution, and next to each of those."""
STRANGER = "no such element"


def worse_never_gets_more(exercise: Public, variant: Variant, solution: Any, others: Iterable[Any]) -> Iterator[Defect]:
    """Make the solution worse step by step: points must never rise.

    Args:
        solution: the right answer, as `read` gives it.
        others: wrong answers, as `read` gives them; their elements serve as wrong ones.
    """
    judge = _judge(exercise, variant)
    worse = _steps(exercise, solution, list(others), judge)
    full = judge(solution).points
    for first_call, first in _spread(worse(solution), FIRST_STEPS):
        after_one = judge(first).points
        if after_one > full:
            yield f"worse: {first_call}", f"at most {full} points", f"{after_one} points"
        for second_call, second in _spread(worse(first), SECOND_STEPS):
            verdict = judge(second)
            after_two = verdict.points
            # Right once more: what was added says the same as what was taken away, such as its words in another order.
            if after_two > after_one and verdict.state != "right":
                call = f"worse: {first_call}, then {second_call}"
                yield call, f"at most {after_one} points", f"{after_two} points"


def share_fits_the_solution(exercise: Public, variant: Variant, solution: Any) -> Iterator[Defect]:
    """Let `share` of checks.py measure the right answer: it must run, and give 1."""
    function = share_of(exercise.checks, exercise.name) if exercise.checks else None
    if function is None:
        return
    try:
        got = call_with(function, variant.arguments(exercise, answer=solution))
    except Exception as error:
        yield "share of the solution", "1", f"{type(error).__name__}: {error}"
        return
    if abs(float(got) - 1) > 1e-9:
        yield "share of the solution", "1", str(got)


def _judge(exercise: Public, variant: Variant) -> Judge:
    return lambda answer: judge_answer(exercise, answer, variant)


def _steps(exercise: Public, solution: Any, others: list[Any], judge: Judge) -> Callable[[Any], list[tuple[str, Any]]]:
    """Return a function that lists answers a step worse than a given one: a right element less, a wrong one more."""
    kind = kind_of(exercise.manifest.kind)
    if kind.by_mentor:
        return lambda answer: []
    if kind.field == "order":
        accepted = [solution, *(other for other in others if judge(other).state == "right")]
        return lambda answer: list(_swaps(answer, accepted))
    if kind.field in ("group", "matching"):
        places = exercise.words.groups or exercise.words.options
        return lambda answer: list(_misplaced(answer, places, judge))
    if kind.field == "judgement":
        return lambda answer: list(_farther(exercise, answer))
    if isinstance(solution, Document):
        return lambda answer: [(f"without block {n}", answer.without(n)) for n in range(len(answer.blocks))]
    if isinstance(solution, set | list):
        make = type(solution)
        wrong = _wrong_elements(exercise, solution, others, judge)
        return lambda answer: [
            *((f"without {one!r}", make(x for x in answer if x != one)) for one in _ordered(solution) if one in answer),
            *((f"with {one!r}", make([*answer, one])) for one in wrong if one not in answer),
        ]
    if isinstance(solution, dict):
        return lambda answer: list(_worse_mappings(answer, solution))
    return lambda answer: []


def _wrong_elements(exercise: Public, solution: Any, others: list[Any], judge: Judge) -> list[Any]:
    """Return elements that make the solution wrong when they are added."""
    make = type(solution)
    if exercise.words.options:
        known: Iterable[Any] = exercise.words.options
    else:
        known = [*chain(*(other for other in others if isinstance(other, set | list))), STRANGER]
    candidates = [one for one in _ordered(set(known)) if one not in solution]
    return [one for one in islice(candidates, 2 * FIRST_STEPS) if judge(make([*solution, one])).state == "wrong"]


def _swaps(answer: list[str], accepted: list[list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the order with two neighbours changed that stand as in every accepted order."""
    for n, (one, other) in enumerate(pairwise(answer)):
        if all(right.index(one) < right.index(other) for right in accepted):
            yield f"{other} before {one}", [*answer[:n], other, one, *answer[n + 2 :]]


def _misplaced(answer: dict[str, str], places: Iterable[str], judge: Judge) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the placing with one item less, and with one in a group, or paired with an option, where it is wrong."""
    wrong = judge(answer).values.get("wrong", 0)
    for item in answer:
        yield f"without {item}", {i: g for i, g in answer.items() if i != item}
        for place in places:
            moved = answer | {item: place}
            if judge(moved).values.get("wrong", 0) > wrong:
                yield f"{item} in {place}", moved


def _worse_mappings(answer: dict[Any, Any], right: dict[Any, Any]) -> Iterator[tuple[str, dict[Any, Any]]]:
    """Yield the mapping with an entry less, with a wrong value, and with a key too many; inner mappings alike."""
    yield f"with {STRANGER!r}", answer | {STRANGER: 1}
    for key, value in right.items():
        if key not in answer:
            continue
        if isinstance(value, dict) and isinstance(answer[key], dict):
            yield from (
                (f"{key}: {call}", answer | {key: inner}) for call, inner in _worse_mappings(answer[key], value)
            )
            continue
        if answer[key] == value:
            yield f"without {key!r}", {k: v for k, v in answer.items() if k != key}
            number = isinstance(value, int | float) and not isinstance(value, bool)
            yield f"another value of {key!r}", answer | {key: 3 * value + 7 if number else STRANGER}


def _farther(exercise: Public, answer: dict[str, int]) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield the marks with one less, and with one farther from what experts think of its reaction."""
    for item, mark in answer.items():
        yield f"without {item}", {i: m for i, m in answer.items() if i != item}
        mean = exercise.key["marks"][item][0]
        for other in MARKS:
            if abs(other - mean) > abs(mark - mean):
                yield f"{item} marked {other}", answer | {item: other}


def _ordered(values: Iterable[Any]) -> list[Any]:
    return sorted(values, key=repr)


def _spread(steps: list[tuple[str, Any]], most: int) -> list[tuple[str, Any]]:
    """Return at most so many of the steps, evenly from first to last."""
    if len(steps) <= most:
        return steps
    return [steps[n * (len(steps) - 1) // (most - 1)] for n in range(most)]
