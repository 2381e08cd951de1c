"""A trainee at JupyterLab, without the browser: a real kernel, a notebook with its file, and what is clicked.

Requests carry what JupyterLab sends: the cell's id, and which cells were deleted since the last run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from jupyter_client.manager import KernelManager
from nbformat import NotebookNode

__all__ = ["LabSession", "lab_session"]

FRESH = """
get_ipython().reset(new_session=False)
import os, sys
os.chdir({folder!r})
os.environ["ACADEMY_TRAINEE"] = {trainee!r}
if "academy" in sys.modules:
    from academy.runs import record
    record._recorded.__init__()
"""
ASK = """
import json
from academy.notebook import check, session, stale
from academy.runs import agreement, notebook_file, record
def answer(name):
    verdict = check.check_saved(name).verdict
    runs, here = record.recorded_runs(), session.session()
    found = None
    if verdict.state == "stale":
        saved = notebook_file.saved_notebook(here.folder, here.sidecar, runs)
        called = callable(get_ipython().user_ns.get(name))
        found = vars(agreement.disagreement(name, name, saved, runs, called=called))
    return {{"state": verdict.state, "points": verdict.points, "found": found}}
"""
TIMEOUT = 120


class LabSession:
    """One open notebook. `cells` is what is on the screen; `save` writes it."""

    def __init__(self, manager: KernelManager) -> None:
        self._client = manager.client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=TIMEOUT)
        self.path = Path()
        self.notebook = nbformat.v4.new_notebook()
        self._deleted: list[str] = []
        self.trainee = ""

    @property
    def cells(self) -> list[NotebookNode]:
        cells: list[NotebookNode] = self.notebook.cells
        return cells

    def open(self, path: Path, trainee: str) -> None:
        """Open a notebook with a kernel that has run nothing."""
        self.path, self.notebook, self._deleted = path, nbformat.read(path, 4), []
        self.restart(trainee)

    def restart(self, trainee: str) -> None:
        """Give the notebook a kernel that has run nothing. It is emptied, because a new one takes seconds."""
        self.trainee = trainee
        found = self.execute(FRESH.format(folder=str(self.path.parent), trainee=trainee), hidden=True)
        assert not [one["content"] for one in found if one["msg_type"] == "error"]

    def cell(self, cell_id: str) -> NotebookNode:
        return next(cell for cell in self.cells if cell.id == cell_id)

    def run(self, cell: NotebookNode) -> list[dict[str, Any]]:
        """Run a cell and return its outputs as messages."""
        deleted, self._deleted = self._deleted, []
        return self.execute(cell.source, {"cellId": cell.id, "deletedCells": deleted})

    def run_all(self, but: tuple[str, ...] = ()) -> None:
        """Run the code cells from top to bottom, without those whose id ends as `but` says."""
        for cell in list(self.cells):
            if cell.cell_type == "code" and not cell.id.endswith(but or ("\0",)):
                self.run(cell)

    def delete(self, cell: NotebookNode) -> None:
        self.cells.remove(cell)
        self._deleted.append(cell.id)

    def save(self) -> None:
        nbformat.write(self.notebook, self.path)

    def checks(self, names: list[str]) -> dict[str, dict[str, Any]]:
        """Press Check of each exercise: its state, its points, and which cell is named if it is stale."""
        code = ASK.format() + f"print(json.dumps({{name: answer(name) for name in {names!r}}}))"
        messages = self.execute(code, hidden=True)
        text = "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")
        errors = [m["content"] for m in messages if m["msg_type"] == "error"]
        assert not errors, errors
        found: dict[str, dict[str, Any]] = json.loads(text.splitlines()[-1])
        return found

    def execute(
        self, code: str, metadata: dict[str, Any] | None = None, *, hidden: bool = False
    ) -> list[dict[str, Any]]:
        client = self._client
        content = {
            "code": code,
            "silent": False,
            "store_history": not hidden,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": True,
        }
        message = client.session.msg("execute_request", content, metadata=metadata or {})
        client.shell_channel.send(message)
        wanted, found = message["header"]["msg_id"], []
        while True:
            try:
                one = client.get_iopub_msg(timeout=TIMEOUT)
            except Empty:
                raise AssertionError(f"no reply to {code[:200]}") from None
            if one["parent_header"].get("msg_id") != wanted:
                continue
            if one["msg_type"] == "status" and one["content"]["execution_state"] == "idle":
                return found
            found.append(one)

    def close(self) -> None:
        self._client.stop_channels()


@contextmanager
def lab_session(content: Path) -> Iterator[LabSession]:
    """A kernel whose `load` finds the datasets of `content`."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ACADEMY_", "NBGRADER_", "JUPYTERHUB"))}
    manager = KernelManager()
    manager.start_kernel(env=environment | {"ACADEMY_CONTENT": str(content), "MPLBACKEND": "agg"})
    try:
        session = LabSession(manager)
        yield session
        session.close()
    finally:
        manager.shutdown_kernel(now=True)
