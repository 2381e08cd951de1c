"""A check that cannot run is the course's fault: nobody's answer is called wrong or odd for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from autograder.errors import CourseError
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import ExerciseManifest, ExerciseWords, Public

HERE = Variant("c", "1", "anna", "en", Generators(Path("no datasets")))


def judged(check: str, answer: Any, answer_type: str = "list") -> Verdict:
    manifest = {"name": "e", "kind": "code", "points": 4, "competencies": ["a.b"], "answer": {"type": answer_type}}
    if answer_type == "function":
        manifest["answer"] |= {"params": ["n"]}
    exercise = Public(
        manifest=ExerciseManifest.model_validate(manifest),
        words=ExerciseWords(title="T", task="x", feedback={"value": "no"}),
        checks=f"from autograder.checks import call, check\n\n\n@check\ndef value(answer):\n    {check}\n",
    )
    return judge_answer(exercise, answer, HERE)


@pytest.mark.parametrize(
    ("check", "says"),
    [
        ("return answr == [1]", "NameError: name 'answr' is not defined"),
        ("import panads", "ModuleNotFoundError: No module named 'panads'"),
        ("if False:\n        x = 1\n    return x", "UnboundLocalError"),
    ],
)
def test_a_check_that_cannot_run_is_named_as_such(check: str, says: str) -> None:
    with pytest.raises(CourseError, match=says):
        judged(check, [1])


def test_a_value_that_no_check_expects_stays_the_answers() -> None:
    """Texts where numbers are asked for: a sum of them stops, and costs nothing."""
    verdict = judged("return sum(answer) == 3", ["1", "2"])
    assert (verdict.state, verdict.reason and verdict.reason.code) == ("unreadable", "value_not_comparable")


def test_a_name_that_the_trainees_function_lacks_is_the_functions_error() -> None:
    def answer(n: int) -> Any:
        return unknown + n  # type: ignore[name-defined]  # noqa: F821

    verdict = judged("return call(answer, 1) == 2", answer, "function")
    assert (verdict.state, verdict.check) == ("wrong", "raises")
