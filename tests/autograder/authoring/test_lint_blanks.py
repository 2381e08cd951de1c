"""Linting blanks, words with figures and steps: each row is a slip of an author, its place and the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.linted import slip_is_named

EXERCISES = "modules/01_start/exercises"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "modules/01_start/module.toml",
            'type = "date"',
            'type = "date", unit = "RUB"',
            r"module.toml:\d+: exercise “.+”\.answer: a number, and nothing else, needs `unit`",
        ),
        (
            "modules/01_start/module.toml",
            'name = "new_blanks"',
            'name = "new_blanks"\nafter = "new_text"',
            r"module.toml:\d+: “new_text” is no earlier exercise of this module",
        ),
        (
            f"{EXERCISES}/new_blanks/blanks.toml",
            "[blank.until]",
            "[blank.deadline]",
            r"blanks.toml:\d+: the blank “deadline” is not both in module.toml and here",
        ),
        (f"{EXERCISES}/new_blanks/blanks.toml", "rel = 0.005", "rel = 5", r"blanks.toml:\d+: blank.price.rel"),
        (
            f"{EXERCISES}/new_blanks/blanks.toml",
            'mistakes = { stop = "stop" }',
            'mistakes = { halt = "stop" }',
            r"task.ru.md:\d+: feedback “step_stop” belongs to no check. Did you mean “step_halt”",
        ),
        (
            f"{EXERCISES}/new_blanks/checks.py",
            "def expected",
            "from autograder.checks import check\n\n\n@check\ndef late(answer):\n    return True\n\n\ndef expected",
            r"checks.py:1: blanks take `expected` from here",
        ),
        (
            f"{EXERCISES}/new_blanks/mistakes.toml",
            'caught_by = "step_stop"',
            'caught_by = "nothing"',
            r"mistakes.toml:\d+: mistakes.all_stopped: the exercise has no check “nothing”",
        ),
        (
            f"{EXERCISES}/new_blanks/mistakes.toml",
            "moved = { step = ",
            "moved = { stepp = ",
            r"mistakes.toml:\d+: mistakes.all_stopped: “stepp” is not in the task",
        ),
        (
            f"{EXERCISES}/new_blanks/mistakes.toml",
            "[alternatives.in_words]",
            "[mistakes.in_words]",
            r"mistakes.toml:1: fewer than 2 examples",
        ),
        (
            f"{EXERCISES}/new_blanks/task.ru.md",
            "- raise: Поднимаем",
            "- rise: Поднимаем",
            r"task.ru.md:\d+: “raise” is not in the task, or in no blank",
        ),
        (
            f"{EXERCISES}/new_blanks/task.en.md",
            "{spent:money}",
            "{spend:money}",
            r"task.en.md:\d+: the placeholders of # Given differ",
        ),
        (
            f"{EXERCISES}/new_code/task.ru.md",
            "# Hints",
            "# Given\nЦифры\n\n# Hints",
            r"task.ru.md:\d+: this kind has no form that could show # Given",
        ),
    ],
)
def test_a_slip_is_reported_with_its_place_and_fix(skeleton: Path, file: str, old: str, new: str, says: str) -> None:
    slip_is_named(skeleton, file, old, new, says)
