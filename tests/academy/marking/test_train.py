"""A mentor trains on texts of the course that are marked already, in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from academy.cli import main
from autograder.authoring.lint import lint_course
from autograder.marking.service import training
from tests.support.paths import COURSE, ROOT

MODULE, EXERCISE = "03_communication", "budget_letter"


def train(answers: list[float], lang: str, exercise: str = EXERCISE) -> Result:
    words = "\n".join(f"{points:g}" for points in answers) + "\n"
    return CliRunner(env={"ACADEMY_LANG": lang}).invoke(main, ["mark", MODULE, exercise, "--train"], input=words)


def agreed(lang: str) -> list[float]:
    examples = training(COURSE, ROOT / "datasets", MODULE, EXERCISE, lang).examples
    assert len(examples) >= 5
    return [points for example in examples for points in example.points.values()]


@pytest.mark.parametrize(
    ("lang", "all_same", "reason"),
    [("ru", "Совпадают строк: 20 из 20.", "мы гарантируем"), ("en", "Lines that agree: 20 of 20.", "we guarantee")],
)
def test_agreed_points_pass_and_every_reason_is_told(lang: str, all_same: str, reason: str) -> None:
    result = train(agreed(lang), lang)
    assert result.exit_code == 0
    assert all_same in result.output
    assert reason in result.output
    assert "✕" not in result.output


def test_other_points_do_not_pass() -> None:
    """Everything at its most: the line about facts of a promise, and the lines of a single sentence, are too much."""
    rubric = training(COURSE, ROOT / "datasets", MODULE, EXERCISE, "en").rubric
    result = train([most for most, _words in rubric.values()] * 5, "en")
    assert "✕ yours 2, agreed 0 of 2" in result.output
    assert "Lines that agree: 17 of 20." in result.output
    none = train([0.0] * 20, "en")
    assert "Fewer than 80% agree" in none.output


def test_an_exercise_without_examples_says_which_has_them() -> None:
    result = train([], "en", "bad_news_letter")
    assert result.exit_code == 1
    assert "There are: budget_letter." in result.output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('answer = "mistakes/one_line"', 'answer = "mistakes/one_lime"', "one_lime"),
        ("reader = 1.5, facts = 1,", "reader = 2.5, facts = 1,", "reader"),
        ("reader = 1.5, facts = 1,", "reader = 1.5,", "facts"),
    ],
)
def test_lint_finds_examples_that_do_not_fit(tmp_path: Path, old: str, new: str, said: str) -> None:
    shutil.copytree(COURSE, tmp_path / "course")
    path = tmp_path / "course/modules" / MODULE / "exercises" / EXERCISE / "examples.toml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    found = [str(problem) for problem in lint_course(tmp_path / "course", ROOT / "datasets")]
    assert len(found) == 1
    assert "examples.toml" in found[0]
    assert said in found[0]
