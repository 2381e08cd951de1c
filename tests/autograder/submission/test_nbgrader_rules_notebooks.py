"""Whole notebooks of plain assignments are restored and graded as by nbgrader, on the notebooks that it ships.

Every difference is a repair that `autograder.submission.restore` or `nbgrader_rules` lists, and has a test here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import nbformat
import nbgrader.tests
import pytest
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.preprocessors import (
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ComputeChecksums,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
    SaveCells,
)

from autograder.gradebook.book import Book
from autograder.gradebook.records import SourceCell
from autograder.submission.nbgrader_rules import results
from autograder.submission.restore import restore_cells
from wording.languages import language

FILES = Path(nbgrader.tests.__file__).parent
PLAIN = "text/plain"


class PlainAssignment:
    """An assignment in a gradebook that nbgrader has filled from one of its own notebooks."""

    def __init__(self, url: str, source: Path) -> None:
        self.url = url
        self.resources = {
            "nbgrader": {"db_url": url, "assignment": "ps", "notebook": "p", "student": "anna"},
            "unique_key": "p",
        }
        with Gradebook(url) as gradebook:
            gradebook.add_assignment("ps")
        notebook = self.read(source)
        released = self.run(notebook, ComputeChecksums(), SaveCells(), ClearHiddenTests(), ClearMarkScheme())
        self.released = self.run(released, ComputeChecksums())
        (self.source,) = Book(url).source("ps")

    @staticmethod
    def read(path: Path) -> NotebookNode:
        """Read a notebook as nbgrader does, which upgrades old schemas; it repairs types only of cells with an id."""
        notebook = nbformat.read(path, as_version=4)
        for number, cell in enumerate(notebook.cells):
            cell.setdefault("id", f"cell-{number}")
        notebook.nbformat_minor = 5
        return MetadataValidator().upgrade_notebook_metadata(notebook)

    def run(self, notebook: NotebookNode, *steps: Any) -> NotebookNode:
        notebook = deepcopy(notebook)
        for step in steps:
            notebook, _resources = step.preprocess(notebook, self.resources)
        return notebook

    def theirs(self, submitted: NotebookNode, *, put_back: bool = False) -> NotebookNode:
        """Return what nbgrader would grade. With its option `put_back` it fails for copies and for unknown cells."""
        overwrite = OverwriteCells(add_missing_cells=put_back)
        return self.run(submitted, ClearOutput(), DeduplicateIds(), OverwriteKernelspec(), overwrite)

    def ours(self, submitted: NotebookNode) -> tuple[dict[str, Any], list[str]]:
        notebook = json.loads(json.dumps(submitted))
        with language("en"):
            notes = [str(note) for note in restore_cells(notebook, self.source)]
        return notebook, notes


@pytest.fixture(scope="module")
def assignment(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], PlainAssignment]:
    """`assignment("apps/files/test.ipynb")` is made once; no test changes it."""

    @cache
    def made(name: str) -> PlainAssignment:
        return PlainAssignment(f"sqlite:///{tmp_path_factory.mktemp('nbgrader')}/gradebook.db", FILES / name)

    return made


def what_counts(notebook: Any) -> list[Any]:
    """Return of every cell its type, text, outputs, and flags as nbgrader sees them."""
    found = []
    for cell in notebook["cells"]:
        node = nbformat.from_dict(cell)
        marks = node.metadata.get("nbgrader", {})
        name = marks.get("grade_id")
        # a cell without a name is never graded, whatever flags nbgrader leaves on it
        told = (
            (utils.is_grade(node), utils.is_solution(node), utils.is_locked(node), utils.is_task(node)) if name else ()
        )
        worth = float(marks["points"]) if name and utils.is_grade(node) else None
        text = node.source.split("It was added back by nbgrader.\n\n")[-1]  # ours is a note
        found.append((node.cell_type, text, node.get("outputs"), name, told, worth, name and marks.get("checksum")))
    return found


PAIRS = [
    (f"{folder}/submitted-unchanged.ipynb", f"{folder}/{path.name}")
    for folder in ("apps/files", "preprocessors/files")
    for path in sorted((FILES / folder).glob("submitted-*.ipynb"))
]
SOURCES = [
    "apps/files/test.ipynb", "apps/files/test-hidden-tests.ipynb", "apps/files/submitted-unchanged.ipynb",
    "apps/files/validation-zero-points.ipynb", "apps/files/test-v0.ipynb", "apps/files/test-v2.ipynb",
    "apps/files/autotest-simple-unchanged.ipynb", "preprocessors/files/test.ipynb",
    "preprocessors/files/manually-graded-code-cell.ipynb", "preprocessors/files/test_taskcell.ipynb",
]  # fmt: skip


def test_nbgrader_ships_the_notebooks() -> None:
    assert len(PAIRS) >= 10
    assert all((FILES / name).is_file() for name in SOURCES)


@pytest.mark.parametrize(("source", "submitted"), PAIRS, ids=[f"{b}" for _a, b in PAIRS])
def test_nbgraders_own_submissions_are_mended_as_nbgrader_mends_them(
    assignment: Callable[[str], PlainAssignment], source: str, submitted: str
) -> None:
    at = assignment(source)
    notebook = at.read(FILES / submitted)
    ours, _notes = at.ours(notebook)
    assert what_counts(ours) == what_counts(at.theirs(notebook))
    assert ours["metadata"]["kernelspec"] == at.theirs(notebook).metadata.kernelspec


@pytest.mark.parametrize("source", SOURCES)
def test_untouched_work_needs_no_mending(assignment: Callable[[str], PlainAssignment], source: str) -> None:
    """Hidden tests are put back without a note, because notes report only what a trainee did."""
    at = assignment(source)
    ours, notes = at.ours(at.released)
    assert notes == []
    assert what_counts(ours) == what_counts(at.theirs(at.released))


Change = Callable[[NotebookNode, int], None]


def _rewrite(notebook: NotebookNode, at: int) -> None:
    notebook.cells[at].source = "print('mine')"


def _double(notebook: NotebookNode, at: int) -> None:
    notebook.cells.append(deepcopy(notebook.cells[at]))
    notebook.cells[-1].source += "\n# a copy"


def _more_points(notebook: NotebookNode, at: int) -> None:
    notebook.cells[at].metadata.nbgrader.points = 100.0


def _forge_checksum(notebook: NotebookNode, at: int) -> None:
    notebook.cells[at].metadata.nbgrader.checksum = "0" * 32


def _other_type(notebook: NotebookNode, at: int) -> None:
    cell = notebook.cells[at]
    OverwriteCells().update_cell_type(cell, "markdown" if cell.cell_type == "code" else "code")


def _forge_output(notebook: NotebookNode, at: int) -> None:
    if notebook.cells[at].cell_type == "code":
        notebook.cells[at].outputs = [nbformat.v4.new_output("execute_result", {PLAIN: "100"})]


def _delete(notebook: NotebookNode, at: int) -> None:
    del notebook.cells[at]


CHANGES: list[Change] = [_rewrite, _double, _more_points, _forge_checksum, _other_type, _forge_output]


def marked(notebook: NotebookNode) -> list[int]:
    return [at for at, cell in enumerate(notebook.cells) if "nbgrader" in cell.metadata]


@pytest.mark.parametrize("source", SOURCES)
def test_any_change_to_any_cell_is_mended_as_nbgrader_mends_it(
    assignment: Callable[[str], PlainAssignment], source: str
) -> None:
    at = assignment(source)
    assert marked(at.released)
    for number in marked(at.released):
        for change in CHANGES:
            submitted = deepcopy(at.released)
            change(submitted, number)
            ours, _notes = at.ours(submitted)
            assert what_counts(ours) == what_counts(at.theirs(submitted)), (change.__name__, number)


@pytest.mark.parametrize("source", SOURCES)
def test_deleted_cells_come_back_where_nbgrader_puts_them(
    assignment: Callable[[str], PlainAssignment], source: str
) -> None:
    """Not compared: nbgrader fails when the cell before is not graded either, and puts tasks at the end."""
    at = assignment(source)
    compared = 0
    for number in marked(at.released):
        submitted = deepcopy(at.released)
        gone = submitted.cells.pop(number)
        ours, notes = at.ours(submitted)
        graded = utils.is_grade(gone) or utils.is_task(gone)
        assert bool(notes) == graded
        try:
            theirs = what_counts(at.theirs(submitted, put_back=True))
        except KeyError:
            assert graded
            assert [c[3] for c in what_counts(ours) if c[3]] == [c.name for c in at.source.cells]
            continue
        assert sorted(what_counts(ours), key=_is_task) == sorted(theirs, key=_is_task)
        compared += 1
    assert compared


def _is_task(cell: tuple[Any, ...]) -> bool:
    return bool(cell[4] and cell[4][3])


# ---- repairs

TASKS = "preprocessors/files/test_taskcell.ipynb"
TESTS = "apps/files/submitted-unchanged.ipynb"


def named(notebook: Any, name: str) -> list[int]:
    return [at for at, c in enumerate(notebook["cells"]) if c["metadata"].get("nbgrader", {}).get("grade_id") == name]


def a_test_of(at: PlainAssignment) -> SourceCell:
    return next(c for c in at.source.cells if c.grade and not c.solution)


def test_a_test_without_its_flags_is_still_a_test(assignment: Callable[[str], PlainAssignment]) -> None:
    """nbgrader cannot grade such a submission."""
    at = assignment(TESTS)
    test = a_test_of(at)
    submitted = deepcopy(at.released)
    (number,) = named(submitted, test.name)
    submitted.cells[number].metadata.nbgrader |= {"grade": False, "locked": False}
    submitted.cells[number].source = "pass"
    with pytest.raises(RuntimeError, match="Inconsistent checksums"):
        at.theirs(submitted)
    ours, notes = at.ours(submitted)
    assert ours["cells"][number]["source"] == test.source
    assert ours["cells"][number]["metadata"]["nbgrader"]["grade"] is True
    assert notes == [
        f"Points and marks were taken from the source for: {test.name}.",
        f"Cells that are not for editing were changed; the source's text was taken: {test.name}.",
    ]


def test_an_answer_without_its_flag_still_waits_for_a_person(assignment: Callable[[str], PlainAssignment]) -> None:
    """nbgrader believes a submission in which the answer earns no points, so an earlier grade would stay."""
    at = assignment("apps/files/test.ipynb")
    answer = next(c for c in at.source.cells if c.grade and c.solution)
    submitted = deepcopy(at.released)
    (number,) = named(submitted, answer.name)
    submitted.cells[number].source = "my answer"
    submitted.cells[number].metadata.nbgrader.grade = False
    assert not utils.is_grade(at.theirs(submitted).cells[number])
    ours, notes = at.ours(submitted)
    assert notes == [f"Points and marks were taken from the source for: {answer.name}."]
    result = next(c for c in results(ours, at.source).cells if c.name == answer.name)
    assert (result.graded, result.auto_score, result.comment) == (True, None, None)


def test_the_last_copy_counts_even_without_flags(assignment: Callable[[str], PlainAssignment]) -> None:
    """Two cells of one name would give one cell two grades."""
    at = assignment(TESTS)
    test = a_test_of(at)
    submitted = deepcopy(at.released)
    (first,) = named(submitted, test.name)
    submitted.cells.append(deepcopy(submitted.cells[first]))
    submitted.cells[-1].metadata.nbgrader |= {"grade": False, "locked": False}
    ours, notes = at.ours(submitted)
    assert named(ours, test.name) == [len(ours["cells"]) - 1]
    assert "nbgrader" not in ours["cells"][first]["metadata"]
    assert f"Copies of these cells were found, the last one counts: {test.name}." in notes


def test_a_renamed_test_comes_back_under_its_name(assignment: Callable[[str], PlainAssignment]) -> None:
    at = assignment(TESTS)
    test = a_test_of(at)
    submitted = deepcopy(at.released)
    (number,) = named(submitted, test.name)
    submitted.cells[number].metadata.nbgrader.grade_id = "another"
    ours, notes = at.ours(submitted)
    (back,) = named(ours, test.name)
    assert ours["cells"][back]["source"] == test.source
    assert not named(ours, "another")
    assert notes == [
        f"Deleted cells were put back: {test.name}.",
        "One marked cell is not in the assignment; it is not graded.",
    ]


@pytest.mark.parametrize("source", SOURCES)
def test_an_empty_notebook_gets_every_graded_cell_back_in_order(
    assignment: Callable[[str], PlainAssignment], source: str
) -> None:
    """The notebook is valid, so that JupyterLab opens it for the mentor."""
    at = assignment(source)
    submitted = deepcopy(at.released)
    submitted.cells = []
    ours, _notes = at.ours(submitted)
    assert [c[3] for c in what_counts(ours)] == [c.name for c in at.source.cells if c.grade or c.task]
    nbformat.validate(nbformat.from_dict(ours))
    MetadataValidator().validate_nb(nbformat.from_dict(ours))


def test_marks_that_are_no_marks_do_no_harm(assignment: Callable[[str], PlainAssignment]) -> None:
    """A trainee can write any JSON."""
    at = assignment(TESTS)
    for odd in (None, 5, [], {}, {"grade_id": None, "grade": True}, {"grade_id": ["a"]}, {"grade_id": ""}):
        submitted = deepcopy(at.released)
        submitted.cells[0].metadata["nbgrader"] = odd
        ours, _notes = at.ours(submitted)
        assert {c.name for c in at.source.cells if c.grade} <= {c[3] for c in what_counts(ours)}


# ---- what the gradebook is to hold

ERROR = nbformat.v4.new_output("error", ename="AssertionError", evalue="", traceback=[])
HALF = nbformat.v4.new_output("execute_result", {PLAIN: "0.5"})


@pytest.mark.parametrize("source", SOURCES)
def test_results_are_what_nbgrader_saves(tmp_path: Path, source: str) -> None:
    at = PlainAssignment(f"sqlite:///{tmp_path}/gradebook.db", FILES / source)
    with Gradebook(at.url) as gradebook:
        gradebook.add_student("anna")
        gradebook.add_submission("ps", "anna")
    half_of_none = any(c.grade and c.points == 0 for c in at.source.cells)  # nbgrader cannot grade that
    for answered, given_outputs in product([False, True], [[], [ERROR]] if half_of_none else [[], [ERROR], [HALF]]):
        submitted = deepcopy(at.released)
        for cell in submitted.cells:
            if answered and utils.is_solution(cell):
                cell.source = "my answer"
        ours, _notes = at.ours(submitted)
        theirs = at.theirs(submitted)
        for cell in [*ours["cells"], *theirs.cells]:
            if cell["cell_type"] == "code":
                cell["outputs"] = deepcopy(given_outputs)
        at.run(theirs, SaveAutoGrades())
        with Gradebook(at.url) as gradebook:
            saved = gradebook.find_submission_notebook("p", "ps", "anna")
            grades = {g.cell.name: g.auto_score for g in saved.grades}
            comments = {c.cell.name: c.auto_comment for c in saved.comments}
        found = results(ours, at.source)
        assert (found.name, found.missing) == ("p", False)
        assert {c.name: c.auto_score for c in found.cells if c.graded} == grades
        assert {c.name: c.comment for c in found.cells if c.commented} == comments
        by_hand = {c.name for c in at.source.cells if c.task or (c.grade and c.solution)}
        assert {c.name for c in found.cells if c.text_hash} == by_hand


def test_a_changed_text_has_another_hash(assignment: Callable[[str], PlainAssignment]) -> None:
    """A mentor's grade stays confirmed while the hash is the same."""
    at = assignment("apps/files/test.ipynb")
    hashes = []
    for text in ("one", "two", "one"):
        submitted = deepcopy(at.released)
        for cell in submitted.cells:
            if utils.is_solution(cell):
                cell.source = text
        ours, _notes = at.ours(submitted)
        hashes.append({c.name: c.text_hash for c in results(ours, at.source).cells if c.text_hash})
    assert hashes[0] == hashes[2]
    assert hashes[0].keys() == hashes[1].keys() != set()
    assert all(hashes[0][name] != hashes[1][name] for name in hashes[0])
