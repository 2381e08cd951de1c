"""Linting: each row is a slip of an author, the place where it must be reported, and the words."""

import re
import shutil
from pathlib import Path

import pytest

from autograder.authoring.lint import lint_course
from autograder.authoring.lint_exercise import UNITS
from autograder.authoring.scaffold import new_module
from autograder.errors import SourceError
from autograder.exercises.reader import read_course
from tests.support.linted import linted
from tests.support.paths import ROOT
from wording.languages import language

EXERCISES = "modules/01_start/exercises"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("course.toml", 'id = "', 'idd = "', r"course.toml:\d+: .*id"),
        ("competencies.toml", "[[section]]", "[[section", r"competencies.toml:\d+: .* Mend the TOML"),
        (
            "modules/01_start/module.toml",
            "points = 1",
            "points = -1",
            r"module.toml:16: exercise “.+”\.points.* it must be more than 0",
        ),
        (
            "modules/01_start/module.toml",
            'kind = "numeric"',
            'kind = "numerical"',
            r"module.toml:15: exercise “.+”\.kind",
        ),
        (
            "modules/01_start/module.toml",
            "rel = 0.005",
            "abs = 1, rel = 0.1",
            r"module.toml:1\d: exercise “.+”.*one of `rel` or `abs`",
        ),
        ("modules/01_start/module.toml", "minutes", "minuets", r"module.toml:\d+: minu"),
        (
            "modules/01_start/module.toml",
            "prerequisites = []",
            'prerequisites = ["77_none"]',
            r"module.toml:5: unknown prerequisite",
        ),
        (
            "modules/01_start/module.toml",
            "datasets = []",
            'datasets = ["none"]',
            r"module.toml:6: unknown dataset “none”",
        ),
        ("modules/01_start/module.toml", 'name = "new_code"', 'name = "no_code"', r"no_code:1: .*folder is missing"),
        (
            "modules/01_start/lesson.ru.md",
            "```{exercise} new_text\n```\n",
            "",
            r"lesson.ru.md:1: .*“new_text” stands 0 times",
        ),
        (
            "modules/01_start/lesson.ru.md",
            ":name: setup",
            ":name: begin",
            r"lesson.ru.md:9: the first code cell is not `setup`",
        ),
        (
            "modules/01_start/lesson.ru.md",
            "import pandas as pd",
            "import pandas",
            r"lesson.en.md:10: the code of “setup” differs",
        ),
        ("modules/01_start/lesson.en.md", "```{exercise} new_order\n```\n", "", r"lesson.en.md:\d+: the cells differ"),
        ("modules/01_start/lesson.ru.md", "Начните", "Всегда начните", r"lesson.en.md:1: the translation is older"),
        (
            "competencies.toml",
            "value = 1",
            "value = 2",
            r"competencies.toml:\d+: the steps of the scale do not count up from 0",
        ),
        (
            "competencies.toml",
            'confirmed_by = ["module_result", ',
            "confirmed_by = [",
            r"module.toml:\d+: points of a module do not confirm “soft_skills.strategic_thinking”",
        ),
        ("competencies.toml", '"observation"', '"observatoin"', r"competencies.toml:\d+: competency “.+”.confirmed_by"),
        (
            f"{EXERCISES}/new_numeric/task.ru.md",
            ", в рублях",
            "",
            r"task.ru.md:\d+: the task does not name the unit .*RUB",
        ),
        (f"{EXERCISES}/new_numeric/task.en.md", ", in roubles", "", r"task.en.md:\d+: the task does not name the unit"),
        (
            f"{EXERCISES}/new_code/solution.py",
            "(spent, leads)",
            "(leads, spent)",
            r"solution.py:\d+: the function takes \(leads, spent\), and `params` says \(spent, leads\)",
        ),
        (f"{EXERCISES}/new_code/solution.py", "return", "retrun", r"solution.py:\d+: .* Mend the code"),
        (f"{EXERCISES}/new_code/task.ru.md", "1. ", "", r"task.ru.md:\d+: fewer than 2 hints"),
        (
            f"{EXERCISES}/new_code/task.ru.md",
            "## inverted",
            "## inverse",
            r"task.ru.md:\d+: feedback “inverse” belongs to no check. Did you mean “inverted”",
        ),
        (
            f"{EXERCISES}/new_code/task.en.md",
            "## inverted",
            "## inverse",
            r"task.en.md:\d+: feedback “inverse” belongs to no check",
        ),
        (
            f"{EXERCISES}/new_code/task.en.md",
            "{leads}",
            "{lead}",
            r"task.en.md:\d+: the placeholders of “value” differ",
        ),
        (f"{EXERCISES}/new_code/task.en.md", "source: ", "source: 0", r"task.en.md:1: the translation is older"),
        (
            f"{EXERCISES}/new_code/checks.py",
            "from autograder.checks",
            "from autograder.chekcs",
            r"checks.py:1: Python stops here \(ModuleNotFoundError.*Did you mean “autograder.checks”",
        ),
        (f"{EXERCISES}/new_code/checks.py", '"""', "'''", r"checks.py:1: three single quotes"),
        (
            f"{EXERCISES}/new_code/solution.py",
            "    ### END SOLUTION",
            "",
            r"solution.py:1: there is not exactly one solution region",
        ),
        (
            f"{EXERCISES}/new_code/mistakes/inverted.py",
            "# caught by: inverted",
            "# an idea",
            r"inverted.py:1: it does not name the check",
        ),
        (
            f"{EXERCISES}/new_choice/mistakes.toml",
            'caught_by = "option_wait"',
            'caught_by = "option_weight"',
            r"mistakes.toml:15: mistakes.wait: the exercise has no check “option_weight”. Did you mean “option_wait”",
        ),
        (
            f"{EXERCISES}/new_choice/mistakes.toml",
            'caught_by = "option_wait"',
            'cauht_by = "option_wait"',
            r"mistakes.toml:16: mistakes.wait.cauht_by: .* Delete it or mend its spelling",
        ),
        (f"{EXERCISES}/new_choice/mistakes.toml", '"blame"]', '"blame"', r"mistakes.toml:\d+: .* Mend the TOML"),
        (
            f"{EXERCISES}/new_choice/mistakes.toml",
            '"blame"]',
            '"blames"]',
            r"mistakes.toml:7: mistakes.blame: “blames” is not in the task",
        ),
        (
            f"{EXERCISES}/new_choice/mistakes.toml",
            'answer = ["plan", "facts"]',
            'answer = ["plan", "facts"]\ncaught_by = "missed"',
            r"mistakes.toml:4: alternatives.other_order: no check catches a right answer",
        ),
        (
            f"{EXERCISES}/new_group/mistakes.toml",
            'report = "now"',
            'report = "nwo"',
            r"mistakes.toml:4: alternatives.report_today: “nwo” is not in the task",
        ),
        (
            f"{EXERCISES}/new_group/mistakes.toml",
            "answer = {",
            "answers = {",
            r"mistakes.toml:2: alternatives.chat_later.answers: .* Delete it or mend its spelling",
        ),
        (
            f"{EXERCISES}/new_group/mistakes.toml",
            'answer = { outage = "now", report = "later", chat = "later" }',
            "",
            r"mistakes.toml:1: alternatives.chat_later: .*write either `answer` or `moved`",
        ),
        (
            f"{EXERCISES}/new_order/mistakes.toml",
            '["check", "hear"',
            '["check", "check"',
            r"mistakes.toml:7: mistakes.check_first: “check” is not in the task, or stands twice",
        ),
        (
            f"{EXERCISES}/new_order/mistakes.toml",
            'answer = ["check", "hear", "facts", "plan"]',
            'answer = "check"',
            r"mistakes.toml:9: mistakes.check_first.answer: .*list",
        ),
        (
            "modules/01_start/module.toml",
            "multiple = true",
            "multipel = true",
            r"module.toml:\d+: exercise “new_choice”.answer.multipel: the kind “choice” has no key “multipel”",
        ),
        (
            f"{EXERCISES}/new_choice/solution.py",
            "new_choice =",
            "new_choise =",
            r"solution.py:1: KeyError: 'new_choice'. Write one assignment",
        ),
        (
            f"{EXERCISES}/new_text/mistakes/short.en.md",
            "too_short",
            "short",
            r"short.en.md:1: the exercise has no check “short”",
        ),
        (
            f"{EXERCISES}/new_text/task.ru.md",
            "- step (1)",
            "- step (2)",
            r"task.ru.md:\d+: the rubric gives 2 points of 1",
        ),
        (
            f"{EXERCISES}/new_group/task.en.md",
            "- later: ",
            "- afterwards: ",
            r"task.en.md:\d+: “afterwards” stands in one language only",
        ),
    ],
    ids=lambda value: value.rsplit("/", 1)[-1][:24] if isinstance(value, str) else None,
)
def test_a_slip_is_reported_with_its_place_and_fix(skeleton, file, old, new, says):
    path = skeleton / file
    text = path.read_text("utf-8")
    assert old in text, "the row must change something"
    path.write_text(text.replace(old, new, text.count(old) if old == '"""' else 1), "utf-8")
    assert any(re.search(says, defect) for defect in linted(skeleton)), linted(skeleton)


