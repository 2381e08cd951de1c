"""Cells of a module that a trainee deleted, copied, moved or relabelled come back as the source has them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from autograder.building.course_folder import CourseFolder, in_order
from autograder.notes import Note
from autograder.submission.nbgrader_rules import graded_cells
from autograder.submission.restore import restore_cells
from tests.support.built_course import BuiltCourse
from wording.languages import language

MODULE = "01_basics"
NAME = f"{MODULE}.ipynb"


def restore(desk: BuiltCourse, notebook: nbformat.NotebookNode) -> list[Note]:
    course = CourseFolder.open(desk.out)
    with course.book() as book:
        (released,) = book.source(MODULE)
    notes = restore_cells(notebook, in_order(desk.out / "source" / MODULE, released), course.source(MODULE))
    notebook.cells = [nbformat.from_dict(cell) for cell in notebook.cells]
    return notes


def index(notebook, name: str) -> int:
    return next(i for i, c in enumerate(notebook.cells) if c.id == name)


def delete(*names: str) -> Callable[[nbformat.NotebookNode], None]:
    def change(notebook):
        notebook.cells = [c for c in notebook.cells if c.id not in names]

    return change


def double(*names: str) -> Callable[[nbformat.NotebookNode], None]:
    def change(notebook):
        for n, name in enumerate(names):
            copy = deepcopy(notebook.cells[index(notebook, name)])
            copy.id = f"copy-{n}"
            notebook.cells.append(copy)

    return change


def reverse(notebook) -> None:
    notebook.cells = notebook.cells[::-1]


def mark(name: str, **marks: object) -> Callable[[nbformat.NotebookNode], None]:
    def change(notebook):
        notebook.cells[index(notebook, name)].metadata.nbgrader.update(marks)

    return change


def strip_metadata(notebook) -> None:
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()


def foreign(notebook) -> None:
    marks = {"grade": True, "grade_id": "bonus", "locked": True, "points": 100, "solution": False, "schema_version": 3}
    notebook.cells.append(new_code_cell("1", metadata={"nbgrader": marks}))


def without_a_grade_id(notebook) -> None:
    del notebook.cells[index(notebook, "cheapest")].metadata.nbgrader["grade_id"]


RESTORED = {
    "nothing": (lambda notebook: None, []),
    "deleted grade cells": (delete("cheapest-grade", "reply-grade"), ["put back: cheapest-grade, reply-grade"]),
    "deleted task, solution and check": (delete("cheapest-task", "cheapest", "cheapest-show"), []),
    "everything of an exercise deleted": (
        delete("inbox-task", "inbox-show", "inbox-grade"),
        ["put back: inbox-grade"],
    ),
    "duplicated cells": (double("cheapest", "cheapest-grade"), ["Copies", "another order"]),
    "reordered": (reverse, ["another order", "first cell"]),
    "points raised": (mark("cheapest-grade", points=400), ["taken from the source for: cheapest-grade"]),
    "a text marked as no solution": (mark("reply-grade", solution=False, locked=True), ["for: reply-grade"]),
    "metadata stripped": (strip_metadata, ["taken from the source for: cost_per_lead-task"]),
    "marks without an id": (without_a_grade_id, ["for: cheapest."]),
    "a cell of one's own with points": (foreign, ["One cell belongs to no exercise"]),
    "setup deleted": (delete("demo-setup"), ["first cell, with the imports"]),
}


@pytest.mark.parametrize("case", RESTORED)
def test_cells_are_restored(desk, case: str) -> None:
    change, says = RESTORED[case]
    source = CourseFolder.open(desk.out).source(MODULE)
    notebook = nbformat.read(desk.submit("anna") / NAME, 4)
    change(notebook)
    with language("en"):
        notes = [str(note) for note in restore(desk, notebook)]
    assert len(notes) == len(says), notes
    for note, expected in zip(notes, says, strict=True):
        assert expected in note
    right = graded_cells(source)
    found = graded_cells(notebook)
    order = list(right)
    assert [n for n in found if right[n].metadata.nbgrader.grade] == [
        n for n in order if right[n].metadata.nbgrader.grade
    ]
    assert sorted(found, key=order.index) == list(found)
    for name, cell in found.items():
        assert {k: cell.metadata.nbgrader[k] for k in right[name].metadata.nbgrader} == right[name].metadata.nbgrader
    assert sum(c.id == "demo-setup" for c in notebook.cells) == 1
    assert restore(desk, notebook) == [], "mending twice changes nothing"


def test_an_answer_outlives_what_was_done_to_its_cell(desk) -> None:
    """The lower copy is the newer one, and the trainee's own cells move with the cell above them."""
    notebook = nbformat.read(desk.submit("anna") / NAME, 4)
    double("cost_per_lead")(notebook)
    notebook.cells[-1].source = "cost_per_lead = 2"
    notebook.cells.append(new_code_cell("helper = 3"))
    restore(desk, notebook)
    place = {c.source: i for i, c in enumerate(notebook.cells)}
    first = notebook.cells[index(notebook, "cost_per_lead")].source
    assert place[first] < place["cost_per_lead = 2"] < place["helper = 3"] < index(notebook, "cost_per_lead-grade")


