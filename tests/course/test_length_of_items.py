"""The length of an item tells nothing about its place in a form of an assessment; `academy verify` proves other ways of guessing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean, median

import pytest

from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.source.model import Course, Public
from tests.support.paths import COURSE, ROOT

TRAINEES = 60
MOST = 0.15
"""Share of the points that sorting by length may be paid on average."""


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSE, ROOT / "datasets")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_sorting_by_length_pays_nothing(course: Course, lang: str) -> None:
    paid: dict[str, list[float]] = {}
    for module in course.modules:
        for exercise in module.exercises if module.part == "assessment" else ():
            if exercise.manifest.kind in ("choice", "group"):
                form = public(exercise, lang, released=False)
                for n in range(TRAINEES):
                    variant = _variant(course, f"guesser-{n}", lang)
                    guess = _guess(kind_of(form.manifest.kind).drawn(form, variant))
                    share = judge_answer(form, guess, variant).points / exercise.manifest.points
                    paid.setdefault(exercise.name, []).append(share)
    assert paid
    assert {name: mean(shares) for name, shares in paid.items() if mean(shares) > MOST} == {}


def _variant(course: Course, trainee: str, lang: str) -> Variant:
    edition = f"{course.manifest.edition}/assessment"
    return Variant(course.manifest.id, edition, trainee, lang, Generators(course.datasets))


def _guess(form: Public) -> list[str] | dict[str, str]:
    if form.manifest.kind == "choice":
        return _long(form.words.options)
    return _by_length(form.words.items, list(form.words.groups))


def _long(texts: Mapping[str, str]) -> list[str]:
    half = median(map(len, texts.values()))
    return [key for key, text in texts.items() if len(text) > half]


def _by_length(texts: Mapping[str, str], groups: Sequence[str]) -> dict[str, str]:
    order = sorted(texts, key=lambda key: len(texts[key]))
    return {key: groups[n * len(groups) // len(order)] for n, key in enumerate(order)}
