"""Bring a graded notebook into the form of nbformat 4.5, so that formgrader, feedback and Jupyter can read it.

A field with a value that the format does not allow is removed. Of metadata only what is listed here stays, because
pages are made from them: Colab's `widgets` without a state is an error 500 in formgrader. Grades are set before this,
so they do not depend on it.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable
from typing import Any

__all__ = ["CELL_TYPES", "into_form", "keep_own_metadata"]

MINOR = 5
CELL_TYPES = ("code", "markdown", "raw")
OF_EVERY_CELL = frozenset({"id", "cell_type", "metadata", "source"})
OWN = {"code": {"outputs", "execution_count"}, "markdown": {"attachments"}, "raw": {"attachments"}}
ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
ONE_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
ANY_JSON = re.compile(r"application/(.*\+)?json")
Check = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _object_with(*names: str) -> Check:
    """Check for an object in which these fields are texts."""
    return lambda value: isinstance(value, dict) and all(_text(value.get(name)) for name in names)


def _texts(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_text, value.values()))


def _tags(value: Any) -> bool:
    return (
        isinstance(value, list) and all(_text(t) and t and "," not in t for t in value) and len({*value}) == len(value)
    )


OF_NOTEBOOK: dict[str, Check] = {
    "kernelspec": _object_with("name", "display_name"),
    "language_info": _object_with("name"),
    "orig_nbformat": lambda value: type(value) is int and value >= 1,
    "title": _text,
    "authors": lambda value: isinstance(value, list),
    "academy": lambda value: isinstance(value, dict),
}
OF_LANGUAGE: dict[str, Check] = {
    "codemirror_mode": lambda value: isinstance(value, str | dict),
    "file_extension": _text,
    "mimetype": _text,
    "pygments_lexer": _text,
}
OF_CELL: dict[str, Check] = {
    "collapsed": lambda value: isinstance(value, bool),
    "execution": _texts,
    "format": _text,
    "jupyter": lambda value: isinstance(value, dict),
    "name": lambda value: _text(value) and ONE_LINE.fullmatch(value) is not None,
    "scrolled": lambda value: isinstance(value, bool) or value == "auto",
    "tags": _tags,
    "nbgrader": lambda value: isinstance(value, dict),
    "deletable": lambda value: isinstance(value, bool),
    "editable": lambda value: isinstance(value, bool),
}


def into_form(notebook: dict[str, Any]) -> None:
    """Bring a notebook into form in place. Its cells have a source, metadata, and outputs that the engine made."""
    for key in notebook.keys() - {"cells", "metadata", "nbformat", "nbformat_minor"}:
        del notebook[key]
    notebook |= {"nbformat": 4, "nbformat_minor": MINOR, "metadata": _finite(notebook["metadata"])}
    keep_own_metadata(notebook)
    seen: set[str] = set()
    for number, cell in enumerate(notebook["cells"]):
        _cell(cell)
        if not (_text(cell.get("id")) and ID.fullmatch(cell["id"])) or cell["id"] in seen:
            cell["id"] = _new_id(f"{number} {cell['source']}", seen)
        seen.add(cell["id"])


def keep_own_metadata(notebook: dict[str, Any]) -> None:
    """Remove in place what tools and trainees put into the metadata of a notebook and of its cells."""
    _keep_only(notebook["metadata"], OF_NOTEBOOK)
    if "language_info" in notebook["metadata"]:
        _keep(notebook["metadata"]["language_info"], OF_LANGUAGE)
    for cell in notebook["cells"]:
        _keep_only(cell["metadata"], OF_CELL)


def _cell(cell: dict[str, Any]) -> None:
    kind = cell["cell_type"] = cell["cell_type"] if cell["cell_type"] in CELL_TYPES else "raw"
    for key in cell.keys() - OF_EVERY_CELL - OWN[kind]:
        del cell[key]
    cell["metadata"] = _finite(cell["metadata"])
    if kind == "code":
        cell["outputs"] = [_output(output) for output in cell.get("outputs", [])]
        cell.setdefault("execution_count", None)


def _output(output: dict[str, Any]) -> dict[str, Any]:
    """Drop NaN and infinities, and turn non-text bundles into text: a cell's own `display` may produce both."""
    if "data" not in output:
        return output
    data = {
        kind: _finite(value) if ANY_JSON.fullmatch(kind) or _lines(value) else str(value)
        for kind, value in output["data"].items()
    }
    return output | {"data": data, "metadata": _finite(output["metadata"])}


def _lines(value: Any) -> bool:
    return _text(value) or (isinstance(value, list) and all(map(_text, value)))


def _keep(fields: dict[str, Any], checks: dict[str, Check]) -> None:
    for name in [name for name, check in checks.items() if name in fields and not check(fields[name])]:
        del fields[name]


def _keep_only(fields: dict[str, Any], checks: dict[str, Check]) -> None:
    for name in fields.keys() - checks.keys():
        del fields[name]
    _keep(fields, checks)


def _finite(value: Any) -> Any:
    """Return the value with null for NaN and infinities, which are not JSON."""
    if isinstance(value, dict):
        return {key: _finite(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_finite(below) for below in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _new_id(of: str, seen: set[str]) -> str:
    """Make an id from the cell's place and source, so that grading again writes the same file."""
    while (name := hashlib.sha256(of.encode("utf-8", "replace")).hexdigest()[:8]) in seen:
        of += "+"
    return name