def test_a_deleted_solution_is_not_replaced_by_a_stub(desk) -> None:
    """The answer may be in a cell of the trainee's own, and a stub would overwrite it."""
    notebook = nbformat.read(desk.submit("anna") / NAME, 4)
    notebook.cells[index(notebook, "cost_per_lead")] = new_code_cell("cost_per_lead = 5")
    restore(desk, notebook)
    assert not any("cost_per_lead = ..." in c.source for c in notebook.cells)


def test_a_restored_text_cell_holds_no_good_example(desk) -> None:
    notebook = nbformat.read(desk.submit("anna", default="stub") / NAME, 4)
    delete("reply-grade")(notebook)
    restore(desk, notebook)
    assert "Ирина" not in notebook.cells[index(notebook, "reply-grade")].source


# ---- cells that lost everything but their text


def strip(notebook) -> None:
    """Leave what Deepnote leaves: no mark and no id of the course's."""
    for number, cell in enumerate(notebook.cells):
        cell.id = f"own-{number}"
        cell.metadata = nbformat.from_dict({"deepnote_cell_type": cell.cell_type})


def answer(notebook, name: str) -> str:
    return str(graded_cells(notebook)[name]["source"])


def test_cells_without_any_mark_are_recognised_by_text(desk: BuiltCourse) -> None:
    notebook = read_release(desk)
    names = list(graded_cells(notebook))
    notebook.cells[index(notebook, "cost_per_lead")].source = "cost_per_lead = 350"
    strip(notebook)
    with language("en"):
        (note,) = map(str, restore(desk, notebook))
    assert "recognised by their text" in note
    assert list(graded_cells(notebook)) == names
    assert answer(notebook, "cost_per_lead") == "cost_per_lead = 350"


@pytest.mark.parametrize("before", [[], ["first = 1"], ["first = 1", "cost_per_lead = 0"]])
@pytest.mark.parametrize("after", [[], ["cost_per_lead", "print(cost_per_lead == 5)", "# cost_per_lead = 7"]])
def test_of_cells_without_marks_the_one_that_gives_the_answer_its_value_counts(
    desk: BuiltCourse, before: list[str], after: list[str]
) -> None:
    notebook = read_release(desk)
    place = index(notebook, "cost_per_lead")
    own = [*before, "cost_per_lead = 350", *after]
    notebook.cells[place : place + 1] = [new_code_cell(source) for source in own]
    strip(notebook)
    restore(desk, notebook)
    assert answer(notebook, "cost_per_lead") == "cost_per_lead = 350"
    assert [c.source for c in notebook.cells if c.source in own] == own, "the others stay, and run"


def test_an_answer_of_the_trainee_s_own_beside_kept_marks_is_not_taken_for_the_deleted_cell(desk: BuiltCourse) -> None:
    notebook = read_release(desk)
    place = index(notebook, "cost_per_lead")
    notebook.cells[place] = new_code_cell("cost_per_lead = 350")
    restore(desk, notebook)
    assert "cost_per_lead" not in graded_cells(notebook)


@pytest.mark.parametrize(
    "parts", [["Добрый день!\n\nСчёт готов.", ""], ["Добрый день!", "Счёт готов."], ["", "Письмо"]]
)
@pytest.mark.parametrize("stripped", [False, True])
def test_a_text_split_in_two_is_joined(desk: BuiltCourse, parts: list[str], stripped: bool) -> None:
    notebook = read_release(desk)
    put(notebook, "reply-grade", parts)
    if stripped:
        strip(notebook)
    with language("en"):
        notes = " ".join(map(str, restore(desk, notebook)))
    assert answer(notebook, "reply-grade") == "\n\n".join(part for part in parts if part)
    assert [grade_id for grade_id in graded_cells(notebook) if grade_id == "reply-grade"] == ["reply-grade"]
    assert "joined in order: reply-grade" in notes
    assert "Copies" not in notes


JOINED = {
    "a copy that was continued": (["Добрый день!", "Добрый день! Счёт готов."], "Добрый день! Счёт готов."),
    "the same twice": (["Добрый день!", "Добрый день!"], "Добрый день!"),
    "a signature that stands in the letter too": (["Это Анна. Счёт готов.", "Анна"], "Это Анна. Счёт готов.\n\nАнна"),
    "the released text and a letter": ([None, "Письмо"], "Письмо"),
    "the released text twice": ([None, None], None),
    "the released text and nothing": ([None, ""], None),
}


@pytest.mark.parametrize(("parts", "joined"), JOINED.values(), ids=JOINED)
def test_parts_of_a_text(desk: BuiltCourse, parts: list[str | None], joined: str | None) -> None:
    notebook = read_release(desk)
    released = notebook.cells[index(notebook, "reply-grade")].source
    put(notebook, "reply-grade", [released if part is None else part for part in parts])
    restore(desk, notebook)
    assert answer(notebook, "reply-grade") == (released if joined is None else joined)


def put(notebook, name: str, parts: list[str]) -> None:
    """Replace a cell by several with its marks, as "split cell" does."""
    place = index(notebook, name)
    cells = [deepcopy(notebook.cells[place]) for _part in parts]
    for number, (cell, part) in enumerate(zip(cells, parts, strict=True)):
        cell.source = part
        cell.id = name if not number else f"split-{number}"
    notebook.cells[place : place + 1] = cells


def read_release(desk: BuiltCourse) -> nbformat.NotebookNode:
    return nbformat.read(desk.out / "release" / MODULE / NAME, as_version=4)
