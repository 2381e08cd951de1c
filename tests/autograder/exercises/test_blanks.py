"""Blanks: a row is what was typed and the verdict it must get."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from autograder.errors import CourseError
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.personal import personal
from autograder.exercises.scoring import PAID, blanks_cut, corrected
from autograder.exercises.variants import Variant
from autograder.exercises.wording import message
from autograder.source.model import AnswerSpec, ExerciseManifest, ExerciseWords, Public

KIND = kind_of("blanks")
SOURCE = Generators(Path("no datasets"))
RU, EN = (Variant("c", "1", "anna", lang, SOURCE) for lang in ("ru", "en"))
FORMS = {
    "budget": {"type": "number", "unit": "RUB"},
    "rate": {"type": "number", "unit": "percent"},
    "part": {"type": "number", "unit": "share"},
    "leads": {"type": "number", "unit": "count"},
    "until": {"type": "date"},
    "metric": {"type": "word"},
    "step": {"type": "pick", "options": ["raise", "keep", "stop"]},
}
KEY = {
    "budget": {"value": "{budget}", "rel": 0.005, "mistakes": {"micros": "{micros}", "weekly": 3125}},
    "rate": {"value": 12.5, "abs": 0.05},
    "part": {"value": 0.125, "abs": 0.001},
    "leads": {"value": 21},
    "until": {"value": "2026-11-27", "mistakes": {"sent": "2026-11-20"}},
    "metric": {"value": {"ru": ["цена заявки", "CPL"], "en": ["cost per lead"]}},
    "step": {"value": "keep", "mistakes": {"stop": "stop"}},
}
WORDS = ExerciseWords(
    title="T",
    task="x",
    items={name: f"Label of {name}" for name in FORMS} | {"budget": "Budget of {clicks} clicks"},
    options={"raise": "Raise it", "keep": "Keep it", "stop": "Stop the ads"},
    feedback={f"blank_{name}": "“{label}”: {got}, {wrong} wrong, {clicks}" for name in FORMS}
    | {"budget_micros": "micros: {got}", "budget_weekly": "weekly", "until_sent": "sent", "step_stop": "stop"},
)
EXERCISE = Public(
    manifest=ExerciseManifest.model_validate(
        {"name": "e", "kind": "blanks", "points": 7, "competencies": ["a.b"], "answer": {"blanks": FORMS}}
    ),
    words=WORDS,
    variants="def generate(rng, lang):\n    return {'clicks': 50, 'spent': 12500}\n",
    checks="def expected(case):\n    return {'budget': case['spent'], 'micros': 1_000_000 * case['spent']}\n",
    key={"blank": KEY},
)
RIGHT = {"budget": 12500, "rate": 12.5, "part": 0.125, "leads": 21, "until": "27.11", "metric": "CPL", "step": "keep"}


def judged(blank, typed, lang="ru"):
    variant = RU if lang == "ru" else EN
    right = RIGHT | {"metric": "CPL" if lang == "ru" else "cost per lead"}
    return judge_answer(EXERCISE, right | {blank: typed}, variant)


@pytest.mark.parametrize(
    ("blank", "typed"),
    [
        ("budget", "12 500 ₽"),
        ("budget", "12500руб."),
        ("budget", "12\u00a0500,00 р."),
        ("budget", "12,5 тыс. ₽"),
        ("budget", "12,500"),
        ("budget", "двенадцать тысяч пятьсот рублей"),
        ("budget", "~12 520"),
        ("budget", np.int64(12500)),
        ("rate", "12,5 %"),
        ("rate", "12.5"),
        ("rate", "12,5 процента"),
        ("part", "0,125"),
        ("part", 0.1249),
        ("leads", "21 заявка"),
        ("leads", "двадцать одна"),
        ("until", "27 ноября"),
        ("until", "27.11.2026"),
        ("until", "27.11.26"),
        ("until", "2026-11-27"),
        ("until", "27 ноября 2026 г."),
        ("until", "пятница, 27 ноября"),
        ("until", "27/11"),
        ("until", "двадцать седьмое ноября"),
        ("until", dt.date(2026, 11, 27)),
        ("until", pd.Timestamp("2026-11-27")),
        ("metric", "cpl"),
        ("metric", "Ценой заявки"),
        ("metric", "«цена заявок»"),
        ("step", "Keep it"),
    ],
)
def test_a_right_value_is_taken_in_any_usual_form(blank, typed):
    verdict = judged(blank, typed)
    assert (verdict.state, verdict.points, verdict.check) == ("right", 7, None)


@pytest.mark.parametrize(
    ("blank", "typed"),
    [("until", "November 27"), ("until", "27th of Nov"), ("until", "11/27/2026"), ("budget", "12,500 ₽")],
)
def test_english_forms(blank, typed):
    assert judged(blank, typed, "en").state == "right"


@pytest.mark.parametrize(
    ("blank", "typed", "check"),
    [
        ("budget", "12500000000", "budget_micros"),
        ("budget", 3125, "budget_weekly"),
        ("budget", -12500, "blank_budget"),
        ("budget", "−12 500", "blank_budget"),
        ("budget", "12 500 $", "other_unit"),
        ("budget", "12 500 %", "other_unit"),
        ("budget", "примерно столько же", "not_number"),
        ("budget", "12 или 13", "not_number"),
        ("budget", True, "not_number"),
        ("budget", float("nan"), "not_number"),
        ("rate", "0,125", "share_for_percent"),
        ("rate", "0,125 %", "blank_rate"),
        ("part", "12,5 %", "percent_for_share"),
        ("part", 12.5, "percent_for_share"),
        ("leads", 22, "blank_leads"),
        ("leads", "21 ₽", "other_unit"),
        ("until", "20 ноября", "until_sent"),
        ("until", "27.11.2025", "blank_until"),
        ("until", "в пятницу", "not_date"),
        ("until", "31.02", "not_date"),
        ("until", "20–27 ноября", "not_date"),
        ("metric", "цена клика", "blank_metric"),
        ("metric", 5, "blank_metric"),
        ("step", "raise", "blank_step"),
        ("step", "stop", "step_stop"),
    ],
)
def test_a_wrong_value_has_the_feedback_that_fits(blank, typed, check):
    verdict = judged(blank, typed)
    assert (verdict.state, verdict.check) == ("wrong", check)
    assert 0 < verdict.points < 7
    assert message(verdict, personal(EXERCISE, RU), "ru")


def test_the_feedback_takes_figures_of_the_case_and_of_the_answer():
    verdict = judged("budget", "13 000")
    assert verdict.values == {"label": "Budget of 50 clicks", "got": "13 000", "wrong": 1, "unit": "₽", "clicks": 50}
    assert message(verdict, EXERCISE, "ru") == "“Budget of 50 clicks”: 13 000, 1 wrong, 50"


@pytest.mark.parametrize(
    ("given", "state", "check"),
    [
        (RIGHT, "right", None),
        (pd.Series(RIGHT), "right", None),
        ({k: v for k, v in RIGHT.items() if k != "rate"}, "wrong", "unfilled"),
        (RIGHT | {"rate": "  "}, "wrong", "unfilled"),
        (RIGHT | {"rate": None, "leads": 7}, "wrong", "blank_leads"),
        ({}, "not_attempted", None),
        (dict.fromkeys(RIGHT, ""), "not_attempted", None),
        (None, "not_attempted", None),
        ([12500], "unreadable", None),
        (RIGHT | {"cost": 1}, "unreadable", None),
        (RIGHT | {"budget": [12500]}, "unreadable", None),
        (RIGHT | {"step": "lower"}, "unreadable", None),
        (RIGHT | {"step": ["keep"]}, "unreadable", None),
    ],
)
def test_whole_answers(given, state, check):
    verdict = judge_answer(EXERCISE, given, RU)
    assert (verdict.state, verdict.check) == (state, check)


def test_every_right_blank_adds_its_share_and_a_guess_adds_nothing():
    points = [judge_answer(EXERCISE, dict(list(RIGHT.items())[:n]), RU).points for n in range(1, 8)]
    assert points == sorted(points)
    assert points[-1] == 7
    assert judge_answer(EXERCISE, {"step": "keep"}, RU).points <= PAID * 7
    cut = blanks_cut(7, [(("a", "b", "c"), {"b"})])
    assert 1 / 3 * corrected(1 / 7, cut) <= PAID


@pytest.mark.parametrize(("blanks", "options"), [(2, 2), (1, 4), (3, 3), (10, 4)])
def test_guessed_picks_are_paid_at_most_what_is_allowed(blanks, options):
    names = [str(n) for n in range(options)]
    cut = blanks_cut(blanks, [(names, {names[n % options]}) for n in range(blanks)])
    if cut < 1:
        rng = np.random.RandomState(5)
        hits = rng.randint(0, options, (4000, blanks)) == 0
        assert np.mean([corrected(row.mean(), cut) for row in hits]) < PAID + 0.01
    else:
        assert 1 / options**blanks > PAID
    assert blanks_cut(blanks, []) == 0


def test_a_key_without_a_figure_is_the_authors_fault():
    broken = EXERCISE.model_copy(update={"checks": "def expected(case):\n    return {}\n"})
    with pytest.raises(CourseError, match="budget"):
        judge_answer(broken, RIGHT, RU)


@pytest.mark.parametrize(
    "forms",
    [
        {},
        {"a": {"type": "number"}},
        {"a": {"type": "word", "unit": "RUB"}},
        {"a": {"type": "pick", "options": ["one"]}},
        {"a": {"type": "money"}},
        {"a": 5},
        5,
    ],
)
def test_forms_that_fit_no_blank_are_refused(forms):
    assert KIND.unfit(AnswerSpec.model_validate({"blanks": forms}))
    assert not KIND.unfit(EXERCISE.manifest.answer)


def test_what_the_form_shows_and_what_a_reader_sees():
    shown = KIND.show(personal(EXERCISE, RU), RU)["blanks"]
    assert list(shown) == list(FORMS)
    assert (shown["budget"]["label"], shown["budget"]["unit"]) == ("Budget of 50 clicks", "₽")
    assert set(shown["step"]["options"]) == {"raise", "keep", "stop"}
    pairs = dict(KIND.shown(EXERCISE, RIGHT | {"unknown": 1, "rate": [1]}).content)
    assert (pairs["Label of step"], pairs["Label of until"]) == ("Keep it", "27.11")
    assert "Label of rate" not in pairs
    assert KIND.shown(EXERCISE, "text") is None
