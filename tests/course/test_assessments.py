"""Every assessment of a course: nothing that judges it travels, and who knows nothing of the trade gets next to nothing."""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from autograder.building.build import build_course
from autograder.building.release import release_module
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from autograder.exercises.sidecar import decode
from autograder.exercises.variants import Variant
from autograder.source.model import Course, Exercise, Module
from autograder.source.stub import derive_stub, has_region
from tests.support.outsiders import STRATEGIES, shares
from tests.support.paths import ROOT, SMALL
from tests.support.shared import shared_folder

TRAINEES = 200
MOST = 0.15
SHORTEST = 12
"""A shorter line (`else:`, `draw = 6`) occurs anywhere."""


@cache
def text_of(content: Path) -> Course:
    return read_course(content / "course", content / "datasets")


ASSESSMENTS = [
    (content, module.name)
    for content in (SMALL, ROOT)
    for module in text_of(content).modules
    if module.part == "assessment"
]
every = pytest.mark.parametrize(("content", "name"), ASSESSMENTS, ids=lambda x: x if isinstance(x, str) else x.name)


def module_of(content: Path, name: str) -> Module:
    module = text_of(content).module(name)
    assert module is not None
    return module


@cache
def shares_of_outsiders(content: Path, name: str) -> dict[str, list[float]]:
    course, module = text_of(content), module_of(content, name)
    source, edition = Generators(course.datasets), course.edition_of(module)
    trainees = [f"outsider-{n}" for n in range(TRAINEES)]
    variants = [Variant(course.manifest.id, edition, trainee, "ru", source) for trainee in trainees]
    return shares(list(module.exercises), variants)


@every
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_who_knows_nothing_gets_next_to_nothing(content: Path, name: str, strategy: str) -> None:
    """The mean over many trainees, so that luck is in it; and luck alone passes nobody."""
    found = shares_of_outsiders(content, name)[strategy]
    assert sum(found) / len(found) < MOST
    assert max(found) < text_of(content).manifest.pass_mark


@pytest.mark.parametrize("strategy", ["pasted sidecar", "elimination"])
def test_the_strategies_find_what_there_is_to_find(strategy: str) -> None:
    """The test of the test: with the judge's checks and keys at hand, they get far more."""
    course, module = text_of(SMALL), module_of(SMALL, "02_more_assessment")
    source = Generators(course.datasets)
    variants = [Variant(course.manifest.id, "test", f"outsider-{n}", "ru", source) for n in range(10)]
    found = shares(list(module.exercises), variants, released=False)[strategy]
    assert sum(found) / len(found) > MOST


@every
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_release_shows_no_line_of_what_judges_it(
    content: Path, name: str, lang: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    module = module_of(content, name)

    def make(out: Path) -> None:
        build_course(content / "course", content / "datasets", out, lang, only=[name])
        release_module(out, name)

    folder = shared_folder(tmp_path_factory, f"assessment-{name}-{lang}", make) / "release" / name
    secret = set().union(*(secret_lines(exercise) for exercise in module.exercises))
    assert len(secret) > 20
    readings = [reading for path in sorted(folder.rglob("*")) if path.is_file() for reading in all_readings(path)]
    assert {line for line in secret if any(line in reading for reading in readings)} == set()
    for one in decode(folder / "academy.json").exercises.values():
        travels = set(one.model_dump(exclude_defaults=True))
        assert travels <= {"form_only", "manifest", "words", "variants", "pool"}
        assert set(one.words.model_dump(exclude_defaults=True)) <= {"title", "task", "options", "groups", "items"}
        judged = kind_of(one.manifest.kind).judged_keys
        assert not judged & set(one.manifest.answer.model_dump(exclude_defaults=True))


def secret_lines(exercise: Exercise) -> set[str]:
    """Return every line of the exercise's folder that is not the task, the stub, or the case that the trainee loads."""
    files = [p for p in exercise.path.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    lines: set[str] = set()
    for path in files:
        if path.name == "variants.py":
            continue
        text = path.read_text("utf-8")
        if path.name.startswith("task."):
            sections = re.split(r"(?m)^# (\w+)$", text)
            text = "\n".join(body for title, body in pairwise(sections) if title in ("Hints", "Feedback"))
        lines |= {line.strip() for line in text.splitlines() if len(line.strip()) >= SHORTEST}
    shown = "".join(words.task for words in exercise.words.values())
    stub = derive_stub(exercise.solution, exercise.name, "ru") if has_region(exercise.solution) else ""
    stub_lines = {line.strip() for line in stub.splitlines()}
    return {
        line for line in lines - stub_lines if line not in shown and not line.startswith(("import ", "from ", "## "))
    }


def all_readings(path: Path) -> list[str]:
    """Return a file's text, the strings in its JSON, and what is encoded in them."""
    found = [path.read_text("utf-8")]
    if path.suffix in (".json", ".ipynb"):
        found += strings(json.loads(found[0]))
    for text in list(found):
        try:
            inner = base64.b64decode(text, validate=True).decode("utf-8")
        except ValueError:
            continue
        found += [inner, *(strings(json.loads(inner)) if inner.startswith("{") else [])]
    return found


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (str(key), *strings(item))]
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", [name for content, name in ASSESSMENTS if content == ROOT])
def test_an_assessment_has_four_to_six_exercises(name: str) -> None:
    assert 4 <= len(module_of(ROOT, name).exercises) <= 6
