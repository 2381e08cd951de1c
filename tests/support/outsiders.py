"""Answers to an assessment by people who know nothing of the trade, from what a release shows them.

Each strategy gets an exercise as it travels, the trainee's variant and a random generator, and returns a raw answer.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pandas as pd

from autograder.authoring.proofs.guessing import guesses
from autograder.exercises.checks_file import expected_of
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.personal import personal
from autograder.exercises.public import public
from autograder.exercises.variants import Variant, call_with
from autograder.source.model import Exercise, Public

__all__ = ["STRATEGIES", "Strategy", "shares"]

Strategy = Callable[[Public, Variant, random.Random], Any]
LONGEST = 60
"""How many values of a trainee's data are looked at."""


def shares(exercises: list[Exercise], variants: list[Variant], *, released: bool = True) -> dict[str, list[float]]:
    """Return by strategy the share of the points that each trainee gets: of those that a machine gives alone.

    All strategies are tried for one trainee before the next one, because data is made once for each trainee.

    released: show the strategies what travels; otherwise, to test them, what the judge has
    """
    judged = [e for e in exercises if not kind_of(e.manifest.kind).by_mentor]
    most = sum(exercise.manifest.points for exercise in judged)
    found: dict[str, list[float]] = {name: [] for name in STRATEGIES}
    for n, variant in enumerate(variants):
        points = dict.fromkeys(STRATEGIES, 0.0)
        for exercise in judged:
            whole = public(exercise, variant.lang, released=False)
            travels = public(exercise, variant.lang, released=released)
            form = personal(kind_of(exercise.manifest.kind).drawn(travels, variant), variant)
            for name, strategy in STRATEGIES.items():
                answer = strategy(form, variant, random.Random(f"{n}/{name}"))
                points[name] += judge_answer(whole, answer, variant).points
        for name in STRATEGIES:
            found[name].append(points[name] / most)
    return found


def _blank(form: Public, variant: Variant, rng: random.Random) -> Any:
    return None


def _at_random(form: Public, variant: Variant, rng: random.Random) -> Any:
    if not _in_form(form):
        return _constant(form, variant, rng.choice)
    return dict(guesses(_displayed(form, variant), rng)).get("random")


def _first(form: Public, variant: Variant, rng: random.Random) -> Any:
    """The first option, every item in the first group, the order shown; of data the first value."""
    if not _in_form(form):
        return _constant(form, variant, lambda values: values[0])
    shown = _displayed(form, variant)
    if "options" in shown:
        return list(shown["options"])[:1]
    if "groups" in shown:
        return dict.fromkeys(shown["items"], next(iter(shown["groups"])))
    if "marks" in shown:
        return dict.fromkeys(shown["items"], next(iter(shown["marks"])))
    if "counterparts" in shown:
        return dict(zip(shown["items"], shown["counterparts"], strict=False))
    if "blanks" in shown:
        return {name: next(iter(blank["options"]), 1) for name, blank in shown["blanks"].items()}
    return list(shown["items"])


def _everything(form: Public, variant: Variant, rng: random.Random) -> Any:
    """All options, or all values of the trainee's data; else as the first option."""
    if _in_form(form):
        offered = dict(guesses(_displayed(form, variant), rng))
        return offered.get("everything ticked", _first(form, variant, rng))
    values = _values(form, variant)
    match form.manifest.answer.type:
        case "set":
            return set(values)
        case "list":
            return values
        case None | "number":
            return sum(v for v in values if isinstance(v, int | float))
    return _constant(form, variant, lambda found: found[-1])


def _from_sidecar(form: Public, variant: Variant, rng: random.Random) -> Any:
    """Whatever the sidecar gives away: the value that a check expects, else the first answer with the best verdict."""
    expected = expected_of(form.checks, form.name) if form.checks else None
    if expected is not None:
        return call_with(expected, variant.arguments(form))
    return _eliminated(form, variant, rng)


def _eliminated(form: Public, variant: Variant, rng: random.Random) -> Any:
    """Ask `check` about answer after answer, and keep the one of which it says the best."""
    states = ("unreadable", "not_attempted", "wrong", "taken", "waiting", "right")

    def rank(answer: Any) -> tuple[int, float, bool]:
        verdict = judge_answer(form, answer, variant)
        return states.index(verdict.state), verdict.points, not (verdict.check or "").startswith("option_")

    best = max([_first(form, variant, rng), *(_at_random(form, variant, rng) for _n in range(10))], key=rank)
    if not _in_form(form):
        return best
    shown = _displayed(form, variant)
    for key in shown.get("options", ()):
        best = max(best, sorted(set(best) ^ {key}), key=rank)
    places = shown.get("groups") or shown.get("counterparts") or shown.get("marks") or ()
    for key in shown["items"] if places else ():
        best = max(({**best, key: place} for place in places), key=rank)
    return best


STRATEGIES: dict[str, Strategy] = {
    "blank": _blank,
    "random": _at_random,
    "first option": _first,
    "all ticked": _everything,
    "pasted sidecar": _from_sidecar,
    "elimination": _eliminated,
}


def _in_form(form: Public) -> bool:
    return kind_of(form.manifest.kind).in_form


def _displayed(form: Public, variant: Variant) -> dict[str, Any]:
    return kind_of(form.manifest.kind).show(form, variant)


def _constant(form: Public, variant: Variant, choose: Callable[[list[Any]], Any]) -> Any:
    """Return an answer of the right type made of one value of the trainee's data, without any work."""
    spec = form.manifest.answer
    values = _values(form, variant) or [0]
    numbers = [v for v in values if isinstance(v, int | float)] or [0]
    one = choose(values)
    match spec.type:
        case "set":
            return {one}
        case "list":
            return [one]
        case "mapping":
            return {key: choose(numbers) for key in values if isinstance(key, str)}
        case "table":
            return pd.DataFrame(dict.fromkeys(spec.columns, values[:10]))
        case "function":
            return lambda *_args, **_named: one
        case "text":
            return str(one)
    return choose(numbers)


def _values(form: Public, variant: Variant) -> list[Any]:
    """Return values of the case and the datasets that the exercise names, in their order."""
    known = (form.name, variant.trainee, variant.edition)
    if known not in _remembered:
        _remembered.clear()
        _remembered[known] = _read(form, variant)
    return list(_remembered[known])


_remembered: dict[tuple[str, str, str], list[Any]] = {}
"""The values of the exercise and the trainee that were asked for last."""


def _read(form: Public, variant: Variant) -> list[Any]:
    case = variant.case(form) if form.variants else None
    found = chain(_leaves(case), *(_leaves(variant.dataset(name)) for name in form.manifest.data))
    return list(dict.fromkeys(value for value, _n in zip(found, range(LONGEST), strict=False)))


def _leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, pd.DataFrame):
        for row in data.head(LONGEST).to_dict("records"):
            yield from _leaves(row)
    elif isinstance(data, dict):
        yield from chain(*map(_leaves, data.values()))
    elif isinstance(data, list | tuple | set):
        yield from chain(*map(_leaves, data))
    elif isinstance(data, int | float | str):
        yield data
