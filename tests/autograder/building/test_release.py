"""A release shows exactly what a trainee may see, is the same every time, and never destroys finished work."""

from __future__ import annotations

import ast
import base64
import errno
import json
import shutil
from contextlib import suppress
from pathlib import Path

import nbformat
import pytest

from autograder.building.course_folder import CourseFolder
from autograder.building.leaks import cut_hidden, hidden_lines, leaked, telling
from autograder.building.release import release_module
from autograder.errors import AcademyError, BuildError
from tests.support.paths import SMALL
from wording.languages import language


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def readings(data: bytes) -> str:
    """Return a file as text, with its JSON strings decoded, and with everything in base64 decoded."""
    text = data.decode()
    parts = [text]

    def walk(value):
        if isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, str):
            parts.append(value)
            with suppress(ValueError):
                walk(json.loads(base64.b64decode(value, validate=True)))

    walk(json.loads(text))
    return "\n".join(parts)


def author_secrets() -> set[str]:
    """Collect hidden checks, solutions and good texts from the author's files, not from the built notebook."""
    found = set()
    for path in SMALL.glob("course/modules/*/exercises/*/*"):
        source = path.read_text("utf-8") if path.is_file() else ""
        if path.name == "checks.py":
            for node in ast.parse(source).body:
                if isinstance(node, ast.FunctionDef) and any(
                    "hidden=True" in ast.unparse(d) for d in node.decorator_list
                ):
                    found |= {line.strip() for line in source.splitlines()[node.lineno - 1 : node.end_lineno]}
        elif path.name == "solution.py" and "BEGIN SOLUTION" in source:
            found |= {x.strip() for x in source.split("BEGIN SOLUTION\n")[1].split("### END")[0].splitlines()}
        elif path.name == "solution.ru.md":
            found |= set(source.splitlines())
    return {line for line in found if len(line) > 8}


def test_no_byte_of_a_release_shows_a_hidden_check_or_a_solution(desk) -> None:
    secrets = author_secrets()
    assert len(secrets) >= 10
    for module in desk.modules:
        for name, data in tree(desk.out / "release" / module).items():
            text = readings(data)
            assert [line for line in secrets if line in text] == [], name
    source = readings((desk.out / "source/01_basics/01_basics.ipynb").read_bytes())
    assert [line for line in author_secrets() if line in source], "the search must be able to find"


def test_a_release_holds_stubs_in_the_course_language(desk) -> None:
    notebook = nbformat.read(desk.out / "release/01_basics/01_basics.ipynb", 4)
    cells = {c.id: c for c in notebook.cells}
    assert cells["cost_per_lead"].source.splitlines()[-1].startswith("cost_per_lead = ...")
    assert cells["cheapest"].source.splitlines()[:1] == ["def cheapest(report):"]
    assert "score" in cells["cheapest-grade"].source
    assert not any(c.get("outputs") for c in notebook.cells)
    assert sorted(p.name for p in (desk.out / "release/01_basics").iterdir()) == ["01_basics.ipynb", "academy.json"]


def test_releasing_twice_changes_nothing(desk, tmp_path: Path) -> None:
    before, stamp = tree(desk.out / "release"), (desk.out / "gradebook.db").stat().st_mtime_ns
    desk.release()
    assert tree(desk.out / "release") == before
    assert (desk.out / "gradebook.db").stat().st_mtime_ns == stamp
    other = desk.using(out=tmp_path / "other").build().release()
    assert tree(other.out / "release") == before


def test_finished_work_survives_a_new_release(desk, tmp_path: Path) -> None:
    folder = desk.submit("anna")
    before = tree(folder)
    fresh = own_content(desk, tmp_path)
    task = fresh.root / "modules/01_basics/exercises/cost_per_lead/task.ru.md"
    task.write_text(task.read_text("utf-8").replace("в среднем", "в среднем за неделю"), "utf-8")
    fresh.build().release()
    assert "за неделю" in (desk.out / "release/01_basics/01_basics.ipynb").read_text("utf-8")
    assert tree(folder) == before


def own_content(desk, tmp_path: Path):
    """Return the built course with a copy of its text that a test may change."""
    shutil.copytree(SMALL, tmp_path / "content", dirs_exist_ok=True)
    return desk.using(content=tmp_path / "content")


