"""Stored texts and declared facts take their figures from the case, so that they are proved over variants."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.errors import CourseError, SourceError
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.public import public
from autograder.exercises.reader import read_exercise
from autograder.exercises.variants import Variant
from autograder.source.model import Exercise, ExerciseManifest
from wording.languages import language

KIND = kind_of("text")
MANIFEST = ExerciseManifest.model_validate(
    {"name": "offer", "kind": "text", "points": 2, "competencies": ["a.b"], "answer": {"min_words": 5, "style": False}}
)
VARIANTS = """
import datetime as dt

def generate(rng, lang):
    leads = int(rng.randint(21, 99, dtype="int64"))
    return {"leads": leads, "budget": 1000 * leads, "by": dt.date(2026, 11, int(rng.randint(3, 28, dtype="int64")))}
"""
CHECKS = """
from autograder.checks import check, fail, numbers

def expected(case):
    return {"price": case["budget"] / case["leads"], "wrong": case["budget"] + 40000}

@check
def no_price(answer, case):
    return case["budget"] / case["leads"] in numbers(answer)
"""
FACTS = """
format = 1

[fact.budget]
kind = "number"
value = "{budget}"
must = true
title = { ru = "нужно {budget:money}", en = "{budget:money} are needed" }
near = { ru = ["нужен"], en = ["need"] }
rivals = ["{wrong}"]

[fact.decision]
kind = "date"
day = "{by}"
latest = true
must = true
title = { ru = "не позже {by:date}", en = "not later than {by:date}" }
"""
TEXTS = {
    "solution.ru.md": "Ирина, нам нужно {budget:money}: это {leads:заявка|заявки|заявок} по {price:money}. "
    "Пожалуйста, ответьте до {by:date}.",
    "solution.en.md": "Irina, we need {budget:money}: that is {leads:lead|leads} at {price:money}. "
    "Please answer by {by:date}.",
    "mistakes/budget.ru.md": "<!-- caught by: wrong_fact -->\nИрина, нам нужно {wrong:money}, а не {budget:money}: это "
    "{leads} заявок по {price:money}. Нам нужно {wrong:money}. Пожалуйста, ответьте до {by:date}.",
    "mistakes/budget.en.md": "<!-- caught by: missing_fact -->\nIrina, we want more: {leads:lead|leads} "
    "at {price:money}. Please answer by {by:date}.",
}
TASK = "---\ntitle: T\n---\n# Task\nWrite.\n\n# Given\n{leads} and {budget:money}\n\n# Rubric\n- all (2): all\n"


def exercise(folder: Path, **changed: str) -> Exercise:
    files = {"variants.py": VARIANTS, "checks.py": CHECKS, "facts.toml": FACTS, **TEXTS}
    files |= {"task.ru.md": TASK, "task.en.md": TASK} | changed
    for name, text in files.items():
        path = folder / "offer" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_exercise(folder / "offer", "01_x", MANIFEST)


def variant(n: int, lang: str) -> Variant:
    return Variant("c", "1", f"variant-{n}", lang, Generators(Path("no datasets")))


def solution(one: Exercise, here: Variant) -> str:
    return next(trial.answer for trial in KIND.trials(one, here) if trial.label == "solution")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_texts_and_facts_of_every_variant_agree(tmp_path: Path, lang: str) -> None:
    one, budgets = exercise(tmp_path), set()
    whole = public(one, lang, released=True)
    for n in range(20):
        here = variant(n, lang)
        budgets.add(here.case(whole)["budget"])
        for trial in KIND.trials(one, here):
            verdict = judge_answer(whole, trial.answer, here)
            assert verdict.state == trial.must, (n, trial.label, verdict)
            assert trial.check is None or trial.check in [remark.check for remark in verdict.failed]
    assert len(budgets) > 10


def test_a_remark_gives_the_figures_of_the_case(tmp_path: Path) -> None:
    one, here = exercise(tmp_path), variant(1, "ru")
    whole = public(one, "ru", released=True)
    verdict = judge_answer(whole, "Ирина, добрый день! Пришлите, пожалуйста, решение.", here)
    missing = next(remark for remark in verdict.remarks if remark.check == "missing_fact")
    budget = f"{here.case(whole)['budget']:,}".replace(",", "\u00a0")
    assert f"нужно {budget}\u00a0₽; не позже" in missing.values["facts"]


def test_the_figures_of_other_variants_are_not_right(tmp_path: Path) -> None:
    one = exercise(tmp_path)
    whole, here = public(one, "ru", released=True), variant(1, "ru")
    states = [judge_answer(whole, solution(one, variant(n, "ru")), here).state for n in range(2, 12)]
    assert states.count("wrong") >= 9


def test_a_text_without_a_case_stays_as_it_is_written(tmp_path: Path) -> None:
    one = exercise(tmp_path)
    plain = one.model_copy(update={"files": {k: v for k, v in one.files.items() if k != "variants.py"}})
    assert "{budget:money}" in solution(plain, variant(1, "ru"))
    assert "{" not in solution(one, variant(1, "ru"))


def test_a_figure_that_the_case_lacks_is_the_authors_fault(tmp_path: Path) -> None:
    one = exercise(tmp_path, **{"facts.toml": FACTS.replace('"{budget}"', '"{spend}"')})
    assert [str(defect) for defect in KIND.lint(one)] == []
    with pytest.raises(CourseError, match="spend"):
        judge_answer(public(one, "ru", released=True), "Ирина, добрый день! Пришлите решение.", variant(1, "ru"))
    with pytest.raises(CourseError, match="spend"):
        KIND.trials(exercise(tmp_path, **{"solution.ru.md": "Нужно {spend:money}"}), variant(1, "ru"))


def test_a_figure_in_the_wrong_place_is_reported_by_lint(tmp_path: Path) -> None:
    one = exercise(tmp_path, **{"facts.toml": FACTS.replace('day = "{by}"', "")})
    with language("en"), pytest.raises(SourceError, match="needs `day`"):
        list(KIND.lint(one))
