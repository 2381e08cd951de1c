"""A defect that `academy verify` finds for every trainee, in both languages, is one line with its place and number."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.proofs.proof import Failure
from autograder.authoring.said_once import said_once
from autograder.authoring.verify import verify_course
from tests.support.paths import ROOT
from wording.languages import language

CODE = "modules/01_start/exercises/new_code"
CHOICE = "modules/01_start/exercises/new_choice"
CASES = [
    (
        f"{CODE}/mistakes/inverted.py",
        "return leads / spent",
        "return spent / leads if leads else float('inf')",
        f"{CODE}/mistakes/inverted.py:1: mistakes/inverted must end as: wrong, caught by inverted; it ended as: right",
        f"{CODE}/mistakes/inverted.py:1: mistakes/inverted: должно быть – неверно, ловит inverted, получилось – верно",
    ),
    (
        f"{CODE}/solution.py",
        "return spent / leads",
        "return spent / leads + 1",
        f"{CODE}/solution.py:1: solution must end as: right; it ended as: wrong, caught by value",
        f"{CODE}/solution.py:1: solution: должно быть – верно, получилось – неверно, ловит value",
    ),
    (
        f"{CHOICE}/mistakes.toml",
        'answer = ["facts"]',
        'answer = ["facts", "plan"]',
        f"{CHOICE}/mistakes.toml:11: mistakes/no_plan must end as: wrong, caught by missed;",
        f"{CHOICE}/mistakes.toml:11: mistakes/no_plan: должно быть – неверно, ловит missed",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new", "english", "russian"), CASES, ids=[case[0] for case in CASES])
def test_one_slip_is_one_line(skeleton: Path, file: str, old: str, new: str, english: str, russian: str) -> None:
    path = skeleton / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    failures = verify_course(skeleton, ROOT / "datasets", ["01_start"], variants=3).failures
    assert len(failures) > 1, "it fails for every trainee and in both languages"
    for lang, words in (("en", english), ("ru", russian)):
        with language(lang):
            said = [line.replace(f"{skeleton}/", "") for line in said_once(failures, skeleton)]
        about = [line for line in said if line.startswith(words)]
        assert len(about) == 1, said
        assert "en, ru" in about[0]


def test_figures_of_trainees_make_no_second_line_and_other_defects_do() -> None:
    def failed(variant: str, got: str) -> Failure:
        return Failure("01_start/e", "ru", variant, "solution", "right", got)

    found = [failed("variant-1", "wrong at value {'got': 12.5}"), failed("variant-2", "wrong at value {'got': 7}")]
    with language("en"):
        assert len(list(said_once(found, ROOT / "course"))) == 1
        assert len(list(said_once([*found, failed("variant-3", "unreadable")], ROOT / "course"))) == 2