def test_a_release_that_shows_a_solution_is_refused_and_the_old_one_stays(desk, tmp_path: Path) -> None:
    before = tree(desk.out / "release")
    fresh = own_content(desk, tmp_path)
    for lang in ("ru", "en"):
        lesson = fresh.root / f"modules/02_more/lesson.{lang}.md"
        line = 'silent = load("tiny_report").loc[report["Leads"] == 0, "Cost"].sum()'
        shown = line.replace('load("tiny_report")', "report")
        lesson.write_text(lesson.read_text("utf-8") + f"\n```{{code-cell}}\n:name: shown\n{shown}\n```\n", "utf-8")
    fresh.build()
    with language("en"), pytest.raises(BuildError, match=r"would show a trainee this line.*silent = report"):
        release_module(fresh.out, "02_more")
    assert tree(desk.out / "release") == before
    assert not list(desk.out.glob(".academy-release-*"))


def test_exercises_cannot_vanish_under_graded_submissions(desk, tmp_path: Path) -> None:
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        gradebook.add_student("anna")
        gradebook.add_submission("02_more", "anna")
    fresh = own_content(desk, tmp_path)
    toml = fresh.root / "modules/02_more/module.toml"
    toml.write_text(toml.read_text("utf-8").split('[[exercise]]\nname = "week_figures"')[0], "utf-8")
    for lang in ("ru", "en"):
        lesson = fresh.root / f"modules/02_more/lesson.{lang}.md"
        lesson.write_text(lesson.read_text("utf-8").replace("```{exercise} week_figures\n```\n", ""), "utf-8")
    fresh.build()
    with language("en"), pytest.raises(BuildError, match="into another folder"):
        release_module(fresh.out, "02_more")


def test_what_is_not_built_cannot_be_released(desk, tmp_path: Path) -> None:
    with language("en"), pytest.raises(AcademyError, match=r"no built course\. Run `academy build"):
        release_module(tmp_path / "empty", "01_basics")
    with language("en"), pytest.raises(AcademyError, match=r"not built here\. There are: 01_basics, 02_more"):
        release_module(desk.out, "99_none")


def test_a_lost_gradebook_means_releasing_again(desk) -> None:
    (desk.out / "gradebook.db").unlink()
    desk.release()
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        assert gradebook.find_assignment("01_basics").max_score == 19


def test_a_full_disk_is_said_and_the_old_release_stays(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = own_content(desk, tmp_path)
    task = fresh.root / "modules/01_basics/exercises/cost_per_lead/task.ru.md"
    task.write_text(task.read_text("utf-8").replace("в среднем", "за неделю"), "utf-8")
    fresh.build()
    before = tree(desk.out / "release")

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "release")

    monkeypatch.setattr("autograder.building.release._swap", full)
    with (
        language("en"),
        pytest.raises(AcademyError, match=r"release cannot be written: No space left.*Nothing was lost"),
    ):
        release_module(fresh.out, "01_basics")
    assert tree(desk.out / "release") == before
    monkeypatch.undo()
    release_module(fresh.out, "01_basics")
    assert "за неделю" in (desk.out / "release/01_basics/01_basics.ipynb").read_text("utf-8")


HIDDEN_CELL = """from academy.grading import score
checks = None
### BEGIN HIDDEN TESTS
checks = r'''
from autograder.checks import check, call

@check
def seen(answer):
    return call(answer, 1) == 1

@check(hidden=True)
def unseen(answer):
    return call(answer, 10) == 100 * len("secret_word")
'''
### END HIDDEN TESTS
score("x", checks)"""


def test_hidden_lines_are_those_that_no_release_shows() -> None:
    assert hidden_lines(HIDDEN_CELL) == {"def unseen(answer):", 'return call(answer, 10) == 100 * len("secret_word")'}
    assert cut_hidden(HIDDEN_CELL) == 'from academy.grading import score\nchecks = None\nscore("x", checks)'


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("return result", False),
        ("for row in rows:", False),
        ("import pandas as pd", False),
        ("total = 0", False),
        ("cost / leads * 2", True),
        ("return sum(costs) / len(leads)", True),
    ],
)
def test_commonplace_lines_give_nothing_away(line: str, tells: bool) -> None:
    assert telling(line) is tells


@pytest.mark.parametrize("form", ["plain", "json", "base64"])
def test_a_leak_is_found_in_any_form(tmp_path: Path, form: str) -> None:
    line = 'best = min("a", key=len) or "ё"'
    inner = json.dumps({"checks": "x\n" + line})
    text = {"plain": line, "json": inner, "base64": json.dumps({"e": base64.b64encode(inner.encode()).decode()})}[form]
    (tmp_path / "file.bin").write_text(text, "utf-8")
    assert leaked(tmp_path, [line, "not there at all"]) == [(tmp_path / "file.bin", line)]
