"""`score`: the number that nbgrader reads. It never costs an honest trainee points or reveals a hidden check."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from academy.grading import PointsCell, score
from academy.notebook import check as checking
from autograder.exercises.verdict import VERDICT_MIME, Verdict
from tests.support.paths import TINY

FULL = (TINY / "course/modules/01_first_client/exercises/call_price/checks.py").read_text("utf-8")


@pytest.fixture
def variables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The notebook's variables while a submission is graded."""
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "ivanova")
    given: dict[str, Any] = {}
    monkeypatch.setattr(checking, "namespace", lambda: given)
    return given


def no_care_for_zero(spent: float, calls: float) -> float:
    print("debugging")
    print("a warning", file=sys.stderr)
    logging.getLogger("trainee").error("an error")
    return spent / calls if calls else -1.0


def test_the_released_checks_and_the_full_ones(variables: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    variables["call_price"] = no_care_for_zero
    assert score("call_price") == 3
    assert score("call_price", FULL) == 1.5
    assert capfd.readouterr() == ("", ""), "stock nbgrader gives 0 for a cell that writes to stderr"


def test_the_output_is_a_number_and_a_line_and_a_verdict(variables: dict[str, Any]) -> None:
    variables["call_price"] = no_care_for_zero
    bundle = score("call_price", FULL)._repr_mimebundle_()
    assert bundle["text/plain"] == "1.5"
    assert bundle[VERDICT_MIME]["check"] == "no_calls"
    assert "Not right yet" in bundle["text/html"]
    assert "points: 1.5 of 3" in bundle["text/html"]
    assert Verdict.from_json(json.loads(json.dumps(bundle[VERDICT_MIME], allow_nan=False))).points == 1.5


def test_a_hidden_check_is_not_told(variables: dict[str, Any]) -> None:
    variables["call_price"] = no_care_for_zero
    page = score("call_price", FULL)._repr_html_()
    assert not any(secret in page for secret in ("no_calls", "hidden-value-7341", "without calls", "-1"))


def test_the_saved_answer_of_a_form(variables: dict[str, Any], saved: Callable[..., None]) -> None:
    assert score("questions") == 0
    saved(questions=["phone", "hours", "prices"])
    assert score("questions") == 2


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (None, "not_attempted"),
        (..., "not_attempted"),
        (5, "unreadable"),
        (float("nan"), "unreadable"),
        (lambda spent, calls: sys.exit(1), "unreadable"),
    ],
)
def test_a_missing_or_unreadable_answer_is_zero(variables: dict[str, Any], value: Any, state: str) -> None:
    variables["call_price"] = value
    points = score("call_price", FULL)
    assert (points, points.verdict.state, points.verdict.max_points) == (0, state, 3)


@pytest.mark.parametrize("checks", ["this is not python", "raise SystemExit", "from autograder.checks import nothing"])
def test_checks_that_cannot_run_give_zero_and_no_error(
    variables: dict[str, Any], capfd: pytest.CaptureFixture[str], checks: str
) -> None:
    variables["call_price"] = no_care_for_zero
    assert score("call_price", checks) == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("damage", ["missing", "answers", "name"])
def test_never_raises(variables: dict[str, Any], folder: Path, damage: str) -> None:
    if damage == "missing":
        (folder / "academy.json").unlink()
    (folder / "answers.json").write_text("{")
    points = score("nonsense" if damage == "name" else "questions")
    assert repr(points) == "0.0"
    assert points.verdict.state == "unreadable"
    assert points.verdict.reason


@pytest.mark.parametrize(("given", "kept"), [(9.0, 3.0), (-1.0, 0.0), (2.5, 2.5)])
def test_points_stay_between_zero_and_the_maximum(given: float, kept: float) -> None:
    points = PointsCell(Verdict("x", "wrong", given, 3), "en")
    assert float(repr(points)) == kept == points
