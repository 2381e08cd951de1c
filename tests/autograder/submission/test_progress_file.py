"""progress.json tells the mentor how often help was used; whatever is wrong with it costs nobody anything."""

from __future__ import annotations

import pytest

from autograder.submission.progress_file import Used, read_progress
from wording.languages import language


def test_uses_are_read_by_exercise() -> None:
    content = b'{"format": 1, "checks": {"a": 12, "b": 1}, "hints": {"a": 2}, "times": {}}'
    assert read_progress(content) == {"a": Used(12, 2), "b": Used(1, 0)}


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"checks": 5}',
        b'{"checks": {"a": "many"}}',
        b'{"checks": {"a": -3, "b": true, "c": 1e9, "d": 99999999}}',
    ],
)
def test_what_cannot_be_read_counts_as_not_used(content: bytes | None) -> None:
    assert read_progress(content) == {}


def test_the_words_are_empty_when_no_help_was_used() -> None:
    with language("ru"):
        assert str(Used(3, 1)) == "проверок: 3, подсказок: 1"
    assert str(Used()) == ""
