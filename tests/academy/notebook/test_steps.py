"""A step whose figures wait for the step before: asked, given, and never held back from the grader."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from academy import check, load, show
from academy.notebook.errors import NotebookError
from academy.notebook.result import Result
from tests.support.opened_module import progress

FIRST, THEN, FORM = "cost_per_call", "call_price", "questions"


@pytest.fixture
def stepped(folder: Path) -> Path:
    """The tiny module, in which a code exercise and a form wait for the first code exercise."""
    path = folder / "academy.json"
    data = json.loads(path.read_text("utf-8"))
    for name in (THEN, FORM):
        exercise = json.loads(base64.b64decode(data["exercises"][name]))
        exercise["manifest"]["after"] = FIRST
        exercise["variants"] = "def generate(rng, lang):\n    return {'calls': 7}\n"
        exercise["words"]["given"] = "{calls} calls"
        data["exercises"][name] = base64.b64encode(json.dumps(exercise).encode()).decode()
    path.write_text(json.dumps(data), "utf-8")
    return folder


def refused() -> str:
    with pytest.raises(NotebookError) as caught:
        load(THEN)
    return str(caught.value)


def test_figures_are_given_once_the_earlier_step_was_checked(stepped: Path) -> None:
    assert f'check("{FIRST}")' in refused()
    before = show(FORM)
    assert isinstance(before, Result)
    assert "the figures of this step" in before.text
    check(FIRST, "no number at all")
    assert refused(), "an answer that cannot be read is none"
    assert check(FIRST, 10**9).state == "wrong"
    assert load(THEN) == {"calls": 7}
    assert "7 calls" in show(FORM).children[0].value
    assert progress(stepped)["steps"] == {FIRST: 1}


def test_a_grader_is_never_refused(stepped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "ivanova")
    assert load(THEN) == {"calls": 7}
    assert "figures" not in show(FORM).text


def test_only_awaited_steps_are_recorded(folder: Path, saved: Callable[..., None]) -> None:
    check(FIRST, 10**9)
    assert "steps" not in progress(folder)
    assert progress(folder)["checks"] == {FIRST: 1}
