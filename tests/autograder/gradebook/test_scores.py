"""We read the scores that nbgrader's own model, and so formgrader, shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.gradebook.book import Book
from autograder.gradebook.scores import ExerciseScore, SubmissionScore
from tests.support.gradebooks import (
    MODULE,
    NOON,
    RIGHT,
    SUBMISSIONS,
    answered,
    attempt,
    confirm,
    half,
    results,
)


def by_nbgrader(url: str) -> dict[str, Any]:
    with Gradebook(url, "course") as gradebook:
        submission = gradebook.find_submission(MODULE, "anna")
        grades = {g.name.removesuffix("-grade"): g for notebook in submission.notebooks for g in notebook.grades}
        return {
            "submitted_at": submission.timestamp,
            "late_penalty": submission.late_submission_penalty,
            "points": submission.score - submission.late_submission_penalty,
            "max_points": submission.max_score,
            "exercises": {
                name: (g.score, g.max_score, g.needs_manual_grade, g.manual_score is not None)
                for name, g in grades.items()
            },
        }


def by_us(url: str) -> dict[str, Any]:
    with Book(url, "course") as book:
        (found,) = book.scores(MODULE)
    assert (found.trainee, found.module) == ("anna", MODULE)
    exercises = {name: (s.points, s.max_points, s.pending, s.by_hand) for name, s in found.exercises.items()}
    totals = {name: getattr(found, name) for name in ("submitted_at", "late_penalty", "points", "max_points")}
    return totals | {"exercises": exercises}


@pytest.mark.parametrize("case", SUBMISSIONS)
@pytest.mark.parametrize("by_hand", [False, True])
def test_scores_are_those_of_nbgrader(new_gradebook: Callable[..., str], case: str, by_hand: bool) -> None:
    """Automatic and manual points, extra credit, tasks, a penalty for lateness and pending grades."""
    url = new_gradebook(MODULE)
    with Book(url, "course") as book:
        graded = results({MODULE: SUBMISSIONS[case][MODULE]})
        book.write(MODULE, graded, attempt(), NOON, late_penalty=half)
    if by_hand:
        confirm(url, "letter", 3.0, extra=1.0)
        confirm(url, "cpl-grade", 1.0)
        confirm(url, "essay", 0.5)
    assert by_us(url) == by_nbgrader(url)


def test_a_comment_belongs_to_the_exercise_wherever_nbgrader_keeps_it(new_gradebook: Callable[..., str]) -> None:
    """nbgrader keeps it at the text that a person grades, or at the answer that a test grades."""
    url = new_gradebook(MODULE)
    with Book(url, "course") as book:
        book.write(MODULE, results({MODULE: answered(MODULE, RIGHT)}), attempt(), NOON, late_penalty=half)
    with Gradebook(url, "course") as gradebook:
        gradebook.find_comment("cpl", MODULE, MODULE, "anna").manual_comment = "Понятно."
        gradebook.find_comment("letter", MODULE, MODULE, "anna").manual_comment = ""
        gradebook.find_comment("reply", MODULE, MODULE, "anna").manual_comment = "Назовите срок."
        gradebook.update_or_create_student("anna", first_name="Анна", last_name=None)
        gradebook.add_student("boris")
        gradebook.db.commit()
    with Book(url, "course") as book:
        (found,) = book.scores(MODULE)
        assert book.names() == {"anna": "Анна"}
    assert {name: s.comment for name, s in found.exercises.items() if s.comment} == {
        "cpl": "Понятно.",
        "reply": "Назовите срок.",
    }
    assert found.exercises["reply"] == ExerciseScore("reply", 0.0, 5.0, True, False, "Назовите срок.")
    assert found.pending == 5.0 + 4.0 + 1.0


def test_what_is_not_released_or_not_submitted_has_no_scores(url: str) -> None:
    with Book(url, "course") as book:
        assert (book.scores(MODULE), book.scores("09_none"), book.names()) == ([], [], {})


def test_bonus_points_make_up_for_lost_ones_and_lift_nobody_above_the_maximum() -> None:
    def scored(regular: float, bonus: float) -> SubmissionScore:
        exercises = {
            "plain": ExerciseScore("plain", regular, 10.0, False, False),
            "more": ExerciseScore("more", bonus, 4.0, True, False, bonus=True),
        }
        return SubmissionScore("anna", "01_basics", None, exercises)

    assert [scored(*both).points for both in ((6, 0), (6, 3), (8, 4), (10, 4))] == [6, 9, 10, 10]
    assert (scored(6, 3).max_points, scored(6, 3).pending, scored(6, 3).bonus) == (10, 0, 3)
