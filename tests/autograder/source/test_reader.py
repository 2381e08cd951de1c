"""Reading the course's text: what authors may write, and the message for each defect."""

from pathlib import Path

import pytest

from autograder.authoring.lint_lesson import same_code
from autograder.errors import SourceError
from autograder.exercises.checks_file import share_is_hidden, visible_source
from autograder.source.markdown import body_hash, read_lesson, read_task, stamp
from autograder.source.stub import derive_stub, has_region, solution_lines, without_markers
from wording.languages import language

FRONT = "---\ntitle: T\n---\n"


def write(folder: Path, text: str, name: str = "task.ru.md") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_lesson_is_cut_at_cells_and_exercises_and_keeps_other_fences(tmp_path):
    """A fence that shows code to read is prose; only directives are cells."""
    text = (
        FRONT
        + "# H\n\n```python\nx = 1\n```\n\n```{code-cell}\n:name: setup\nimport a\n```\nafter\n```{exercise} e\n```\n"
    )
    cells = read_lesson(write(tmp_path, text)).cells
    assert [(c.type, c.name, c.line) for c in cells] == [
        ("prose", "", 4),
        ("code", "setup", 10),
        ("prose", "", 14),
        ("exercise", "e", 15),
    ]
    assert "```python\nx = 1\n```" in cells[0].text


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("no front\n", 1, "front matter"),
        ("---\ntitel: T\n---\n", 2, "titel"),
        (FRONT + "# Task\nx\n# Odd\n", 6, "Odd"),
        (FRONT + "# Task\nx\n# Task\ny\n", 6, "twice"),
        (FRONT + "# Hints\n1. a\n", 4, "no task text"),
        (FRONT + "# Task\nx\n# Options\n- a: A\n- nothing\n", 8, "has no key"),
        (FRONT + "# Task\nx\n# Items\n- a: A\n- a: B\n", 8, "twice"),
    ],
)
def test_a_defect_of_a_task_is_named_with_its_line(tmp_path, text, line, says):
    with language("en"), pytest.raises(SourceError, match=says) as caught:
        read_task(write(tmp_path, text))
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("fence", "says"),
    [("```{code-cell}\nx = 1\n```\n", "no name"), ("```{figure} a.png\n```\n", "unknown block")],
)
def test_a_defect_of_a_lesson_is_named_with_its_line(tmp_path, fence, says):
    with language("en"), pytest.raises(SourceError, match=says) as caught:
        read_lesson(write(tmp_path, FRONT + "\n" + fence))
    assert caught.value.line == 5


def test_sections_are_read_with_hash_signs_inside_code(tmp_path):
    """`# Hints` inside a fence is code, not a section."""
    words = read_task(write(tmp_path, FRONT + "# Task\n```python\n# Hints\n```\n# Hints\n1. one\n2. two\n   more\n"))
    assert words.hints == ("one", "two\n   more")
    assert "# Hints" in words.task


def test_a_stamp_goes_stale_when_the_source_changes(tmp_path):
    source = write(tmp_path, FRONT + "# Task\nодин\n")
    translation = write(tmp_path, FRONT + "# Task\none\n", "task.en.md")
    stamp(translation, source)
    assert f"source: {body_hash(source)}" in translation.read_text("utf-8")
    before = body_hash(source)
    write(tmp_path, FRONT + "# Task\nдва\n")
    assert body_hash(source) != before


VALUE = 'report = load("x")\n### BEGIN SOLUTION\na = 1\nanswer = a\n### END SOLUTION\n'
FUNCTION = 'def answer(x):\n    """Doc."""\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n'


def test_stubs_are_derived_for_values_and_functions():
    assert derive_stub(VALUE, "answer", "en") == 'report = load("x")\nanswer = ...  # your solution'
    assert derive_stub(FUNCTION, "answer", "en") == 'def answer(x):\n    """Doc."""\n    ...  # your solution'
    assert "###" not in without_markers(VALUE)
    assert solution_lines(VALUE) == ["a = 1", "answer = a"]


@pytest.mark.parametrize("source", ["a = 1", "### END SOLUTION\n### BEGIN SOLUTION", VALUE + VALUE])
def test_a_solution_has_exactly_one_region(source):
    assert not has_region(source)


CHECKS = '''"""Tells the method."""
import math
import statistics
from autograder.checks import check, fail

LIMIT = 3

def secret(x):
    return statistics.mean(x)

def shared(x):
    return x < LIMIT

@check
def shown(answer):
    return shared(answer)

@check(hidden=True)
def kept_back(answer):
    return shared(answer) and secret([answer])
'''


def test_a_release_keeps_only_what_visible_checks_reach():
    """Helpers of hidden checks, and docstrings that reveal the method, are not released."""
    visible = visible_source(CHECKS)
    assert all(word in visible for word in ("shown", "shared", "LIMIT"))
    assert not any(word in visible for word in ("secret", "kept_back", "statistics", "Tells the method"))


SCHEME = """
def measure(x):
    return x / 10

def share(answer):
    return measure(answer)
"""


def test_a_release_keeps_what_measures_a_failed_answer() -> None:
    """Notebook and grade then give the same points, as long as no hidden check fails."""
    visible = visible_source(CHECKS + SCHEME)
    assert all(word in visible for word in ("def share(", "def measure"))
    assert "secret" not in visible
    assert not share_is_hidden(CHECKS + SCHEME)


def test_a_share_that_uses_a_hidden_check_is_not_released() -> None:
    leaking = CHECKS + SCHEME.replace("return x / 10", "return kept_back(x)")
    assert share_is_hidden(leaking)
    assert not any(word in visible_source(leaking) for word in ("def share(", "measure", "kept_back", "secret"))


def test_a_check_may_be_called_share() -> None:
    named = CHECKS.replace("def kept_back", "def share")
    assert not share_is_hidden(named)
    assert "def share(" not in visible_source(named)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("x = 1  # да", "x = 1  # yes", True),
        ('t("Расход")', 't("Cost")', True),
        ('t["Cost"]', 't["Costs"]', False),
        ("x = 1", "x = 2", False),
    ],
)
def test_code_may_differ_between_languages_in_words_only(a, b, same):
    assert same_code(a, b) is same
