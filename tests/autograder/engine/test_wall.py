"""The wall between judge and trainee is a folder, and the engine names no room above it, by import or by string."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

ENGINE = ROOT / "autograder" / "engine"
ORDER = ("contract", "inside", "warm", "outside")
"""Folders of the engine; each may name those before it, except that `outside` must not name `inside`."""
ABOVE = re.compile(r"(academy|tracker|portal)\.|autograder\.(?!engine\b|errors\b|notes\b|exercises\.data_sources\b)")
"""Names in other rooms, but for the few below the engine that it uses."""


def names(path: Path) -> Iterator[str]:
    """Yield what a module imports anywhere, functions included, and every string but docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def naming(pattern: str, folder: Path) -> set[str]:
    """Return the modules in a folder, skeletons aside, that import or spell a name."""
    found = re.compile(pattern)
    paths = (path for path in folder.rglob("*.py") if "templates" not in path.parts)
    return {str(path.relative_to(ROOT)) for path in paths if any(found.search(name) for name in names(path))}


def test_only_the_warm_process_names_the_side_of_the_trainee() -> None:
    found = {path for room in ("autograder", "academy") for path in naming(r"engine\.inside\b|^inside\.", ROOT / room)}
    outsiders = {path for path in found if not path.startswith("autograder/engine/inside/")}
    assert outsiders == {"autograder/engine/warm/process.py"}


@pytest.mark.parametrize("folder", ORDER[:-1])
def test_a_folder_of_the_engine_names_none_after_it(folder: str) -> None:
    later = "|".join(ORDER[ORDER.index(folder) + 1 :])
    assert naming(rf"autograder\.engine\.({later})\b", ENGINE / folder) == set()


def test_the_engine_names_no_room_above_it() -> None:
    """What it imports, runs or shows for them is given to it as a `WarmConfig`."""
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in ENGINE.rglob("*.py")
        for name in names(path)
        if ABOVE.match(name) and name != "academy.next_cell"
    }
    assert wrong == set()
