"""A talk is worth what it came to; whoever replies at random is paid nothing on average."""

from __future__ import annotations

import random
from typing import Any

import pytest

from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds.dialogue.talk import chances, shortest_paths, turn, walk
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from tests.support.paths import COURSE, ROOT

HERE = Variant("c", "1", "anna", "en", Generators(ROOT / "datasets"))
MOVES = {
    "asks": {"why": "tells", "no": "lost", "yes": "gave"},
    "tells": {"trade": "agreed", "back": "asks"},
}
WORTH = {"agreed": 1.0, "gave": 0.3, "lost": 0.0}


@pytest.fixture(scope="module")
def talk() -> Public:
    module = read_course(COURSE, ROOT / "datasets", ["03_communication"]).modules[0]
    return public(module.exercise("price_talk"), "en", released=False)


@pytest.mark.parametrize(
    ("path", "state", "check"),
    [
        (None, "not_attempted", None),
        ([], "not_attempted", None),
        (["what_is_dear", "without_social", "month_for_case", "today_and_thursday"], "right", None),
        (["what_is_dear", "quarter_ahead", "so_less_work", "month_for_case", "today_and_thursday"], "right", None),
        (["what_is_dear", "without_social", "month_for_case", "when_convenient"], "wrong", "end_no_date"),
        (["fifteen", "halfway"], "wrong", "end_gave_away"),
        (["what_is_dear"], "wrong", "unfinished"),
        ("what_is_dear", "unreadable", "replies_expected"),
        (["without_social"], "unreadable", "reply_out_of_place"),
        (["fifteen", "halfway", "word_back"], "unreadable", "reply_after_end"),
        ([7], "unreadable", "replies_expected"),
        (["fifteen"] * 1000, "unreadable", "replies_too_many"),
    ],
)
def test_a_path_is_judged_by_its_end(talk: Public, path: Any, state: str, check: str | None) -> None:
    verdict = judge_answer(talk, path, HERE)
    assert (verdict.state, verdict.reason.code if verdict.reason else verdict.check) == (state, check)
    assert (verdict.points == talk.points) == (state == "right")


def test_the_remark_names_the_reply_after_which_the_best_end_was_lost(talk: Public) -> None:
    """Not the last one: what was said before it had already cost the end."""
    verdict = judge_answer(talk, ["fifteen", "word_back", "late_without_social"], HERE)
    assert (verdict.check, verdict.values["n"]) == ("end_late", 1)
    assert "Would fifteen do?" in verdict.values["turn"]
    assert turn(MOVES, WORTH, walk(MOVES, "asks", ["why", "back", "no"])) == 2


def test_chances_of_a_talk_with_a_circle_are_those_of_an_absorbing_chain() -> None:
    """By hand: p(agreed) = 1/3 * (1/2 + 1/2 p), so that p = 1/5; the others share the rest."""
    found = chances(MOVES, WORTH, "asks")
    assert found == pytest.approx({"agreed": 0.2, "gave": 0.4, "lost": 0.4})
    rng, ends = random.Random(3), []
    for _talk in range(4000):
        state = "asks"
        while state in MOVES:
            state = MOVES[state][rng.choice(list(MOVES[state]))]
        ends.append(state)
    assert ends.count("agreed") / len(ends) == pytest.approx(0.2, abs=0.03)


def test_random_replies_are_paid_nothing_on_average(talk: Public) -> None:
    """At most 5 % of the points, as of every form, and a better end is never worth less than a worse one."""
    worth, moves = talk.key["worth"], talk.form["moves"]
    likely = chances(moves, worth, talk.form["start"])
    paths = shortest_paths(moves, talk.form["start"])
    paid = {end: judge_answer(talk, paths[end], HERE).points / talk.points for end in worth}
    assert sum(likely[end] * paid[end] for end in worth) <= 0.05
    assert [paid[end] for end in sorted(worth, key=lambda one: worth[one])] == sorted(paid.values())


def test_what_an_end_is_worth_does_not_travel_with_an_assessment(talk: Public) -> None:
    module = read_course(COURSE, ROOT / "datasets", ["03_communication"]).modules[0]
    exercise = module.exercise("price_talk")
    released = public(type(exercise)(**{**vars(exercise), "part": "assessment"}), "en", released=True)
    assert released.key == {}
    assert released.form["moves"] == talk.form["moves"]
