"""Find code that no exercise needs, without running it. A reason for the mentor to look, never a verdict."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.notes import Note

__all__ = ["unusual"]

DATA = Path(__file__).with_name("unusual_code.toml")


@lru_cache
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tomllib.loads(DATA.read_text("utf-8")).items()}


def unusual(notebook: dict[str, Any]) -> list[Note]:
    """Return one note with the names found and their cells, or none."""
    found: dict[str, list[int]] = {}
    for number, cell in enumerate(notebook["cells"], 1):
        nbgrader_meta = cell["metadata"].get("nbgrader") or {}
        if cell["cell_type"] != "code" or nbgrader_meta.get("locked"):
            continue
        for name in _names(cell["source"]):
            found.setdefault(name, []).append(number)
    if not found:
        return []
    listed = tuple(
        Note("code_unusual_name", name=name, cells=", ".join(map(str, sorted(set(cells))[:5])))
        for name, cells in list(found.items())[:12]
    )
    return [Note("code_unusual", listed=listed)]


@lru_cache(maxsize=1024)
def _names(source: str) -> tuple[str, ...]:
    """Find the names in a cell's source. Cached, because all trainees have the same cells of the lesson."""
    return tuple(_unusual_names(source))


def _unusual_names(source: str) -> Iterator[str]:
    lines = [line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))]
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    table = _table()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if _module(a.name, table))
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module != "academy" and _module(node.module, table):
                yield node.module
            elif node.module == "academy":
                yield from (f"{node.module}.{a.name}" for a in node.names if a.name not in table["academy"])
        elif isinstance(node, ast.Name) and node.id in table["names"]:
            yield node.id
        elif isinstance(node, ast.Attribute) and node.attr in table["attributes"]:
            yield f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else node.attr
        elif isinstance(node, ast.FunctionDef) and node.name in table["methods"]:
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (word.strip("\u001b") for word in table["texts"] if word in node.value)


def _module(name: str, table: dict[str, frozenset[str]]) -> bool:
    top = name.split(".")[0]
    if top in table["packages"]:
        return name not in table["allowed"]
    return top in table["modules"]
