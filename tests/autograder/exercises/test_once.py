"""What checks share: the same objects for all of them, and costly helpers computed once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from autograder.authoring.verify import verify_course
from autograder.checks import call, once
from autograder.exercises.variants import call_with
from tests.support.paths import SMALL


def test_the_same_objects_are_computed_once_and_everybody_gets_a_copy() -> None:
    calls = []

    @once
    def truth(report):
        calls.append(1)
        return {"rows": [len(report)]}

    report, other = pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [1]})
    truth(report)["rows"].append("spoilt by a check")
    assert truth(report) == {"rows": [2]}
    assert call_with(truth, {"report": lambda: report}) == {"rows": [2]}
    assert len(calls) == 1
    assert truth(other) == {"rows": [1]}


def test_another_object_at_the_same_address_is_not_taken_for_the_first() -> None:
    """Python reuses the address of a deleted object, so the cache keeps its arguments alive."""

    @once
    def size(items):
        return len(items)

    assert [size([0] * n) for n in range(50)] == list(range(50))


def test_once_forgets_the_oldest_of_five() -> None:
    calls = []

    @once
    def same(item):
        calls.append(item)
        return item

    given = [[n] for n in range(5)]
    for item in given:
        same(item)
    same(given[4])
    assert len(calls) == 5
    same(given[0])
    assert len(calls) == 6


def test_once_does_not_remember_an_error() -> None:
    answers = iter([ValueError("not yet"), 1])

    @once
    def later(item):
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    given: list[int] = []
    with pytest.raises(ValueError, match="not yet"):
        later(given)
    assert later(given) == 1


def test_a_function_that_copies_by_itself_gets_what_there_is() -> None:
    """The engine's functions run in another process, where arguments arrive as copies."""
    given = [1, 2]

    class Remote:
        copies = True

        def __call__(self, items):
            return items is given

    assert call(Remote(), given) is True
    assert call(lambda items: items is given, given) is False


def test_a_check_that_changes_what_it_was_given_is_not_let_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next check of the same answer gets the same table."""
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    monkeypatch.setenv("ACADEMY_CONTENT", str(content))
    path = content / "course" / "modules" / "02_more" / "exercises" / "wasted_share" / "checks.py"
    text = path.read_text("utf-8")
    before = "    spend = tiny_report"
    assert before in text
    path.write_text(text.replace(before, f"    tiny_report['Seen'] = 1\n{before}", 1), "utf-8")
    report = verify_course(content / "course", content / "datasets", ["02_more"], variants=1, workers=1)
    assert any(failure.got == "a check changed tiny_report" for failure in report.failures), report.failures