def test_a_course_that_has_no_module_yet_says_how_to_begin(skeleton: Path) -> None:
    shutil.rmtree(skeleton / "modules" / "01_start")
    path = skeleton / "course.toml"
    path.write_text(path.read_text("utf-8").replace('modules = ["01_start"]', "modules = []"), "utf-8")
    (said,) = linted(skeleton)
    assert re.fullmatch(r"course.toml:\d+: the course has no module yet. Create one with `academy new module`.", said)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (f"{EXERCISES}/new_code/notes.txt", r"notes.txt:1: this file belongs to no part"),
        (f"{EXERCISES}/forgotten/solution.py", r"forgotten:1: module.toml does not name this exercise"),
        ("modules/02_forgotten/module.toml", r"02_forgotten:1: course.toml does not name this module"),
    ],
)
def test_an_orphan_is_reported(skeleton, file, says):
    path = skeleton / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x = 1\n")
    assert any(re.search(says, defect) for defect in linted(skeleton)), linted(skeleton)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("modules/01_start/lesson.en.md", "lesson.en.md:1: the file is missing"),
        (f"{EXERCISES}/new_choice/task.en.md", "task.en.md:1: the file is missing"),
        (f"{EXERCISES}/new_order/solution.py", "solution.py:1: the file is missing"),
        (f"{EXERCISES}/new_code/mistakes/inverted.py", "mistakes:1: fewer than 3 files"),
        (f"{EXERCISES}/new_order/mistakes.toml", "mistakes.toml:1: fewer than 3 tables under [mistakes]"),
    ],
)
def test_what_is_missing_is_reported(skeleton, file, says):
    (skeleton / file).unlink()
    assert any(says in defect for defect in linted(skeleton)), linted(skeleton)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('licence = "', 'license = "', r"card.toml:\d+: licen[cs]e"),
        ('reader = "academy.data:', 'reader = "academy.data.', r"card.toml:\d+: reader"),
        ('name = "Date"', 'name = "CampaignName"', r"card.toml:\d+: .*column CampaignName. stands twice"),
        (None, "", r"card.toml:1: the file is missing"),
    ],
)
def test_a_slip_in_a_card_is_reported(skeleton, tmp_path, old, new, says):
    shutil.copytree(ROOT / "datasets" / "direct_report", tmp_path / "datasets" / "direct_report")
    card = tmp_path / "datasets" / "direct_report" / "card.toml"
    text = card.read_text("utf-8")
    if old is None:
        card.unlink()
    else:
        assert old in text, "the row must change something"
        card.write_text(text.replace(old, new, 1), "utf-8")
    with language("en"):
        assert [d for d in lint_course(skeleton, tmp_path / "datasets") if re.search(says, str(d))]


