"""None of the attacks gets a point more than its honest work deserves, harms anybody, or goes unnoticed.

A new attack is a new folder in `cases`; the README lists what it may hold.
"""

from __future__ import annotations

import html
import re

import pytest

from autograder.building.leaks import secrets
from tests.support.submission_cases import FORMS, FULL, MODULE
from tests.whole.attacks.attack_run import CASES, LIMITS, NEIGHBOURS, AttackResult, AttackRun
from tests.whole.attacks.pages import active, unbalanced

CATEGORIES = {"reference", "process", "resources", "files", "notebook", "content", "judge", "transport"}
MARK = re.compile(r"academy.attack")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
LONGEST_SENTENCE = 600


@pytest.fixture(params=CASES)
def result(attack_run: AttackRun, request: pytest.FixtureRequest) -> AttackResult:
    return attack_run.results[request.param]


def test_there_are_attacks_of_every_kind() -> None:
    assert {case.category for case in CASES.values()} == CATEGORIES
    assert len(CASES) >= 44


@pytest.mark.parametrize("name", CASES)
def test_an_attack_is_reported_or_says_why_not(name: str) -> None:
    assert bool(CASES[name].report) != bool(CASES[name].silent)


# ---- each attack


def test_points_are_what_the_honest_work_deserves(result: AttackResult) -> None:
    case = result.case
    assert result.outcome.status == case.ends, result.report
    if result.score is None:
        assert case.ends == "failed"
        assert not any(case.points.values())
        return
    exercises = result.score.exercises
    assert {name: one.points for name, one in exercises.items()} == case.points, result.report
    assert result.score.max_points == 19
    assert result.score.points == sum(case.points.values())
    assert exercises["reply"].pending == case.waits
    waiting = {name for name, one in exercises.items() if one.pending and name != "reply"}
    assert waiting == (FORMS if case.unanswered else set()), result.report


def test_the_mentor_reads_of_it(result: AttackResult) -> None:
    missing = [wanted for wanted in result.case.report if not re.search(wanted, result.report)]
    assert missing == [], result.report


def test_what_the_mentor_reads_is_safe_to_print(result: AttackResult) -> None:
    """A terminal shows it, so it has no control characters, no forged lines and no page-long names."""
    for sentence in (*result.outcome.notes, result.outcome.reason):
        assert not UNPRINTABLE.search(sentence), ascii(sentence)
        assert len(sentence) <= LONGEST_SENTENCE
    assert len(result.outcome.notes) <= 20


def test_the_trainee_gets_nothing_secret_back(attack_run: AttackRun, result: AttackResult) -> None:
    """Page and graded copy hold no secret, page and outputs no line of a solution or a hidden check.

    What the trainee wrote may come back to them, even where the author has written the same line; and for full marks
    the page shows the worked solution.
    """
    page, outputs, own = html.unescape(result.page), result.outputs(), result.own_text()
    page = re.sub(r"<details class=\"part\">.*?</details>", "", page, flags=re.DOTALL)
    for name, value in attack_run.tokens.items():
        assert value not in page + outputs, name
        for path in result.autograded.rglob("*"):
            assert not path.is_file() or value.encode() not in path.read_bytes(), (name, path)
    for line in secrets(result.course.source(MODULE)):
        assert line in own or line not in page + outputs, line


def test_the_page_is_whole_and_runs_nothing(result: AttackResult) -> None:
    assert active(result.page) == []
    assert unbalanced(result.page) == []
    assert "</html>" in result.page


def test_formgrader_opens_it(result: AttackResult) -> None:
    """One submission's page that answers with an error 500 keeps the mentor from grading it."""
    if result.cells:
        assert "</html>" in result.mentor_page()


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.category == "content" or n == "attachments"])
def test_what_the_mentor_opens_runs_nothing_of_the_submission(attack_run: AttackRun, name: str) -> None:
    """Formgrader shows the graded notebook on the gradebook's own server, where a script could set marks."""
    assert [tag for tag in active(attack_run.results[name].mentor_page()) if MARK.search(tag)] == []


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.part("after")])
def test_what_else_must_be_true(attack_run: AttackRun, name: str) -> None:
    after = CASES[name].part("after")
    assert after is not None
    after.after(attack_run.results[name])


# ---- all of them together


def test_every_submission_has_an_outcome(attack_run: AttackRun) -> None:
    assert {o.trainee for o in attack_run.grading.outcomes} >= {*CASES, *NEIGHBOURS}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_an_honest_neighbour_has_full_marks(attack_run: AttackRun, name: str) -> None:
    assert {exercise: one.points for exercise, one in attack_run.neighbours[name].exercises.items()} == FULL
    assert next(o for o in attack_run.grading.outcomes if o.trainee == name).notes == ()


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
def test_nothing_is_changed(attack_run: AttackRun, what: str) -> None:
    assert attack_run.after[what] == attack_run.before[what]


def test_nothing_runs_on(attack_run: AttackRun) -> None:
    assert attack_run.monitor.leftover_processes == []


def test_memory_stays_within_the_limits(attack_run: AttackRun) -> None:
    """Two submissions run at a time; as much again as one may use is for the engine and growth between measurements."""
    assert 0 < attack_run.monitor.peak_mb <= 3 * LIMITS["memory_mb"]


def test_nobody_calls_home(attack_run: AttackRun) -> None:
    assert attack_run.called == []
