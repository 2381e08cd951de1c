"""Choose what the warm process has ready for a course's notebooks; the engine itself names no room above it."""

from __future__ import annotations

import ast
import contextlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from autograder.engine.contract.isolation import Isolation
from autograder.engine.contract.warm_config import WarmConfig
from autograder.engine.outside import engine
from autograder.files import SIDECAR

__all__ = ["start_early", "warm_config"]

JUDGE = "autograder.grading.worker:serve"
"""What a judge's process runs."""
ALWAYS = (
    "autograder.grading.assignment_submission",
    "autograder.grading.one_submission",
    "bleach.sanitizer",
)
"""Modules that every run needs, in the trainee's process or in the judge's."""
FOR_MODULES = (
    "autograder.grading.module_submission",
    "academy.notebook.check",
    "academy.notebook.hint",
    "academy.notebook.load",
    "academy.notebook.widgets",
    "academy.data",
    "matplotlib_inline.backend_inline",
)
"""Modules that runs of a course's module need besides."""
REHEARSAL = ("from wording import academy, autograder\nacademy.CATALOG.preload(); autograder.CATALOG.preload()",)
PACKAGES = ("academy", "autograder", "wording")
"""Packages of ours that a trainee's process imports."""
BUNDLED = "academy/_content/course"
"""Where a wheel carries the course, solutions included. A trainee's process sees an empty folder there."""


def warm_config(source: Path, is_module: bool, preload: Sequence[str] | None = None) -> WarmConfig:
    """Return what to have ready for the notebooks of an assignment.

    Args:
        source: The assignment's folder of source notebooks.
        is_module: The assignment is a module of a course, not a plain nbgrader assignment.
        preload: Modules of `c.Engine.preload`, in place of those that the notebooks import.
    """
    if preload is None:
        preload = _imports(json.loads(path.read_bytes()) for path in sorted(source.glob("*.ipynb")))
    return WarmConfig(
        judge=JUDGE,
        modules=(*ALWAYS, *(FOR_MODULES if is_module else ()), *preload),
        rehearsal=REHEARSAL if is_module else (),
        values=is_module,
        visible=PACKAGES,
        hidden=(BUNDLED,),
    )


def start_early(root: Path, assignment: str, isolation: Isolation) -> None:
    """Start the warm process of an assignment while the caller still imports what it needs.

    A failure is left to the engine that the caller makes later.
    """
    source = root / "source" / assignment
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        config = warm_config(source, (source / SIDECAR).exists())
        if source.is_dir():
            engine.start_early(config, isolation)


def _imports(notebooks: Iterable[dict[str, Any]]) -> list[str]:
    """Return the modules that the code cells of notebooks import."""
    found: set[str] = set()
    for notebook in notebooks:
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code":
                continue
            source = "".join(cell["source"]) if isinstance(cell["source"], list) else cell["source"]
            try:
                tree = ast.parse("\n".join(x for x in source.splitlines() if not x.lstrip().startswith(("%", "!"))))
            except SyntaxError:
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module)
    return sorted(found)