def test_every_unit_that_has_words_is_recognised_in_both_languages():
    """Each row is how tasks name a unit in both languages. A number alone names none."""
    said = {
        "RUB": ("в рублях", "in roubles"),
        "percent": ("в процентах", "in per cent"),
        "share": ("долю от единицы", "as a share of one"),
        "days": ("сколько дней прошло", "how many days passed"),
    }
    assert set(said) == set(UNITS)
    for unit, sentences in said.items():
        assert all(UNITS[unit].search(sentence) for sentence in sentences)
        assert not UNITS[unit].search("Запишите 12 в ответ, put 12 there.")


def test_a_share_that_the_notebook_could_not_compute_is_reported(skeleton) -> None:
    checks = skeleton / EXERCISES / "new_code" / "checks.py"
    checks.write_text(checks.read_text("utf-8") + "\n\ndef share(answer):\n    return no_leads(answer)\n", "utf-8")
    assert any("`share` uses a hidden check" in defect for defect in linted(skeleton)), linted(skeleton)


def as_assessment(root: Path) -> None:
    """Make the whole of module 01_start its own assessment, and give it an empty practice with one exercise."""
    module = root / "modules" / "01_start"
    held = module.rename(root / "modules" / "held")
    module.mkdir()
    held.rename(module / "assessment")
    toml = (module / "assessment" / "module.toml").read_text("utf-8")
    blocks = toml[toml.index("[title]") :]
    (module / "assessment" / "assessment.toml").write_text(f"format = 1\nminutes = 30\n\n{blocks}", "utf-8")
    (module / "assessment" / "module.toml").unlink()
    new_module(root, "02_next")
    for path in (root / "modules" / "02_next").iterdir():
        path.rename(module / path.name)
    (root / "modules" / "02_next").rmdir()
    course = (root / "course.toml").read_text("utf-8")
    (root / "course.toml").write_text(course.replace(', "02_next"', ""), "utf-8")


