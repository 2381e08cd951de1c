"""Reading a trainee's folder of the tiny course: saved answers, progress, the notebook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests

from autograder.grading.nbgrader_steps import DeriveStubs

MODULE = "01_first_client"


def answers(folder: Path) -> dict[str, Any]:
    """What answers.json holds."""
    data: dict[str, Any] = json.loads((folder / "answers.json").read_text("utf-8"))["answers"]
    return data


def progress(folder: Path) -> dict[str, Any]:
    """What progress.json holds; empty without the file."""
    path = folder / "progress.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def notebook(folder: Path) -> NotebookNode:
    """The module's notebook as its author sees it."""
    return nbformat.read(folder / f"{MODULE}.ipynb", 4)


def released(folder: Path) -> NotebookNode:
    """The module's notebook as a trainee gets it: no solutions, no hidden checks."""
    one = notebook(folder)
    for step in (DeriveStubs(), ClearHiddenTests()):
        one, _resources = step.preprocess(one, {})
    assert "hidden-value-7341" not in json.dumps(one)
    return one
