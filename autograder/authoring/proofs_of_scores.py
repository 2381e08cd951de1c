"""Prove that points mean something: constants and guesses get none, and a worse answer never gets more.

Every proof yields what is wrong as (call, expected, got), like the trials of `academy verify`.
"""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice, pairwise
from typing import Any

import pandas as pd

from autograder.exercises.checks_file import share_of
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.keyed import Keyed
from autograder.exercises.scoring import PAID
from autograder.exercises.variants import Variant, call_with
from autograder.exercises.verdict import Verdict
from autograder.source.model import Public

__all__ = ["constants_get_nothing", "guessing_pays_nothing", "share_fits_the_solution", "worse_never_gets_more"]

Defect = tuple[str, str, str]
"""What was tried, what was expected, what came."""
Judge = Callable[[Any], Verdict]

BLANKS: tuple[Any, ...] = (0, "", [], {}, set())
TRAINEES, OWN_CASES = 1_000, 200
"""How many trainees guess, and how many where a case is generated for each of them, which takes longer."""
NOISE = 0.5
"""Two standard errors of a mean over one trainee; a sample may exceed `PAID` by this over the root of its size."""
SEED = 7
FIRST_STEPS, SECOND_STEPS = 6, 4
"""How many worse answers are tried next to the solution, and next to each of those."""
STRANGER = "no such element"
BACKTICKS = re.compile(r"```\w*\n(.*?)```|`([^`]+)`", re.DOTALL)


def constants_get_nothing(exercise: Public, variant: Variant, solution: Any) -> Iterator[Defect]:
    """Judge answers that need no work: blanks, examples of the task, everything there is, the first option.

    Args:
        solution: the right answer, as `read` gives it.
    """
    judge = _judge(exercise, variant)
    for call, constant in _constants(exercise, variant, solution):
        verdict = judge(constant)
        if verdict.points > 0 and not (verdict.state == "right" and call.startswith("first")):
            yield f"constant: {call}", "0 points", f"{verdict.points} points, {verdict.state} at {verdict.check}"


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


def guessing_pays_nothing(exercise: Public, variant: Variant) -> Iterator[Defect]:
    """Let many trainees guess at a form: no way of guessing may pay more than `PAID` on average.

    Forms whose full answer is guessed too often are not asked: the linter keeps them out of assessments.
    """
    kind = kind_of(exercise.manifest.kind)
    if not isinstance(kind, Keyed) or kind.guessable(exercise):
        return
    rng = random.Random(SEED)
    paid: dict[str, float] = {}
    trainees = OWN_CASES if exercise.variants or exercise.manifest.data else TRAINEES
    for number in range(trainees):
        trainee = Variant(variant.course, variant.edition, f"guesser-{number}", variant.lang, variant.source)
        if exercise.manifest.data:  # its datasets are made once: hundreds of them would take minutes
            trainee = variant
        for strategy, guess in _guesses(kind.show(kind.drawn(exercise, trainee), trainee), rng):
            points = judge_answer(exercise, guess, trainee).points
            paid[strategy] = paid.get(strategy, 0.0) + points / exercise.points / trainees
    for strategy, mean in paid.items():
        if mean > PAID + NOISE / trainees**0.5:
            yield f"guessing: {strategy}", f"at most {PAID:.0%} of the points on average", f"{mean:.1%}"


def _judge(exercise: Public, variant: Variant) -> Judge:
    return lambda answer: judge_answer(exercise, answer, variant)


def _guesses(form: Mapping[str, Any], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield what a trainee who knows nothing may answer to a form, as it is shown to them."""
    yield "blank", None
    if "options" in form:
        options = list(form["options"])
        ticked = [o for o in options if rng.random() < 0.5] if form["multiple"] else []
        yield "random", ticked or [rng.choice(options)]
        yield "first option", options[:1]
        if form["multiple"]:
            yield "everything ticked", options
    elif "groups" in form:
        groups, items = list(form["groups"]), list(form["items"])
        yield "random", {item: rng.choice(groups) for item in items}
        for group in groups:
            yield f"everything in {group}", dict.fromkeys(items, group)
    elif "blanks" in form:
        yield from _filled_by_guess(form["blanks"], rng)
    else:
        items = list(form["items"])
        yield "random", rng.sample(items, len(items))
        yield "as shown", items


def _filled_by_guess(blanks: Mapping[str, Any], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield blanks filled without thought: 0 wherever something is typed, an option wherever one is picked."""
    typed = {name: "0" for name, blank in blanks.items() if not blank["options"]}
    offered = {name: list(blank["options"]) for name, blank in blanks.items() if blank["options"]}
    yield "random", typed | {name: rng.choice(options) for name, options in offered.items()}
    yield "first options", typed | {name: options[0] for name, options in offered.items()}
    for option in sorted(set(chain(*offered.values()))):
        yield f"{option} wherever offered", typed | {n: option for n, options in offered.items() if option in options}


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


def _steps(exercise: Public, solution: Any, others: list[Any], judge: Judge) -> Callable[[Any], list[tuple[str, Any]]]:
    """Return a function that lists answers a step worse than a given one: a right element less, a wrong one more."""
    kind = kind_of(exercise.manifest.kind)
    if kind.by_mentor:
        return lambda answer: []
    if kind.field == "order":
        accepted = [solution, *(other for other in others if judge(other).state == "right")]
        return lambda answer: list(_swaps(answer, accepted))
    if kind.field == "group":
        return lambda answer: list(_misplaced(exercise, answer, judge))
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


def _misplaced(exercise: Public, answer: dict[str, str], judge: Judge) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the placing with one item less, and with one in a group where it is wrong."""
    wrong = judge(answer).values.get("wrong", 0)
    for item in answer:
        yield f"without {item}", {i: g for i, g in answer.items() if i != item}
        for group in exercise.words.groups:
            moved = answer | {item: group}
            if judge(moved).values.get("wrong", 0) > wrong:
                yield f"{item} in {group}", moved


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


def _ordered(values: Iterable[Any]) -> list[Any]:
    return sorted(values, key=repr)


def _spread(steps: list[tuple[str, Any]], most: int) -> list[tuple[str, Any]]:
    """Return at most so many of the steps, evenly from first to last."""
    if len(steps) <= most:
        return steps
    return [steps[n * (len(steps) - 1) // (most - 1)] for n in range(most)]
