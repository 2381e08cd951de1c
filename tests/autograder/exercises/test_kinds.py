"""Judging: a row is an exercise, an answer and the verdict it must get."""

from pathlib import Path

import pandas as pd
import pytest

from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds.keyed import seal
from autograder.exercises.variants import Variant, random_state
from autograder.source.model import ExerciseManifest, ExerciseWords, Public

HERE = Variant("c", "1", "anna", "en", Generators(Path("no datasets")))


def exercise(kind, *, checks="", variants="", key=None, points=4, answer=None, **words):
    manifest = ExerciseManifest.model_validate(
        {"name": "e", "kind": kind, "points": points, "competencies": ["a.b"], "answer": answer or {}}
    )
    return Public(
        manifest=manifest,
        words=ExerciseWords(title="T", task="x", **words),
        checks=checks,
        variants=variants,
        key=key or {},
    )


CHOICE = exercise(
    "choice",
    answer={"multiple": True},
    options={"a": "A", "b": "B", "c": "C"},
    feedback={"missed": "m", "option_c": "no"},
    key={"accepted": [[seal("e", "a"), seal("e", "b")]]},
)
SINGLE = exercise(
    "choice", options={"a": "A", "b": "B"}, feedback={"option_b": "no"}, key={"accepted": [[seal("e", "a")]]}
)
GROUP = exercise(
    "group",
    groups={"x": "X", "y": "Y"},
    items={"one": "1", "two": "2", "three": "3", "four": "4"},
    key={
        "one": [seal("e", "one", "x")],
        "two": [seal("e", "two", "y")],
        "three": [seal("e", "three", "x"), seal("e", "three", "y")],
        "four": [seal("e", "four", "y")],
    },
)
ORDER = exercise(
    "order",
    items={"one": "1", "two": "2", "three": "3", "four": "4"},
    key={"accepted": [[seal("e", i) for i in ("one", "two", "three", "four")]]},
)
CODE = exercise(
    "code",
    answer={"type": "function", "params": ["x"]},
    checks=(
        "from autograder.checks import call, check, fail, partial\n"
        "@check\ndef sign(answer):\n    return call(answer, 2) > 0\n"
        "@check(keeps=0.5)\ndef doubled(answer):\n    got = call(answer, 2)\n"
        "    return True if got == 4 else fail(got=got)\n"
        "@check(hidden=True, keeps=0.75)\ndef of_zero(answer):\n    return call(answer, 0) == 0\n"
        "@check(hidden=True)\ndef of_three(answer):\n    return True if call(answer, 3) == 6 else partial(0.9)\n"
    ),
)
NUMERIC = exercise(
    "numeric",
    answer={"unit": "RUB", "rel": 0.01},
    variants="def generate(rng, lang):\n    return {'n': 100}\n",
    checks=(
        "from autograder.checks import check\n"
        "def expected(case):\n    return case['n']\n"
        "@check\ndef inverted(answer, case):\n    return answer > 1\n"
    ),
)
TEXT = exercise("text", answer={"min_words": 3, "max_words": 6, "style": False})


def raises(_x):
    raise KeyError("Cost")


