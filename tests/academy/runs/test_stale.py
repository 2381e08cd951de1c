"""What `check` says when the notebook and the memory of its kernel differ; a real kernel, a saved file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from tests.support.lab_session import LabSession, lab_session
from tests.support.opened_module import MODULE
from tests.support.paths import TINY

pytestmark = pytest.mark.slow
ANSWER = 'calls = load("calls")\ncost_per_call = calls.spent.sum() / calls.calls.sum()'


@pytest.fixture(scope="module")
def kernel() -> Iterator[LabSession]:
    with lab_session(TINY) as one:
        yield one


@pytest.fixture
def lab(kernel: LabSession, tiny: Callable[[str], Path], tmp_path: Path) -> LabSession:
    """The module with a right answer, saved, and all of it run."""
    folder = tmp_path / "en"
    shutil.copytree(tiny("en"), folder)
    kernel.open(folder / f"{MODULE}.ipynb", "ivanova")
    kernel.cell("cost_per_call").source = ANSWER
    kernel.save()
    kernel.run_all(but=("-show", "-grade"))
    return kernel


def said(lab: LabSession) -> str:
    """Return the words of `check`, as a cell displays them; its form says the same."""
    shown = lab.run(nbformat.v4.new_code_cell('check("cost_per_call")'))
    (text,) = (m["content"]["data"]["text/plain"] for m in shown if m["msg_type"] == "execute_result")
    return str(text)


def new(lab: LabSession, source: str, *, above: bool = True) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(source)
    lab.cells.insert(lab.cells.index(lab.cell("cost_per_call")) + (not above), cell)
    return cell


def test_what_was_run_as_it_is_saved_is_right(lab: LabSession) -> None:
    assert said(lab).startswith("Right")
    lab.run(lab.cell("cost_per_call"))
    assert said(lab).startswith("Right"), "running a cell again changes nothing"


def test_a_cell_that_was_edited(lab: LabSession) -> None:
    lab.cell("cost_per_call").source = ANSWER + " * 2"
    lab.save()
    text = said(lab)
    assert text.startswith("Run it again")
    assert 'The cell of this answer, which begins with `calls = load("calls")` was changed after it ran' in text
    lab.run(lab.cell("cost_per_call"))
    assert said(lab).startswith("Not right yet")


def test_a_cell_that_ran_after_the_last_save(lab: LabSession) -> None:
    lab.cell("cost_per_call").source = ANSWER + " * 2"
    lab.run(lab.cell("cost_per_call"))
    assert said(lab).startswith("Not right yet")


def test_a_cell_that_stopped(lab: LabSession) -> None:
    lab.cell("cost_per_call").source = ANSWER + "\n1 / 0"
    lab.run(lab.cell("cost_per_call"))
    assert "stopped with an error when it last ran" in said(lab)


def test_a_cell_that_is_gone(lab: LabSession) -> None:
    own = new(lab, ANSWER)
    lab.run(own)
    lab.cell("cost_per_call").source = "# nothing"
    lab.delete(own)
    lab.run(lab.cell("cost_per_call"))
    lab.save()
    assert "no longer in the notebook" in said(lab)


def test_a_cell_that_makes_another_name(lab: LabSession) -> None:
    lab.cell("cost_per_call").source = ANSWER.replace("cost_per_call", "price")
    lab.save()
    assert "was changed after it ran" in said(lab)
    lab.run(lab.cell("cost_per_call"))
    assert "no longer makes `cost_per_call`" in said(lab)


def test_a_list_that_cells_add_to_in_turn(lab: LabSession) -> None:
    """Running one of them again would add once more: the cell that makes the list is named first."""
    first, second, third = new(lab, "rows = [1]"), new(lab, "rows.append(2)"), new(lab, "rows.append(3)")
    for one in (first, second, third):
        lab.run(one)
    lab.cell("cost_per_call").source = ANSWER + " * len(rows) / 3"
    lab.run(lab.cell("cost_per_call"))
    lab.save()
    assert said(lab).startswith("Right")
    lab.run(second)
    assert said(lab).startswith("Right"), "the answer is from before"
    lab.run(lab.cell("cost_per_call"))
    for named in ("rows = [1]", "rows.append(2)", "rows.append(3)"):
        assert f"the cell that begins with `{named}`" in said(lab).lower()
        lab.run(next(one for one in (first, second, third) if one.source == named))
    lab.run(lab.cell("cost_per_call"))
    assert said(lab).startswith("Right")


def test_a_cell_that_is_not_saved(lab: LabSession) -> None:
    lab.run(new(lab, ANSWER, above=False))
    assert "not in the saved file yet" in said(lab)
    lab.save()
    assert said(lab).startswith("Right")


def test_a_cell_below(lab: LabSession) -> None:
    lab.delete(lab.cell("cost_per_call"))
    own = nbformat.v4.new_code_cell(ANSWER)
    lab.cells.insert(lab.cells.index(lab.cell("call_price-show")), own)
    lab.run(own)
    lab.save()
    assert "is made further down" in said(lab)


def test_after_a_restart(lab: LabSession) -> None:
    lab.restart("ivanova")
    lab.run(lab.cell("demo-setup"))
    assert "has not run since the notebook was opened" in said(lab)


def test_an_answer_that_is_not_written_yet(lab: LabSession) -> None:
    lab.cell("cost_per_call").source = "cost_per_call = ..."
    lab.save()
    lab.restart("ivanova")
    lab.run(lab.cell("demo-setup"))
    assert said(lab).startswith("No answer yet")
    lab.run(lab.cell("cost_per_call"))
    assert said(lab).startswith("No answer yet")


def test_what_an_answer_was_computed_from(lab: LabSession) -> None:
    own = new(lab, "factor = 1")
    lab.run(own)
    lab.cell("cost_per_call").source = ANSWER + " * factor"
    lab.run(lab.cell("cost_per_call"))
    lab.save()
    assert said(lab).startswith("Right")
    own.source = "factor = 2"
    lab.save()
    assert "the cell that begins with `factor = 2`" in said(lab).lower()
    lab.run(own)
    assert "ran before something above it was changed" in said(lab)
    lab.run(lab.cell("cost_per_call"))
    assert said(lab).startswith("Not right yet")


def test_points_are_not_named_either(lab: LabSession) -> None:
    lab.cell("cost_per_call").source = ANSWER + " * 2"
    lab.save()
    shown = lab.run(lab.cell("cost_per_call-grade"))
    (data,) = (m["content"]["data"] for m in shown if m["msg_type"] == "execute_result")
    assert "points" not in data["text/html"]
    assert "Run it again" in data["text/html"]


def test_an_argument_is_not_the_variable(lab: LabSession) -> None:
    shown = lab.execute('check("cost_per_call", 5)')
    (text,) = (m["content"]["data"]["text/plain"] for m in shown if m["msg_type"] == "execute_result")
    assert "The variable `cost_per_call` is what is graded." in text
