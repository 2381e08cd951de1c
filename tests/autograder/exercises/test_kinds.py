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
    options={o: o.upper() for o in "abcdef"},
    feedback={"missed": "m", "option_d": "no", "option_e": "no", "option_f": "no"},
    key={"accepted": [[seal("e", o) for o in "abc"]]},
)
SINGLE = exercise(
    "choice", options={"a": "A", "b": "B"}, feedback={"option_b": "no"}, key={"accepted": [[seal("e", "a")]]}
)
GROUP = exercise(
    "group",
    groups={"x": "X", "y": "Y", "z": "Z"},
    items={"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"},
    key={
        "one": [seal("e", "one", "x")],
        "two": [seal("e", "two", "y")],
        "three": [seal("e", "three", "x"), seal("e", "three", "y")],
        "four": [seal("e", "four", "y")],
        "five": [seal("e", "five", "z")],
    },
)
PLACED = {"one": "x", "two": "y", "three": "x", "four": "y", "five": "z"}
GROUP_ONE_WRONG = 2.05
ORDER = exercise(
    "order",
    items={"one": "1", "two": "2", "three": "3", "four": "4"},
    key={"accepted": [[seal("e", i) for i in ("one", "two", "three", "four")]]},
)
MATCHING = exercise(
    "matching",
    items={"one": "1", "two": "2", "three": "3", "four": "4"},
    options={"x": "X", "y": "Y", "z": "Z", "u": "U", "v": "V", "w": "W"},
    key={
        "accepted": [
            {"one": seal("e", "one", "x"), "two": seal("e", "two", "y"), "three": seal("e", "three", "z")}
            | {"four": seal("e", "four", last)}
            for last in ("u", "v")
        ]
    },
)
PAIRED = {"one": "x", "two": "y", "three": "z", "four": "u"}
PAIRED_ONE_WRONG = 2.3
JUDGEMENT = exercise(
    "judgement",
    items={"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"},
    key={
        "marks": {"one": [4.8, 0.4, 0.92], "two": [2.2, 0.8, 0.68], "three": [1.2, 0.4, 0.92]}
        | {"four": [3.0, 2.0, 0.0], "five": [4.0, 0.5, 0.88]},
        "independent": 5,
        "draft": False,
    },
)
MARKED = {"one": 5, "two": 2, "three": 1, "four": 1, "five": 4}
TWO_MARKED_HIGH = 2.48
CODE = exercise(
    "code",
    answer={"type": "function", "params": ["x"]},
    checks=(
        "from autograder.checks import call, check, fail\n"
        "@check\ndef sign(answer):\n    return call(answer, 2) > 0\n"
        "@check\ndef doubled(answer):\n    got = call(answer, 2)\n"
        "    return True if got == 4 else fail(share=0.5, got=got)\n"
        "@check(hidden=True)\ndef of_zero(answer):\n    return call(answer, 0) == 0 or fail(share=0.75)\n"
        "@check(hidden=True)\ndef of_three(answer):\n    return True if call(answer, 3) == 6 else fail(share=0.9)\n"
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
        (CHOICE, ["b", "a", "c"], "right", None, 4),
        (CHOICE, {"a", "b", "c", "d"}, "wrong", "option_d", 1.79),
        (CHOICE, {"a", "b"}, "wrong", "missed", 0.91),
        (CHOICE, set("abcdef"), "wrong", "option_d", 0),
        (CHOICE, {"a"}, "wrong", "missed", 0),
        (CHOICE, {"d"}, "wrong", "option_d", 0),
        (CHOICE, [], "not_attempted", None, 0),
        (CHOICE, None, "not_attempted", None, 0),
        (CHOICE, ["z"], "unreadable", None, 0),
        (CHOICE, 5, "unreadable", None, 0),
        (CHOICE, [["a"]], "unreadable", None, 0),
        (SINGLE, "a", "right", None, 4),
        (SINGLE, "b", "wrong", "option_b", 0),
        (SINGLE, ["a", "b"], "unreadable", None, 0),
        (GROUP, PLACED, "right", None, 4),
        (GROUP, PLACED | {"three": "y"}, "right", None, 4),
        (GROUP, PLACED | {"one": "y"}, "wrong", "item_one", GROUP_ONE_WRONG),
        (GROUP, {i: g for i, g in PLACED.items() if i != "one"}, "wrong", "unplaced", GROUP_ONE_WRONG),
        (GROUP, dict.fromkeys(PLACED, "y"), "wrong", "item_one", 0.1),
        (GROUP, {"one": "x", "two": None}, "wrong", "unplaced", 0),
        (GROUP, {"one": None}, "not_attempted", None, 0),
        (GROUP, {"six": "x"}, "unreadable", None, 0),
        (GROUP, {"one": "w"}, "unreadable", None, 0),
        (GROUP, {"one": ["x"]}, "unreadable", None, 0),
        (GROUP, ["x"], "unreadable", None, 0),
        (ORDER, ["one", "two", "three", "four"], "right", None, 4),
        (ORDER, ["two", "one", "three", "four"], "wrong", "item_two", 0.25),
        (ORDER, ["four", "three", "two", "one"], "wrong", "item_four", 0),
        (ORDER, ["one", "two"], "unreadable", None, 0),
        (ORDER, ["one", "one", "two", "three"], "unreadable", None, 0),
        (ORDER, [], "not_attempted", None, 0),
        (MATCHING, PAIRED, "right", None, 4),
        (MATCHING, PAIRED | {"four": "v"}, "right", None, 4),
        (MATCHING, PAIRED | {"two": "w"}, "wrong", "item_two", PAIRED_ONE_WRONG),
        (MATCHING, PAIRED | {"one": "y", "two": "x"}, "wrong", "item_one", 0.59),
        (MATCHING, PAIRED | {"two": "x"}, "wrong", "item_two", PAIRED_ONE_WRONG),
        (MATCHING, PAIRED | {"two": None}, "wrong", "unpaired", PAIRED_ONE_WRONG),
        (MATCHING, dict.fromkeys(PAIRED, "x"), "wrong", "item_two", 0),
        (MATCHING, {"one": None}, "not_attempted", None, 0),
        (MATCHING, {}, "not_attempted", None, 0),
        (MATCHING, {"six": "x"}, "unreadable", None, 0),
        (MATCHING, {"one": "q"}, "unreadable", None, 0),
        (MATCHING, {"one": ["x"]}, "unreadable", None, 0),
        (MATCHING, ["x"], "unreadable", None, 0),
        (JUDGEMENT, MARKED, "right", None, 4),
        (JUDGEMENT, MARKED | {"four": 5}, "right", None, 4),  # the experts do not agree: it does not count
        (JUDGEMENT, MARKED | {"two": 3}, "right", None, 4),  # as near as an expert
        (JUDGEMENT, MARKED | {"two": 4}, "wrong", "item_two", TWO_MARKED_HIGH),
        (JUDGEMENT, MARKED | {"two": 4, "one": 2}, "wrong", "item_one", 0),
        (JUDGEMENT, {"one": 5, "two": 2, "four": 1, "five": 4}, "wrong", "unmarked", 0),
        (JUDGEMENT, dict.fromkeys(MARKED, 3), "wrong", "item_one", 0),
        (JUDGEMENT, {"one": None}, "not_attempted", None, 0),
        (JUDGEMENT, {}, "not_attempted", None, 0),
        (JUDGEMENT, {"one": 6}, "unreadable", None, 0),
        (JUDGEMENT, {"one": 4.5}, "unreadable", None, 0),
        (JUDGEMENT, {"one": True}, "unreadable", None, 0),
        (JUDGEMENT, {"six": 1}, "unreadable", None, 0),
        (JUDGEMENT, [5, 2, 1], "unreadable", None, 0),
        (CODE, lambda x: 2 * x, "right", None, 4),
        (CODE, lambda x: -x, "wrong", "sign", 0),
        (CODE, lambda x: x + 1, "wrong", "doubled", 2),
        (CODE, lambda x: 4 if x else 1, "wrong", "of_zero", 3),
        (CODE, lambda x: x * x, "wrong", "of_three", 3.6),
        (CODE, lambda x: None, "not_attempted", None, 0),
        (CODE, lambda x: 2 * x if x else None, "wrong", "of_zero", 0),
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
        options={o: o for o in "abcdefg"},
        feedback={"missed": "m"},
        key={"accepted": [[seal("e", o) for o in "abc"], [seal("e", o) for o in "defg"]]},
    )
    assert judge_answer(both, set("defg"), HERE).state == "right"
    near = judge_answer(both, set("def"), HERE)
    assert near.check == "missed"
    assert 0 < near.points < 4


def test_the_seed_depends_on_all_that_names_a_variant_and_never_changes():
    """Pinned: a change here would give every trainee other numbers in the middle of a course."""
    first = random_state("c", "1", "e", "anna").randint(0, 10**9, dtype="int64")
    others = [
        random_state(*key).randint(0, 10**9, dtype="int64")
        for key in [("d", "1", "e", "anna"), ("c", "2", "e", "anna"), ("c", "1", "f", "anna"), ("c", "1", "e", "boris")]
    ]
    assert first == 168_267_617
    assert first not in others


SETS = exercise(
    "code",
    answer={"type": "set"},
    checks=(
        "from autograder.checks import check, fail, set_share\n"
        "RIGHT = set('abcd')\n"
        "def share(answer):\n    return set_share(answer, RIGHT, 'abcdefghij')\n"
        "@check\ndef digits(answer):\n    return not set(answer) & set('0123456789')\n"
        "@check\ndef known_slip(answer):\n    return fail(share=0.25) if answer == {'e'} else None\n"
        "@check\ndef value(answer):\n    return answer == RIGHT\n"
        "@check(hidden=True)\ndef more(answer):\n    return len(answer) < 3\n"
    ),
)


@pytest.mark.parametrize(
    ("given", "check", "points"),
    [
        (set("abcd"), "more", 3.6),  # measured as the whole set, but a check failed
        (set("abcde"), "value", 2.96),
        (set("abc7"), "digits", 1.67),
        (set("abc"), "value", 2.67),
        (set("e"), "known_slip", 1),
        (set("abcdefghij"), "value", 0),
        (set(), "value", 0),
    ],
)
def test_what_a_failed_answer_gets_is_measured_in_one_place(given, check, points):
    """Whichever check fails, `share` decides, unless the check names the mistake and its share."""
    verdict = judge_answer(SETS, given, HERE)
    assert (verdict.state, verdict.check) == ("wrong", check)
    assert verdict.points == pytest.approx(points, abs=0.01)


@pytest.mark.parametrize("broken", ["1 / 0", "None", "'x'", "float('nan')", "-1"])
def test_an_answer_that_cannot_be_measured_gets_nothing(broken):
    checks = f"from autograder.checks import check\ndef share(answer):\n    return {broken}\n"
    checks += "@check\ndef value(answer):\n    return False\n"
    verdict = judge_answer(exercise("code", answer={"type": "set"}, checks=checks), {1}, HERE)
    assert (verdict.state, verdict.points) == ("wrong", 0)
