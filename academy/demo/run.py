"""Running one demo trainee's notebook, as JupyterLab's "run all cells" would; runs in a worker process."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

__all__ = ["execute"]

CELL_SECONDS = 60


def execute(task: tuple[str, str, str]) -> None:
    """task: folder, module, login. Runs `<module>.ipynb` in the folder and saves it with its outputs.

    Errors in cells stay in the notebook, as they do for a real trainee.
    """
    folder, module, login = task
    for variable in ("JUPYTERHUB_USER", "ACADEMY_SUBMISSION_OF"):  # they would win over the login
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
