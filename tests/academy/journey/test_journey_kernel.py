"""The first and last outputs of a module in a real kernel that is told which cell runs, as JupyterLab does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbformat import NotebookNode

from academy.content import BUILT_COURSE
from autograder.exercises.kinds.cell_ids import FIRST_PROGRESS, LAST_PROGRESS, SUBMIT
from tests.support.opened_module import MODULE, released

MISSING = """
from academy.journey.handing_in import inspect
from academy.notebook.session import session
"|".join(inspect(session()).missing.sentences())
"""


class Kernel:
    """Runs cells of a notebook by id."""

    def __init__(self, client: Any, cells: dict[str, str]) -> None:
        self.client, self.cells = client, cells

    def run(self, cell_id: str, source: str | None = None) -> list[dict[str, Any]]:
        """Run a cell and return its outputs as (type, data)."""
        content = {"code": self.cells[cell_id] if source is None else source, "silent": False, "store_history": True}
        content |= {"user_expressions": {}, "allow_stdin": False, "stop_on_error": False}
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell_id})
        self.client.shell_channel.send(message)
        outputs = []
        while True:
            answer = self.client.get_iopub_msg(timeout=60)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            kind, data = answer["header"]["msg_type"], answer["content"]
            if kind in ("stream", "error", "display_data", "execute_result"):
                outputs.append(data | {"kind": kind})
            if kind == "status" and data["execution_state"] == "idle":
                return outputs


@pytest.fixture
def notebook(folder: Path) -> NotebookNode:
    one = released(folder)
    nbformat.write(one, folder / f"{MODULE}.ipynb")
    return one


@pytest.fixture
def kernel(notebook: NotebookNode, folder: Path, tmp_path: Path) -> Iterator[Kernel]:
    (tmp_path / "course").mkdir()
    environment = os.environ | {BUILT_COURSE: str(tmp_path / "course")}
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(folder), env=environment)
    try:
        yield Kernel(client, {cell.id: cell.source for cell in notebook.cells})
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def text(outputs: list[dict[str, Any]]) -> str:
    (output,) = outputs
    assert output["kind"] == "execute_result", output
    return str(output["data"]["text/plain"])


@pytest.mark.slow
def test_from_the_first_output_to_the_last(
    kernel: Kernel, folder: Path, saved: Callable[..., None], notebook: NotebookNode, tmp_path: Path
) -> None:
    kernel.run("demo-setup")
    assert "0 of 7 exercises have an answer" in text(kernel.run(FIRST_PROGRESS))
    kernel.run("call_price", "def call_price(spent, calls):\n    return spent / calls if calls else 0")
    kernel.run("own", 'check("call_price")')
    kernel.run("cost_per_call", "cost_per_call = undefined")
    saved(questions=["phone", "hours", "prices"])

    stale = text(kernel.run(LAST_PROGRESS))
    assert "2 of 7 exercises have an answer" in stale
    assert "A function for any month: right" in stale
    assert "not saved" in text(kernel.run("own", MISSING)), "the file has the stub, and the file is handed in"

    done = text(kernel.run(SUBMIT, "from academy import submit\nsubmit(yes=True)"))
    assert "Handed in on" in done
    (form,) = kernel.run(SUBMIT)
    assert "application/vnd.jupyter.widget-view+json" in form["data"]

    for cell in notebook.cells:
        if cell.id == "call_price":
            cell.source = "def call_price(spent, calls):\n    return spent / calls if calls else 0"
    nbformat.write(notebook, folder / f"{MODULE}.ipynb")
    assert "A function for any month: right" in text(kernel.run(LAST_PROGRESS))
    kernel.run("call_price", "call_price = lambda spent, calls: 5")
    assert "A function for any month: answered, not checked" in text(kernel.run(LAST_PROGRESS))
    for cell in notebook.cells:
        if cell.id == "call_price":
            cell.source = "call_price = lambda spent, calls: 6"
    nbformat.write(notebook, folder / f"{MODULE}.ipynb")
    assert "A function for any month: its cells have to run again" in text(kernel.run(LAST_PROGRESS))
    missing = text(kernel.run("own", MISSING))
    assert "changed after they ran" in missing
    assert "stopped with an error" in missing
    assert "5 exercises have no answer." in missing


@pytest.mark.slow
@pytest.mark.parametrize("where", ["no sidecar", "damaged sidecar", "read-only", "no home for the answers"])
def test_no_state_of_the_folder_raises(kernel: Kernel, folder: Path, where: str) -> None:
    if where == "no sidecar":
        (folder / "academy.json").unlink()
    elif where == "damaged sidecar":
        (folder / "academy.json").write_text("{}", "utf-8")
    elif where == "read-only":
        folder.chmod(0o555)
    else:
        (folder / "answers.json").mkdir()
    try:
        for function in ("progress()", "submit()", "submit(yes=True)", "submit(yes=1)"):
            outputs = kernel.run("own", f"from academy import progress, submit\n{function}")
            assert [o["kind"] for o in outputs] == ["execute_result"], (function, outputs)
    finally:
        folder.chmod(0o755)