def test_an_assessment_takes_no_form_that_is_easily_guessed(skeleton) -> None:
    """Practice may: nothing is certified there. Two right options of four are guessed once in fifteen times."""
    assert linted(skeleton) == []
    as_assessment(skeleton)
    found = linted(skeleton)
    assert all("guessed more often than 5%" in defect for defect in found), found
    assert {Path(defect.split(":")[0]).parent.name for defect in found} == {"new_choice", "new_order", "new_group"}


def test_a_name_of_an_exercise_is_given_once_in_the_course(skeleton) -> None:
    as_assessment(skeleton)
    module = skeleton / "modules" / "01_start"
    for path in (module / "module.toml", module / "lesson.ru.md", module / "lesson.en.md"):
        path.write_text(path.read_text("utf-8").replace("first_numbers_02_next", "new_code"), "utf-8")
    (module / "exercises" / "first_numbers_02_next").rename(module / "exercises" / "new_code")
    repeated = [defect for defect in linted(skeleton) if "stands in" in defect]
    assert len(repeated) == 1
    assert re.search(
        r"assessment.toml:\d+: the exercise “new_code” stands in .*01_start/module.toml:\d+ too", repeated[0]
    )
    with language("en"), pytest.raises(SourceError, match="Rename one"):
        read_course(skeleton, ROOT / "datasets", only=["01_start"])


def test_competencies_are_named_by_all_exercises_of_a_module_or_by_none(skeleton) -> None:
    """In an assessment by all: what certifies has to say what it certifies."""
    manifest = skeleton / "modules" / "01_start" / "module.toml"
    text = manifest.read_text("utf-8")
    manifest.write_text(re.sub(r"(?m)^competencies = .*\n", "", text, count=1), "utf-8")
    assert [re.sub(r"\d+", "N", defect.split(". ")[0]) for defect in linted(skeleton)] == [
        "modules/N_start/module.toml:N: “first_numbers” names no competency"
    ]
    manifest.write_text(re.sub(r"(?m)^competencies = .*\n", "", text), "utf-8")
    assert linted(skeleton) == []
    as_assessment(skeleton)
    found = [defect for defect in linted(skeleton) if "names no competency" in defect]
    assert len(found) == text.count("[[exercise]]")