@pytest.mark.parametrize(
    ("of", "given", "state", "check", "points"),
    [
        (CHOICE, ["b", "a"], "right", None, 4),
        (CHOICE, {"a", "b", "c"}, "wrong", "option_c", 2),
        (CHOICE, {"a"}, "wrong", "missed", 2),
        (CHOICE, {"c"}, "wrong", "option_c", 0),
        (CHOICE, [], "not_attempted", None, 0),
        (CHOICE, None, "not_attempted", None, 0),
        (CHOICE, ["z"], "unreadable", None, 0),
        (CHOICE, 5, "unreadable", None, 0),
        (CHOICE, [["a"]], "unreadable", None, 0),
        (SINGLE, "a", "right", None, 4),
        (SINGLE, "b", "wrong", "option_b", 0),
        (SINGLE, ["a", "b"], "unreadable", None, 0),
        (GROUP, {"one": "x", "two": "y", "three": "x", "four": "y"}, "right", None, 4),
        (GROUP, {"one": "x", "two": "y", "three": "y", "four": "y"}, "right", None, 4),
        (GROUP, {"one": "y", "two": "y", "three": "y", "four": "y"}, "wrong", "item_one", 3),
        (GROUP, {"one": "x", "two": None}, "wrong", "unplaced", 1),
        (GROUP, {"one": None}, "not_attempted", None, 0),
        (GROUP, {"five": "x"}, "unreadable", None, 0),
        (GROUP, {"one": "z"}, "unreadable", None, 0),
        (GROUP, {"one": ["x"]}, "unreadable", None, 0),
        (GROUP, ["x"], "unreadable", None, 0),
        (ORDER, ["one", "two", "three", "four"], "right", None, 4),
        (ORDER, ["two", "one", "three", "four"], "wrong", "item_two", 3),
        (ORDER, ["four", "three", "two", "one"], "wrong", "item_four", 0),
        (ORDER, ["one", "two"], "unreadable", None, 0),
        (ORDER, ["one", "one", "two", "three"], "unreadable", None, 0),
        (ORDER, [], "not_attempted", None, 0),
        (CODE, lambda x: 2 * x, "right", None, 4),
        (CODE, lambda x: -x, "wrong", "sign", 0),
        (CODE, lambda x: x + 1, "wrong", "doubled", 2),
        (CODE, lambda x: 4 if x else 1, "wrong", "of_zero", 3),
        (CODE, lambda x: x * x, "wrong", "of_three", 3.6),
        (CODE, lambda x: None, "not_attempted", None, 0),
        (CODE, lambda x: 2 * x if x else None, "wrong", "of_zero", 3),
        (CODE, raises, "wrong", "raises", 0),
        (CODE, lambda x: "text", "unreadable", None, 0),
        (CODE, 5, "unreadable", None, 0),
        (NUMERIC, 100.5, "right", None, 4),
        (NUMERIC, "100 ₽", "right", None, 4),
        (NUMERIC, 102, "wrong", "value", 0),
        (NUMERIC, 0.01, "wrong", "inverted", 0),
        (NUMERIC, float("nan"), "unreadable", None, 0),
        (NUMERIC, pd.DataFrame(), "unreadable", None, 0),
        (TEXT, "one two three four", "waiting", None, 0),
        (TEXT, "one two", "wrong", "too_short", 0),
        (TEXT, "one two three four five six seven", "wrong", "too_long", 0),
        (TEXT, "   ", "not_attempted", None, 0),
        (TEXT, 5, "unreadable", None, 0),
    ],
)
def test_verdicts(of, given, state, check, points):
    verdict = judge_answer(of, given, HERE)
    assert (verdict.state, verdict.check, verdict.points) == (state, check, points)


def test_the_closest_accepted_answer_decides_partial_credit():
    """An alternative that is nearer than the solution counts, or its author would be punished for it."""
    both = exercise(
        "choice",
        answer={"multiple": True},
        options={"a": "A", "b": "B", "c": "C"},
        feedback={"missed": "m"},
        key={"accepted": [[seal("e", "a")], [seal("e", "b"), seal("e", "c")]]},
    )
    assert judge_answer(both, {"b", "c"}, HERE).state == "right"
    assert judge_answer(both, {"b"}, HERE).points == 2


def test_the_seed_depends_on_all_that_names_a_variant_and_never_changes():
    """Pinned: a change here would give every trainee other numbers in the middle of a course."""
    first = random_state("c", "1", "e", "anna").randint(0, 10**9, dtype="int64")
    others = [
        random_state(*key).randint(0, 10**9, dtype="int64")
        for key in [("d", "1", "e", "anna"), ("c", "2", "e", "anna"), ("c", "1", "f", "anna"), ("c", "1", "e", "boris")]
    ]
    assert first == 168_267_617
    assert first not in others
