"""Running a demo trainee's notebook in a worker process, like "Run All Cells" of JupyterLab."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

__all__ = ["execute"]

CELL_SECONDS = 60


def execute(task: tuple[str, str, str]) -> None:
    """Run a notebook and save it with its outputs. Errors of cells stay in it, as for a real trainee.

    Args:
        task: folder of the notebook, module, login.
    """
    folder, module, login = task
    for variable in ("JUPYTERHUB_USER", "ACADEMY_SUBMISSION_OF"):  # these take precedence over ACADEMY_TRAINEE
        os.environ.pop(variable, None)
    os.environ["ACADEMY_TRAINEE"] = login
    path = Path(folder) / f"{module}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        allow_errors=True,
        store_widget_state=False,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": folder}},
    )
    client.execute()
    nbformat.write(notebook, path)
