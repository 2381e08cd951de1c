"""The course has no defect in its text, enough of everything, and answer keys that agree with published examples."""

import inspect
import tomllib

import pandas as pd
import pytest

from academy.cli.author import proof_cache
from autograder.authoring.lint import lint_course
from autograder.authoring.verify import verify_course
from autograder.checks import close
from autograder.exercises.checks_file import expected_of
from autograder.exercises.reader import read_course
from autograder.source.layout import part_of
from tests.support.paths import COURSE, ROOT

PUBLISHED = sorted(COURSE.glob("modules/*/exercises/*/published.toml"))


def test_the_text_has_no_defect():
    assert [str(d) for d in lint_course(COURSE, ROOT / "datasets")] == []


def test_every_exercise_is_proved_in_both_languages():
    """The client's numbers: at least 26 exercises, 70 mistakes, 50 alternatives; and nothing fails.

    Proofs are kept where `academy verify` keeps them, so that an exercise that has not changed is not proved again.
    """
    report = verify_course(COURSE, ROOT / "datasets", variants=5, cache=proof_cache(ROOT))
    assert [str(f) for f in report.failures] == []
    assert report.exercises >= 26
    assert report.mistakes >= 70
    assert report.alternatives >= 50


@pytest.mark.parametrize(
    ("module", "exercises", "kinds", "least"),
    [
        ("00_start", 10, ("code", "numeric"), 7),
        ("09_paid_ads", 14, ("code", "numeric"), 8),
        ("03_communication", 12, ("text",), 4),
        ("05_business_thinking", 16, ("code",), 7),
        ("06_marketing_analytics", 16, ("code", "numeric"), 11),
        ("08_seo", 12, ("code",), 8),
        ("04_project_management", 14, ("code", "numeric"), 7),
    ],
)
def test_a_module_has_what_was_asked_of_it(module, exercises, kinds, least):
    """The first day: 10 exercises, 7 with a cell. Paid ads: 14, 8 of them on data. Communication: 12, 4 of them written.

    Business thinking: 16, 7 of them with a cell. Marketing: 16, 11 of them. Search: 12, 8 on data. Projects: 14, 7 with a cell.
    """
    found = read_course(COURSE, ROOT / "datasets", [module]).modules[0].exercises
    assert len(found) >= exercises
    assert sum(e.manifest.kind in kinds for e in found) >= least


def test_the_first_day_comes_first_takes_two_hours_and_is_evidence_of_nothing():
    """Each exercise takes a value: nobody has to write a function."""
    course = read_course(COURSE, ROOT / "datasets")
    module = course.modules[0]
    assert (module.name, part_of(COURSE, module.name)) == ("00_start", "practice")
    assert {c for e in module.exercises for c in e.manifest.competencies} == set()
    assert "function" not in {e.manifest.answer.type for e in module.exercises}
    minutes = module.manifest.minutes
    assert minutes.reading + minutes.practice <= 120


@pytest.mark.parametrize("module", [p.name for p in sorted((COURSE / "modules").iterdir())])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_lesson_reads_in_under_forty_minutes(module, lang):
    """Count 180 words of prose a minute, without tables and tasks: a slow adult pace for technical text (Brysbaert 2019: 238)."""
    cells = read_course(COURSE, ROOT / "datasets", [module]).modules[0].lessons[lang].cells
    words = sum(len(c.text.split()) for c in cells if c.type == "prose")
    assert words / 180 < 40


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda p: p.parent.name)
def test_answer_keys_agree_with_a_published_example(path):
    """Give the worked example of another author to the function that judges trainees."""
    example = tomllib.loads(path.read_text("utf-8"))
    assert example["source"].strip()
    expected = expected_of((path.parent / "checks.py").read_text("utf-8"), path.parent.name)
    assert expected is not None, "checks.py needs a function `expected`"
    for case in example["case"]:
        given = {k: pd.DataFrame(v) if k == "frame" else v for k, v in case.items() if k != "expected"}
        names = inspect.signature(expected).parameters
        got = (
            expected(*given.values())
            if "frame" in given
            else expected(**{k: v for k, v in given.items() if k in names})
        )
        same(got, case["expected"])


def same(got, wanted):
    if isinstance(wanted, dict):
        assert set(got) == set(wanted)
        for key, value in wanted.items():
            same(got[key], value)
    elif isinstance(got, set):
        assert got == set(wanted)
    elif isinstance(wanted, int | float):
        assert close(got, wanted, rel=0.005), (got, wanted)
    else:
        assert got == wanted
