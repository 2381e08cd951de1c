"""None of the attacks gets a point more than its honest work deserves, harms anybody, or goes unnoticed.

A new attack is a new folder beside this file; the README says what it holds.
"""

from __future__ import annotations

import html
import re

import pytest

from autograder.building.leaks import secrets
from tests.whole.attacks.cases import FULL, MODULE
from tests.whole.attacks.conftest import CASES, LIMITS, NEIGHBOURS
from tests.whole.attacks.pages import active, unbalanced
from tests.whole.attacks.world import Scene, World

CATEGORIES = {"reference", "process", "resources", "files", "notebook", "content", "judge", "transport"}
MARK = re.compile(r"academy.attack")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
LONGEST_SENTENCE = 600

pytestmark = pytest.mark.slow


@pytest.fixture(params=CASES)
def scene(world: World, request: pytest.FixtureRequest) -> Scene:
    return world.scenes[request.param]


def test_there_are_attacks_of_every_kind() -> None:
    assert {case.category for case in CASES.values()} == CATEGORIES
    assert len(CASES) >= 44


@pytest.mark.parametrize("name", CASES)
def test_an_attack_is_reported_or_says_why_not(name: str) -> None:
    assert bool(CASES[name].report) != bool(CASES[name].silent)


# ---- each attack


def test_points_are_what_the_honest_work_deserves(scene: Scene) -> None:
    case = scene.case
    assert scene.outcome.status == case.ends, scene.told
    if scene.marks is None:
        assert case.ends == "failed"
        assert not any(case.points.values())
        return
    assert {name: mark.points for name, mark in scene.marks.exercises.items()} == case.points, scene.told
    assert scene.marks.max_points == 19
    assert scene.marks.points == sum(case.points.values())
    assert scene.marks.exercises["reply"].pending == case.waits
    assert not any(mark.pending for name, mark in scene.marks.exercises.items() if name != "reply")


def test_the_mentor_is_told(scene: Scene) -> None:
    missing = [wanted for wanted in scene.case.report if not re.search(wanted, scene.told)]
    assert missing == [], scene.told


def test_what_the_mentor_is_told_is_safe_to_read(scene: Scene) -> None:
    """It is printed in a terminal: no control characters, no forged lines, no page-long names."""
    for sentence in (*scene.outcome.notes, scene.outcome.reason):
        assert not UNPRINTABLE.search(sentence), ascii(sentence)
        assert len(sentence) <= LONGEST_SENTENCE
    assert len(scene.outcome.notes) <= 20


def test_the_trainee_gets_nothing_secret_back(world: World, scene: Scene) -> None:
    """Neither page nor graded copy holds a secret; neither page nor outputs a line of a solution or a hidden check.

    What the trainee wrote may come back to them, also when it is how the author would have written it.
    """
    page, outputs, own = html.unescape(scene.page), scene.outputs(), scene.own_text()
    for name, value in world.tokens.items():
        assert value not in page + outputs, name
        for path in scene.autograded.rglob("*"):
            assert not path.is_file() or value.encode() not in path.read_bytes(), (name, path)
    for line in secrets(scene.course.source(MODULE)):
        assert line in own or line not in page + outputs, line


def test_the_page_is_whole_and_runs_nothing(scene: Scene) -> None:
    assert active(scene.page) == []
    assert unbalanced(scene.page) == []
    assert "</html>" in scene.page


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.category == "content" or n == "attachments"])
def test_what_the_mentor_opens_runs_nothing_of_the_submission(world: World, name: str) -> None:
    """Formgrader shows the graded notebook on the server that keeps the gradebook: a script there could set marks."""
    assert [tag for tag in active(world.scenes[name].mentor_page()) if MARK.search(tag)] == []


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.part("after")])
def test_what_else_must_be_true(world: World, name: str) -> None:
    after = CASES[name].part("after")
    assert after is not None
    after.after(world.scenes[name])


# ---- all of them together


def test_every_submission_has_an_outcome(world: World) -> None:
    assert {o.trainee for o in world.grading.outcomes} >= {*CASES, *NEIGHBOURS}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_an_honest_neighbour_has_full_marks(world: World, name: str) -> None:
    assert {exercise: mark.points for exercise, mark in world.neighbours[name].exercises.items()} == FULL
    assert next(o for o in world.grading.outcomes if o.trainee == name).notes == ()


@pytest.mark.parametrize(
    "what",
    [
        "source",
        "release",
        "submitted",
        "outside",
        "content",
        "an old entry of the gradebook",
        "points of the gradebook",
        "students of the gradebook",
    ],
)
def test_nothing_is_changed(world: World, what: str) -> None:
    assert world.after[what] == world.before[what]


def test_nothing_runs_on(world: World) -> None:
    assert world.watch.left == []


def test_memory_stays_within_the_limits(world: World) -> None:
    """Two submissions at a time, and as much again as one may use for the engine itself and between two looks at it."""
    assert 0 < world.watch.peak_mb <= 3 * LIMITS["memory_mb"]


def test_nobody_calls_home(world: World) -> None:
    assert world.heard == []
