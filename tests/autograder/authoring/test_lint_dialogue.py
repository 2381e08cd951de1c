"""Linting a talk: each row is a slip of an author, its place and the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.linted import linted, slip_is_named

FOLDER = "modules/01_start/exercises/new_dialogue"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("talk.toml", 'ask = "explains"', 'ask = "explain"', r"talk.toml:6: the reply “ask” leads to “explain”"),
        ("talk.toml", 'start = "asks"', 'start = "ask"', r"talk.toml:2: there is no state “ask”"),
        ("talk.toml", "lost = 0\n", "lost = 0\nwon = 1\n", r"task.ru.md:\d+: “won” stands in the task or in talk.toml"),
        ("talk.toml", "agreed = 1\n", "agreed = 0.9\n", r"talk.toml:\d+: no end is worth 1"),
        ("talk.toml", "agreed = 1\n", "agreed = 2\n", r"talk.toml:\d+: end.agreed: it must be 1 or less"),
        ("talk.toml", 'other = { ru = "Клиент", en = "The client" }', "", r"talk.toml:\d+: other: it is missing"),
        ("solution.py", '"date"', '"no_date"', r"solution.py:1: the talk stops at “cooled”, which is not worth 1"),
        ("solution.py", '"offer"', '"date"', r"solution.py:1: “date” is no reply to “explains”"),
        (
            "task.ru.md",
            "## end_lost",
            "## end_last",
            r"feedback “end_last” belongs to no check. Did you mean “end_lost”",
        ),
    ],
)
def test_a_slip_is_named_with_its_place(skeleton: Path, file: str, old: str, new: str, says: str) -> None:
    slip_is_named(skeleton, f"{FOLDER}/{file}", old, new, says)


def test_a_circle_without_an_exit_and_a_line_that_nobody_hears_are_named(skeleton: Path) -> None:
    path = skeleton / FOLDER / "talk.toml"
    text = path.read_text("utf-8").replace('ask_late = "explains"', 'ask_late = "presses"')
    text = text.replace('promise_more = "lost"', 'promise_more = "presses"').replace(
        'wait = "lost"', 'wait = "presses"'
    )
    path.write_text(text, "utf-8")
    found = linted(skeleton)
    assert any("from “presses” no end can be reached" in one for one in found), found
