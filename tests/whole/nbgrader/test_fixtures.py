"""The notebooks that nbgrader ships, graded by nbgrader and by us: the same rows in the gradebook, but for repairs."""

from __future__ import annotations

import shutil
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import nbformat
import nbgrader.tests
import pytest
from nbgrader.tests import run_nbgrader

from autograder.grading.grade_module import grade_module
from tests.support.gradebooks import cohort_rows
from tests.support.paths import ROOT
from tests.whole.nbgrader.courses import OURS, configure, grades, inside

pytestmark = pytest.mark.slow

FILES = Path(nbgrader.tests.__file__).parent
HERE = Path(__file__)
ASSIGNMENTS = tomllib.loads(HERE.with_name("fixtures.toml").read_text("utf-8"))
REPAIRS = tomllib.loads(HERE.with_name("repairs.toml").read_text("utf-8"))
DIFFERS: dict[str, str] = REPAIRS["fixtures"]
WAYS = ("nbgrader", "ours under nbgrader", "academy grade")
SUBMISSIONS = [f"{assignment}-{name}" for assignment, given in ASSIGNMENTS.items() for name in given["submissions"]]
FAILED: list[tuple[Any, ...]] = [("could not be graded",)]
Rows = dict[str, list[tuple[Any, ...]]]
"""By submission: table, and what it says without ids."""


def prepare(root: Path, way: str, more: str) -> None:
    configure(root, more, OURS if way == WAYS[1] else "")


def nbgrader_course(root: Path) -> None:
    """Every assignment released by nbgrader, and the submissions handed in."""
    configure(root)
    shutil.copy(FILES / "apps/files/autotests.yml", root)
    for assignment, given in ASSIGNMENTS.items():
        source = root / "source" / assignment
        source.mkdir(parents=True)
        for name, path in given["source"].items():
            notebook = nbformat.read(FILES / path, as_version=4)
            notebook.cells = notebook.cells[: given.get("cells")]
            nbformat.write(notebook, source / f"{name}.ipynb")
        for path in given.get("beside", []):
            shutil.copy(FILES / path, source)
        due = ["--duedate", given["duedate"]] if "duedate" in given else []
        run_nbgrader(["db", "assignment", "add", assignment, *due])
        run_nbgrader(["generate_assignment", assignment])
        for name, files in given["submissions"].items():
            hand_in(root, assignment, f"{assignment}-{name}", dict(files))


def hand_in(root: Path, assignment: str, trainee: str, files: dict[str, Any]) -> None:
    folder, released = root / "submitted" / trainee / assignment, root / "release" / assignment
    folder.mkdir(parents=True)
    if timestamp := files.pop("timestamp", ""):
        (folder / "timestamp.txt").write_text(timestamp, "utf-8")
    ids = files.pop("ids", False)
    for name, path in files.items():
        shutil.copyfile(released / f"{name}.ipynb" if path == "release" else FILES / path, folder / f"{name}.ipynb")
        if ids:
            notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
            for number, cell in enumerate(notebook.cells):
                cell.id = f"cell-{number}"
            notebook.nbformat_minor = 5
            nbformat.write(notebook, folder / f"{name}.ipynb")


def grade(root: Path, way: str) -> set[str]:
    """Grade everything; gives the submissions that could not be graded."""
    failed = set()
    for assignment, given in ASSIGNMENTS.items():
        prepare(root, way, given.get("config", ""))
        if way == WAYS[2]:
            failed |= {outcome.trainee for outcome in grade_module(root, assignment).failed}
            continue
        for name in given["submissions"]:  # one by one: what nbgrader cannot grade would stop the others
            trainee = f"{assignment}-{name}"
            if not grades(assignment, trainee):
                failed.add(trainee)
    return failed


def rows(root: Path, failed: set[str]) -> Rows:
    found: Rows = defaultdict(list)
    for table, lines in cohort_rows(f"sqlite:///{root / 'gradebook.db'}").items():
        for trainee, *rest in lines:
            found[trainee].append((table, *rest))
    return dict(found) | dict.fromkeys(failed, FAILED)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The rows of three equal courses, by the way each was graded."""
    place = tmp_path_factory.mktemp("fixtures")
    found = {}
    roots = {way: place / way.replace(" ", "_") for way in WAYS}
    first = roots[WAYS[0]]
    first.mkdir()
    with inside(first):
        nbgrader_course(first)
    for way in WAYS[1:]:
        shutil.copytree(first, roots[way])
    for way, root in roots.items():
        with inside(root):
            found[way] = rows(root, grade(root, way))
    return found


@pytest.mark.parametrize("way", WAYS[1:])
@pytest.mark.parametrize("submission", SUBMISSIONS)
def test_rows_are_nbgraders_but_for_the_repairs(graded: dict[str, Rows], submission: str, way: str) -> None:
    theirs, ours = graded[WAYS[0]][submission], graded[way][submission]
    if submission in DIFFERS:
        assert ours != theirs, "a stale row of repairs.toml"
        return
    assert ours == theirs


@pytest.mark.parametrize("submission", SUBMISSIONS)
def test_both_of_our_ways_give_the_same_rows(graded: dict[str, Rows], submission: str) -> None:
    assert graded[WAYS[1]][submission] == graded[WAYS[2]][submission]


def test_every_notebook_that_nbgrader_ships_is_graded_or_named() -> None:
    folders = ("apps", "preprocessors")
    shipped = {path.relative_to(FILES).as_posix() for name in folders for path in FILES.glob(f"{name}/files/*.ipynb")}
    given = [files for one in ASSIGNMENTS.values() for files in (one["source"], *one["submissions"].values())]
    assert shipped - {path for files in given for path in files.values()} == set(REPAIRS["not_graded"])


@pytest.mark.parametrize("reason", sorted({*REPAIRS["differs"].values(), *DIFFERS.values()}))
def test_every_accepted_difference_is_documented(reason: str) -> None:
    rows = (ROOT / "docs" / "repairs-of-nbgrader.md").read_text("utf-8")
    assert f"| {reason} |" in rows
