"""Proofs of points: each row is an exercise whose points mean nothing, and the words that say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.proofs.constants import constants_get_nothing
from autograder.authoring.proofs.guessing import guessing_pays_nothing
from autograder.authoring.proofs.partial_credit import share_fits_the_solution, worse_never_gets_more
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds.choice import Choice
from autograder.exercises.kinds.keyed import seal
from autograder.exercises.scoring import f1_share
from autograder.exercises.variants import Variant
from autograder.source.model import ExerciseManifest, ExerciseWords, Public

HERE = Variant("c", "1", "anna", "en", Generators(Path("no datasets")))
RIGHT = {"a", "b", "c", "d"}
NUMBERS = {"x": 1, "y": 1, "z": 2, "w": 3}


def code(share: str, answer_type: str = "set", right: Any = RIGHT, task: str = "x") -> Public:
    """An exercise whose failed answers are worth `share`; its case holds all there is."""
    manifest = {"name": "e", "kind": "code", "points": 4, "competencies": ["a.b"], "answer": {"type": answer_type}}
    if answer_type == "function":
        manifest["answer"] |= {"params": ["n"]}
    compared = "call(answer, 3) == 9 and call(answer, 4) == 16" if answer_type == "function" else "answer == RIGHT"
    return Public(
        manifest=ExerciseManifest.model_validate(manifest),
        words=ExerciseWords(title="T", task=task),
        variants="def generate(rng, lang):\n    return {'letters': list('abcdefgh')}\n",
        checks=(
            "from autograder.checks import call, check, fail, f1, set_share, mapping_share\n"
            f"RIGHT = {right!r}\n"
            f"def share(answer):\n    return {share}\n"
            f"@check\ndef value(answer):\n    return {compared}\n"
        ),
    )


def square(n: int) -> int:
    return n * n


@pytest.mark.parametrize(
    ("exercise", "solution", "says"),
    [
        (code("set_share(answer, RIGHT, 'abcdefgh')"), RIGHT, set()),
        (code("0"), RIGHT, set()),
        (code("0.5"), RIGHT, {"[]", "set()", "everything, 8 elements", "everything there is", "first element"}),
        (code("f1(answer, RIGHT)"), RIGHT, {"everything, 8 elements", "everything there is", "first element"}),
        (code("f1(answer, 'abcd')", task="Write `e = {'a', 'b'}`."), RIGHT, {"example of the task {'a', 'b'}"}),
        (code("mapping_share(answer, RIGHT)", "mapping", NUMBERS), NUMBERS, set()),
        (
            code("sum(answer.get(k) == v for k, v in RIGHT.items()) / 4", "mapping", NUMBERS),
            NUMBERS,
            {"the most frequent value under every key", "the middle value under every key"},
        ),
        (code("0", "function"), square, set()),
        (code("0.5", "function", task="It gives `[9]`."), square, {"a function that always gives example of the task"}),
    ],
)
def test_constants(exercise: Public, solution: Any, says: set[str]) -> None:
    found = [
        call.removeprefix("constant: ") for call, _expected, _got in constants_get_nothing(exercise, HERE, solution)
    ]
    assert {one for one in says if not any(call.startswith(one) for call in found)} == set()
    assert bool(found) == bool(says)


@pytest.mark.parametrize(
    ("exercise", "solution", "others", "monotone"),
    [
        (code("set_share(answer, RIGHT, 'abcdefgh')"), RIGHT, [{"e", "f"}], True),
        (code("f1(answer, RIGHT)"), RIGHT, [{"e", "f"}], True),
        (code("0.1 * len(answer)"), RIGHT, [{"e", "f"}], False),
        (code("0.9 - 0.1 * len(answer)"), RIGHT, [{"e", "f"}], False),
        (code("0.2 if 'e' in answer else 0"), RIGHT, [{"e"}], False),
        (code("mapping_share(answer, RIGHT)", "mapping", NUMBERS), NUMBERS, [], True),
        (code("0.8 - 0.1 * len(answer)", "mapping", NUMBERS), NUMBERS, [], False),
    ],
)
def test_a_worse_answer(exercise: Public, solution: Any, others: list[Any], monotone: bool) -> None:
    defects = list(worse_never_gets_more(exercise, HERE, solution, others))
    assert (defects == []) is monotone
    assert all(call.startswith("worse: ") and ", then " in call for call, _expected, _got in defects)


@pytest.mark.parametrize(
    ("share", "got"),
    [("set_share(answer, RIGHT, 'abcdefgh')", None), ("0.5", "0.5"), ("1 / 0", "ZeroDivisionError: division by zero")],
)
def test_share_is_tried_on_the_solution(share: str, got: str | None) -> None:
    """An error in `share` would otherwise only show as no points for anybody."""
    assert [d[2] for d in share_fits_the_solution(code(share), HERE, RIGHT)] == ([] if got is None else [got])


def form(kind: str, key: Any, **words: Any) -> Public:
    manifest = {"name": "e", "kind": kind, "points": 4, "competencies": ["a.b"], "answer": {}}
    if kind == "choice":
        manifest["answer"] = {"multiple": True}
    words = {section: {k: k for k in keys} for section, keys in words.items()}
    feedback = {f"option_{o}": "no" for o in words.get("options", {})} | {"missed": "more"}
    return Public(
        manifest=ExerciseManifest.model_validate(manifest),
        words=ExerciseWords(title="T", task="x", feedback=feedback, **words),
        key=key,
    )


CHOICE = form("choice", {"accepted": [[seal("e", o) for o in "abc"]]}, options="abcdef")
ORDER = form("order", {"accepted": [[seal("e", i) for i in "abcde"]]}, items="abcde")
GROUP = form(
    "group", {i: [seal("e", i, "xyz"[n % 3])] for n, i in enumerate("abcdefgh")}, items="abcdefgh", groups="xyz"
)
PLACED = {i: "xyz"[n % 3] for n, i in enumerate("abcdefgh")}
PAIRED = dict(zip("abcde", "uvwxy", strict=True))
MATCHING = form(
    "matching", {"accepted": [{i: seal("e", i, o) for i, o in PAIRED.items()}]}, items="abcde", options="uvwxyz"
)


@pytest.mark.parametrize("exercise", [CHOICE, ORDER, GROUP, MATCHING])
def test_guessing_at_a_form(exercise: Public) -> None:
    assert list(guessing_pays_nothing(exercise, HERE)) == []


@pytest.mark.parametrize(
    ("exercise", "solution", "others"),
    [
        (CHOICE, set("abc"), [set("ab")]),
        (ORDER, list("abcde"), [list("bacde")]),
        (GROUP, PLACED, []),
        (MATCHING, PAIRED, []),
    ],
)
def test_a_form_is_monotone(exercise: Public, solution: Any, others: list[Any]) -> None:
    assert list(worse_never_gets_more(exercise, HERE, solution, others)) == []


@pytest.mark.parametrize(
    ("scheme", "strategies"),
    [
        (
            lambda ticked, accepted, options: f1_share(ticked, accepted[0]),
            {"random", "everything ticked", "first option"},
        ),
        (lambda ticked, accepted, options: float(len(ticked) == 1), {"first option"}),
    ],
)
def test_guessing_that_pays_is_named(
    monkeypatch: pytest.MonkeyPatch, scheme: Callable[..., float], strategies: set[str]
) -> None:
    monkeypatch.setattr("autograder.exercises.kinds.choice.choice_share", scheme)
    found = {call.removeprefix("guessing: ") for call, _expected, _got in guessing_pays_nothing(CHOICE, HERE)}
    assert strategies <= found


def test_a_form_that_cannot_be_corrected_is_left_to_the_linter() -> None:
    single = form("choice", {"accepted": [[seal("e", "a")]]}, options="abc")
    assert Choice().cut(single) == 1
    assert list(guessing_pays_nothing(single, HERE)) == []
