"""Built notebooks in a real kernel: as a trainee gets them, solved, wrong in every way, and while they are graded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.exercises.verdict import VERDICT_MIME
from tests.support.opened_module import notebook, progress, released

RIGHT: dict[str, Any] = {
    "first_reaction": ["promise"],
    "questions": ["phone", "hours", "prices"],
    "when_to_act": {"call": "today", "report": "today", "plan": "week", "blame": "never"},
    "first_steps": ["answer", "facts", "cause", "offer"],
    "reply": "Irina, I will send the figures by 5 August.",
}


def run(one: NotebookNode, folder: Path) -> dict[str, list[NotebookNode]]:
    """Execute a notebook and return outputs by cell id. No cell may write to a stream."""
    NotebookClient(one, timeout=60, allow_errors=True, resources={"metadata": {"path": str(folder)}}).execute()
    outputs = {cell.id: cell.outputs for cell in one.cells if cell.cell_type == "code"}
    streams = {name: [o.text for o in all_ if o.output_type == "stream"] for name, all_ in outputs.items()}
    assert not any(streams.values()), streams
    return outputs


def states(outputs: dict[str, list[NotebookNode]], ending: str) -> dict[str, str]:
    found = {}
    for name, all_ in outputs.items():
        if name.endswith(ending):
            page = all_[0].data["text/html"]
            found[name.removesuffix(ending)] = page.partition("academy-result academy-")[2].partition('"')[0]
    return found


@pytest.mark.slow
def test_as_released_everything_runs_and_nothing_is_attempted(folder: Path) -> None:
    outputs = run(released(folder), folder)
    assert not [o for all_ in outputs.values() for o in all_ if o.output_type == "error"]
    points = {name: all_[0].data["text/plain"] for name, all_ in outputs.items() if name.endswith("-grade")}
    assert set(points.values()) == {"0.0"}
    assert len(points) == 6
    forms = [all_[0].data for name, all_ in outputs.items() if name.endswith("-show")]
    assert len(forms) == 7
    assert all("application/vnd.jupyter.widget-view+json" in data for data in forms)
    assert progress(folder) == {}
    assert not (folder / "answers.json").exists()


@pytest.mark.slow
def test_a_graded_submission_gets_its_points_and_leaves_no_file(
    folder: Path, saved: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(**RIGHT)
    one = notebook(folder)
    price = next(cell for cell in one.cells if cell.id == "call_price")
    price.source = (
        "import sys, warnings\n"
        "def call_price(spent, calls):\n"
        "    warnings.warn('division'); print('x', file=sys.stderr); print('y')\n"
        "    return spent / calls if calls else -1"
    )
    before = sorted(p.name for p in folder.iterdir())
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "ivanova")
    outputs = run(one, folder)
    points = {
        n.removesuffix("-grade"): float(o[0].data["text/plain"]) for n, o in outputs.items() if n.endswith("-grade")
    }
    assert points == {
        "cost_per_call": 2, "call_price": 1.5, "first_reaction": 1, "questions": 2, "when_to_act": 4, "first_steps": 2
    }  # fmt: skip
    graded = outputs["call_price-grade"][0]
    assert graded.output_type == "execute_result", "stock nbgrader reads partial credit from nothing else"
    assert graded.data[VERDICT_MIME]["check"] == "no_calls"
    assert "no_calls" not in graded.data["text/html"]
    assert "Ring the number on the site" in outputs["when_to_act-show"][0].data["text/plain"]
    assert sorted(p.name for p in folder.iterdir()) == before


WRONG = [
    # source of the cell, words of its output
    ('check("cost_per_call")', "There is no variable `cost_per_call`"),
    ('cost_per_call = ...\ncheck("cost_per_call")', "in place of `...`"),
    ('cost_per_call = float("nan")\ncheck("cost_per_call")', "not a number"),
    ('cost_per_call = load("calls")\ncheck("cost_per_call")', "this is a table"),
    ("cost_per_call = 7\ncheck(cost_per_call)", "in quotes"),
    ("check(load)", "in quotes"),
    ('check("cost_per_cal")', "It has: cost_per_call"),
    ("def call_price(spent, calls):\n    return undefined\ncheck('call_price')", "NameError"),
    ("def call_price(spent, calls):\n    return call_price(spent, calls)\ncheck('call_price')", "RecursionError"),
    ("def call_price(spent, calls):\n    import sys; sys.exit()\ncheck('call_price')", "SystemExit"),
    ("def call_price(spent, calls):\n    print(spent / calls)\ncheck('call_price')", "gives nothing back"),
    ("class Odd:\n    def __repr__(self): raise ValueError\ncall_price = Odd()\ncheck('call_price')", "Odd"),
    (
        "class Odd:\n    def __eq__(self, other): return True\n    __hash__ = None\ncheck('when_to_act', Odd())",
        "A group for every",
    ),
    ("check('questions', {'phone': {}})", "A list of ticked options is expected"),
    ('hint("nonsense")', "It has: cost_per_call"),
    ('show("cost_per_cal")', "It has: cost_per_call"),
    ('import os\nos.chdir("/")\ncheck("cost_per_call", 1)', "There is no academy.json"),
]


@pytest.mark.slow
def test_no_mistake_of_a_trainee_shows_a_traceback(folder: Path) -> None:
    one = notebook(folder)
    setup = next(cell for cell in one.cells if cell.id == "demo-setup")
    cells = [nbformat.v4.new_code_cell(source, id=f"wrong-{n}") for n, (source, _says) in enumerate(WRONG)]
    one.cells = [setup, *cells]
    outputs = run(one, folder)
    for n, (source, says) in enumerate(WRONG):
        (output,) = outputs[f"wrong-{n}"]
        assert output.output_type == "execute_result", (source, output)
        assert says in output.data["text/plain"], (source, output.data["text/plain"])
        assert "academy-result" in output.data["text/html"]


@pytest.mark.slow
def test_a_wrong_dataset_stops_the_cell_with_a_sentence(folder: Path) -> None:
    one = notebook(folder)
    setup = next(cell for cell in one.cells if cell.id == "demo-setup")
    one.cells = [setup, nbformat.v4.new_code_cell('calls = load("cals")', id="wrong")]
    (output,) = run(one, folder)["wrong"]
    assert output.output_type == "error"
    assert output.traceback == ["There is nothing named “cals” here. Did you mean “calls”? Datasets: calls."]
