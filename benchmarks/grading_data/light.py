"""Make nbgrader's quickstart assignment with a class of trainees, from the submissions that nbgrader ships."""

from __future__ import annotations

import random
import shutil
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import nbgrader
from nbformat import NotebookNode

from benchmarks.grading_data.commands import run

__all__ = ["ASSIGNMENT", "make_light"]

ASSIGNMENT = "ps1"
GUIDE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
WAYS = Path(__file__).with_suffix(".toml")
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "quickstart"
c.IncludeHeaderFooter.header = "source/header.ipynb"
"""


def make_light(root: Path, submissions: int) -> None:
    """Write the course into `root`, as `nbgrader quickstart` does, release it and submit for that many trainees.

    A trainee's answers depend on the name alone.
    """
    shutil.copytree(GUIDE / "source" / ASSIGNMENT, root / "source" / ASSIGNMENT)
    shutil.copy(GUIDE / "source" / "header.ipynb", root / "source")
    (root / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    run(["nbgrader", "generate_assignment", ASSIGNMENT], root)
    shipped = {
        "source": root / "source" / ASSIGNMENT,
        "release": root / "release" / ASSIGNMENT,
        "hacker": GUIDE / "submitted" / "hacker" / ASSIGNMENT,
        "bitdiddle": GUIDE / "submitted" / "bitdiddle" / ASSIGNMENT,
    }
    ways = tomllib.loads(WAYS.read_text("utf-8"))
    for n in range(submissions):
        _submit(root / "submitted" / f"trainee-{n:04}" / ASSIGNMENT, shipped, ways, random.Random(f"light/{n}"))


def _submit(target: Path, shipped: dict[str, Path], ways: dict[str, Any], rng: random.Random) -> None:
    base = rng.choices(list(ways["base"]), list(ways["base"].values()))[0]
    # A solution starts from the release too, because its cells need the checksums and locks of the release.
    shutil.copytree(shipped["release" if base == "source" else base], target)
    others = [name for name in ways["base"] if name != "release"]
    for path in sorted(target.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        answers = {name: _answers(shipped[name] / path.name) for name in others}
        for cell in notebook.cells if base != "release" else []:
            nbgrader_meta = cell.metadata.get("nbgrader", {})
            if not nbgrader_meta.get("solution"):
                continue
            if base == "source" or rng.random() < ways["swap"]:
                cell.source = answers["source" if base == "source" else rng.choice(others)][nbgrader_meta["grade_id"]]
            if rng.random() < ways["edit"]:
                _edit(cell, ways["change"], rng)
        nbformat.write(notebook, path)


def _answers(path: Path) -> dict[str, str]:
    """Return the sources of a notebook's solution cells by grade_id, without the markers that only a source has."""
    cells = nbformat.read(path, as_version=4).cells
    return {
        cell.metadata.nbgrader.grade_id: "\n".join(
            x for x in cell.source.splitlines() if not x.strip().startswith("###")
        )
        for cell in cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def _edit(cell: NotebookNode, changes: list[dict[str, str]], rng: random.Random) -> None:
    fitting = [c for c in changes if c["cell"] == cell.metadata.nbgrader.grade_id and c["old"] in cell.source]
    if fitting:
        change = rng.choice(fitting)
        cell.source = cell.source.replace(change["old"], change["new"], 1)
