"""`progress`: what is done and what comes next; it repeats what `check` said only while that holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from academy import check, progress
from academy.journey.progress import Progress
from academy.runs.record import Run, recorded_runs
from tests.support.opened_module import MODULE
from tests.support.opened_module import progress as counted
from wording.languages import language

GOOD = ["phone", "hours", "prices"]


@pytest.fixture
def name_space(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Variables of the notebook, which are those of the main program here."""
    main: dict[str, Any] = {}
    monkeypatch.setattr("academy.notebook.check.namespace", lambda: main)
    return main


def states() -> dict[str, tuple[str, float]]:
    found = progress()
    assert isinstance(found, Progress), found
    return {one.exercise.name: (one.state, one.points) for one in found.stands}


def test_at_first_everything_is_open(folder: Path) -> None:
    assert set(states().values()) == {("open", 0.0)}
    text, page = repr(progress()), progress()._repr_html_()
    assert "0 of 7 exercises have an answer" in text
    assert "Next:" in page
    assert f'href="{MODULE}.ipynb#cell-id=cost_per_call-task"' in page
    assert counted(folder) == {}, "looking counts nothing and writes nothing"


def test_an_answer_that_was_not_checked_has_no_points(folder: Path, saved: Callable[..., None]) -> None:
    saved(questions=GOOD)
    assert states()["questions"] == ("answered", 0.0)


def test_what_check_said_is_repeated_until_the_answer_changes(folder: Path, saved: Callable[..., None]) -> None:
    saved(questions=GOOD)
    assert check("questions").state == "right"
    assert states()["questions"] == ("right", 2.0)
    saved(questions=["phone"])
    assert states()["questions"] == ("answered", 0.0), "not a word about an answer that nobody has checked"
    saved(questions=GOOD)
    assert states()["questions"] == ("right", 2.0)


def test_looking_judges_no_other_answer(folder: Path, saved: Callable[..., None]) -> None:
    """Otherwise a form could be solved by trying, without a check being counted."""
    saved(questions=["phone"])
    check("questions")
    for answer in (GOOD, ["hours"], ["prices", "phone"]):
        saved(questions=answer)
        assert states()["questions"][0] == "answered"
    assert counted(folder)["checks"] == {"questions": 1}


def test_a_value_that_was_changed_in_place_does_not_hold(folder: Path, name_space: dict[str, Any]) -> None:
    def call_price(spent: float, calls: float) -> float:
        return spent / calls if calls else 0

    name_space["call_price"] = call_price
    first = check("call_price")
    assert states()["call_price"] == (first.state, first.verdict.points)
    name_space["call_price"] = lambda spent, calls: 1
    assert states()["call_price"] == ("answered", 0.0)


def test_on_the_next_day_code_has_to_run_again(folder: Path, name_space: dict[str, Any]) -> None:
    path = folder / f"{MODULE}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "cost_per_call")
    recorded_runs().done.append(Run(1, "cost_per_call", "".join(cell["source"]), 0.0))
    name_space["cost_per_call"] = 7
    check("cost_per_call")
    name_space.clear()
    recorded_runs().done.clear()
    assert states()["cost_per_call"] == ("earlier", 0.0)
    assert "1 answer was checked earlier." in repr(progress())
    cell["source"] = "cost_per_call = 8"
    path.write_text(json.dumps(notebook), "utf-8")
    assert states()["cost_per_call"] == ("open", 0.0)


def test_a_released_anew_module_judges_again(folder: Path, saved: Callable[..., None]) -> None:
    saved(questions=GOOD)
    check("questions")
    path = folder / "progress.json"
    data = json.loads(path.read_text("utf-8"))
    data["said"]["questions"]["points"] = 99
    path.write_text(json.dumps(data), "utf-8")
    assert states()["questions"] == ("answered", 0.0), "points come from judging, the file alone gives none"


@pytest.mark.parametrize("broken", [b"{", b'{"format": 1, "said": []}', b'{"format": 1, "said": {"questions": 5}}'])
def test_a_damaged_file_is_no_obstacle(folder: Path, saved: Callable[..., None], broken: bytes) -> None:
    saved(questions=GOOD)
    (folder / "progress.json").write_bytes(broken)
    assert states()["questions"] == ("answered", 0.0)


def test_nothing_is_raised_and_nothing_shown_while_graded(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "ivanova")
    assert progress() is None
    monkeypatch.delenv("ACADEMY_SUBMISSION_OF")
    monkeypatch.chdir(tmp_path)
    assert "academy.json" in repr(progress())


def test_the_page_is_in_the_language_of_the_course(open_module: Callable[[str], Path]) -> None:
    open_module("ru")
    page = progress()._repr_html_()
    assert "Где вы сейчас" in page
    assert "заданий с ответом" in page
    with language("en"):
        assert "Где вы сейчас" in progress()._repr_html_()


def test_a_bonus_is_beyond_the_whole(folder: Path, saved: Callable[..., None]) -> None:
    """As in results: its points make up for lost ones, and 100 % are counted without it."""
    saved(questions=GOOD)
    assert check("questions").state == "right"
    found = progress()
    assert isinstance(found, Progress)
    with language("en"):
        assert ("2 of 17", "points, as check says now") in found._numbers()
    bonus = {"manifest": found.stands[0].exercise.manifest.model_copy(update={"bonus": True})}
    first = replace(found.stands[0], exercise=found.stands[0].exercise.model_copy(update=bonus))
    with language("en"):
        figures = dict(map(reversed, replace(found, stands=(first, *found.stands[1:]))._numbers()))
    assert figures["points, as check says now"] == f"2 of {17 - first.max_points:g}"
