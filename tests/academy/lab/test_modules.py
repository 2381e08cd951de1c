"""A trainee's own copies of modules, and what the launcher says of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from academy import check, load
from academy.content import BUILT_COURSE
from academy.lab.modules import language_of, open_module, released_modules
from academy.lab.overview import overviews
from academy.notebook import said
from academy.notebook.session import trainee
from academy.runs import record
from autograder.errors import AcademyError
from autograder.exercises.sidecar import Sidecar, decode
from tests.support.opened_module import MODULE
from wording.languages import language

GOOD = ["phone", "hours", "prices"]


@pytest.fixture
def course(tiny: Callable[[str], Path], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course with one released module, opened by ivanova, in English."""
    root = tmp_path / "course"
    (root / "release").mkdir(parents=True)
    folder.rename(root / "release" / MODULE)
    monkeypatch.setenv(BUILT_COURSE, str(root))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(record, "_recorded", record.Runs())
    monkeypatch.setattr(said, "_objects", {})
    return root


def release(course: Path, name: str, following: str) -> None:
    folder = course / "release" / name
    folder.mkdir(parents=True)
    (folder / "academy.json").write_text(json.dumps({"lang": "en", "following": following}), "utf-8")


def test_modules_come_in_the_order_of_the_course(tmp_path: Path) -> None:
    for name, following in (("a", "z"), ("z", "b"), ("b", "gone"), ("c", "")):
        release(tmp_path, name, following)
    assert released_modules(tmp_path) == ["a", "z", "b", "c"]
    assert language_of(tmp_path) == "en"


def test_an_order_that_runs_in_a_circle_still_ends(tmp_path: Path) -> None:
    for name, following in (("a", "b"), ("b", "a"), ("c", "c")):
        release(tmp_path, name, following)
    assert sorted(released_modules(tmp_path)) == ["a", "b", "c"]
    (tmp_path / "release" / "a" / "academy.json").write_text("{", "utf-8")
    assert sorted(released_modules(tmp_path)) == ["a", "b", "c"]


def test_a_copy_is_trusted_and_keeps_the_work(course: Path) -> None:
    work = open_module(course, MODULE, "ivanova")
    path = work / f"{MODULE}.ipynb"
    assert NotebookNotary().check_signature(nbformat.read(path, 4))
    path.write_text("mine", "utf-8")
    (work / "academy.json").write_text("old", "utf-8")
    assert open_module(course, MODULE, "ivanova") == work
    assert path.read_text("utf-8") == "mine"
    assert (work / "academy.json").read_text("utf-8") != "old"
    with pytest.raises(AcademyError):
        open_module(course, "99_none", "ivanova")


def test_the_overview_says_what_was_checked_and_still_stands(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (before,) = overviews()
    assert (before.is_open, before.checked) == (False, [])
    work = open_module(course, MODULE, trainee())
    monkeypatch.chdir(work)
    answers = work / "answers.json"
    answers.write_text(json.dumps({"format": 1, "answers": {"questions": GOOD}}), "utf-8")
    assert check("questions").state == "right"
    (after,) = overviews()
    assert (after.is_open, [(one.exercise.name, one.points) for one in after.checked]) == (True, [("questions", 2.0)])
    with language("en"):
        assert "as last checked: 1 of 7 exercises, 2 of 17 points" in after.facts()
    answers.write_text(json.dumps({"format": 1, "answers": {"questions": ["phone"]}}), "utf-8")
    assert [one.checked for one in overviews()] == [[]], "another answer, which nobody has checked"


def with_bonus(path: Path) -> Sidecar:
    found = decode(path)
    exercise = found.exercises["cost_per_call"]
    manifest = exercise.manifest.model_copy(update={"bonus": True})
    return replace(
        found, exercises={**found.exercises, exercise.name: exercise.model_copy(update={"manifest": manifest})}
    )


def test_the_overview_knows_typed_answers_and_counts_a_bonus_beyond_the_whole(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_module(course, MODULE, trainee())
    monkeypatch.chdir(work)
    calls = load("calls")
    typed = {"typed": f"{calls.spent.sum() / calls.calls.sum():.2f}", "counts": "typed"}
    text = json.dumps({"format": 1, "answers": {"cost_per_call": typed, "questions": GOOD}})
    (work / "answers.json").write_text(text, "utf-8")
    assert [check(name).state for name in ("cost_per_call", "questions")] == ["right", "right"]
    (one,) = overviews()
    assert {stand.exercise.name for stand in one.checked} == {"cost_per_call", "questions"}
    monkeypatch.setattr("academy.lab.overview.decode", with_bonus)
    (one,) = overviews()
    with language("en"):
        assert "as last checked: 2 of 7 exercises, 4 of 15 points" in one.facts()


def test_the_overview_names_when_it_was_handed_in_and_graded(course: Path) -> None:
    open_module(course, MODULE, trainee())
    there = course / "submitted" / "ivanova" / MODULE
    there.mkdir(parents=True)
    (there / "timestamp.txt").write_text("2026-03-02 16:12:00 UTC", "utf-8")
    page = course / "feedback" / "ivanova" / MODULE / f"{MODULE}.html"
    page.parent.mkdir(parents=True)
    page.write_text('<section class="total"><span class="sum">8 of 10</span></section>', "utf-8")
    (found,) = overviews()
    assert found.handed_in is not None
    with language("en"):
        assert "graded: 8 of 10" in found.facts()
        assert any(fact.startswith("handed in 2 March") for fact in found.facts())


def test_without_a_course_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BUILT_COURSE, raising=False)
    assert overviews() == []
