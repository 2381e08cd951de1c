"""A planted defect decides the answer: left out, the exercise has another one; a generator that ignores it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.proofs.data import defects_move_results
from autograder.errors import SourceError
from autograder.exercises.data_sources import Generators
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.source.card import DatasetCard
from autograder.source.model import ExerciseManifest, ExerciseWords, Public
from autograder.source.toml import read_toml
from tests.support import paths

ROOT = paths.ROOT / "datasets"
CARD = 'file = "r.csv"\nreader = "pandas:read_csv"\n[[defect]]\nkey = "double"\nexercises = ["total"]\n'
MAKE = """
def make(rng, lang, without=()):
    rows = [str(n) for n in rng.randint(1, 99, 9, dtype="int64")]
    return "\\n".join(["n", *rows, *({twice})]).encode()
"""
CHECKS = "def expected(report):\n    return report['n'].sum()\n"


def defects(folder: Path, twice: str, checks: str = CHECKS, rel: float = 0.01) -> list[tuple[str, str, str]]:
    (folder / "report").mkdir()
    (folder / "report" / "card.toml").write_text(CARD)
    (folder / "report" / "make.py").write_text(MAKE.replace("{twice}", twice))
    manifest = {"name": "total", "kind": "numeric", "points": 1, "competencies": ["a.b"], "data": ["report"]}
    exercise = Public(
        manifest=ExerciseManifest.model_validate(manifest | {"answer": {"unit": "count", "rel": rel}}),
        words=ExerciseWords(title="T", task="x", feedback={"value": "no"}),
        checks=checks,
    )
    return list(defects_move_results(exercise, Variant("c", "1", "anna", "en", Generators(folder))))


def test_a_defect_that_moves_the_answer_is_proved(tmp_path: Path) -> None:
    assert defects(tmp_path, '[] if "double" in without else rows[:1]') == []


@pytest.mark.parametrize(
    ("twice", "checks", "rel", "expected"),
    [
        ("rows[:1]", CHECKS, 0.01, "another answer by more than the tolerance"),
        ('[] if "double" in without else ["1"]', CHECKS, 0.5, "another answer by more than the tolerance"),
        ("[]", "from autograder.checks import check\n", 0.01, "`expected` in checks.py"),
        ("[]", "def expected(report):\n    return 'much'\n", 0.01, "an answer from `expected`"),
    ],
)
def test_a_defect_that_decides_nothing_is_found(
    tmp_path: Path, twice: str, checks: str, rel: float, expected: str
) -> None:
    (found,) = defects(tmp_path, twice, checks, rel)
    assert found[:2] == ("without double of report", expected)


def test_a_defect_has_to_be_described(tmp_path: Path) -> None:
    text = (ROOT / "metrica_visits" / "card.toml").read_text("utf-8")
    (tmp_path / "card.toml").write_text(text.replace('[[defect]]\nkey = "attribution"', '[[defect]]\nkey = "other"'))
    with pytest.raises(SourceError, match="'other' is not described under"):
        read_toml(tmp_path / "card.toml", DatasetCard)


DECLARED = [
    (name, one.key, exercise)
    for name in Generators(ROOT).names()
    for one in read_toml(ROOT / name / "card.toml", DatasetCard).defect
    for exercise in one.exercises
]


@pytest.mark.parametrize(("dataset", "key", "name"), DECLARED)
def test_every_declared_defect_moves_the_result_of_its_exercise(dataset: str, key: str, name: str) -> None:
    modules = read_course(paths.ROOT / "course", ROOT).modules
    exercise = next(one for module in modules for one in module.exercises if one.name == name)
    assert dataset in exercise.manifest.data
    whole = public(exercise, "ru", released=False)
    for n in range(5):
        variant = Variant("course", "1", f"variant-{n}", "ru", Generators(ROOT))
        assert key in Generators(ROOT).defects(dataset, name)
        assert list(defects_move_results(whole, variant)) == []
