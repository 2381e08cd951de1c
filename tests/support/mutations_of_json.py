"""Change notebooks and answers as data: cells, nbgrader metadata, ids, types of fields.

Each change is a function of (rng, data). It works in place, and on the results of earlier changes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

__all__ = ["ANYWHERE", "STRUCTURE", "Change", "Random", "nbgrader_meta_of", "nest_deeply", "objects"]

Random = random.Random
Json = dict[str, Any]
Change = Callable[[Random, Any], None]

STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 5, 4.0, 0.5, 1e308, 10**25, 10**4400, float("nan"), float("inf"), -float("inf")),
    *("", " ", "4", "code", "text", "\ufeff", "\ud800", "\udfff\ud800", "\0", "\x1b[31m", "\u202eabc", "💥" * 500),
    *("a" * 70, "a b", "é", "е\u0308", "../../etc/passwd", "<script>1</script>", "{{ 1/0 }}", "%s%n", "\r\n\r"),
    *([], [[]], ["a", "b\n"], [None], [1, [2, [3]]], {}, {"": ""}, {"a": {"b": [{}]}}, {"name": 5}, {"a/b": [1]}),
    *("\n" * 2000, ["line\n"] * 3000),
)
KEYS = (
    *("cell_type", "source", "metadata", "id", "outputs", "execution_count", "attachments", "nbgrader", "grade_id"),
    *("grade", "solution", "locked", "task", "points", "schema_version", "checksum", "nbformat", "nbformat_minor"),
    *("kernelspec", "language_info", "name", "display_name", "language", "academy", "module", "tags", "collapsed"),
    *("authors", "title", "scrolled", "format", "answers", "worksheets", "input", "prompt_number", "level", "cells"),
    *("execution", "jupyter", "codemirror_mode", "orig_nbformat", "\ud800", "", "__class__"),
)
OUTPUTS: tuple[Any, ...] = (
    {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
    {"output_type": "stream", "text": 5},
    {"output_type": "display_data", "data": {"image/png": "no picture", "text/html": ["<b>", None]}, "metadata": None},
    {"output_type": "execute_result", "data": {"text/plain": "4.0"}, "metadata": {}, "execution_count": "1"},
    {"output_type": "error", "ename": 5, "evalue": None, "traceback": "text"},
    {"output_type": "pyout", "prompt_number": 1},
    *({}, None, 5, "text"),
)
ATTACHMENTS: tuple[Any, ...] = (
    {"a.png": {"image/png": "iVBORw0KGgo="}},
    {"a.png": {"image/png": ["iVBOR", "w0KGgo="]}},
    *({"a": {}}, {"a": 5}, [], 5, None, {"": {"": ""}}),
)


# ---- anything anywhere


def _nodes(value: Any, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """Yield every (container, key) of a JSON tree."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in list(pairs):
        yield value, key
        if depth < 20:
            yield from _nodes(below, depth + 1)


def _node(rng: Random, tree: Any) -> tuple[Any, Any] | None:
    """Choose a node, often near the root, because most nodes of a notebook are deep in it."""
    found = list(_nodes(tree))
    if tree and rng.random() < 0.2:
        return tree, rng.choice(list(tree))
    return rng.choice(found) if found else None


def replace_value(rng: Random, tree: Any) -> None:
    if node := _node(rng, tree):
        node[0][node[1]] = deepcopy(rng.choice(STRANGE))


def remove_value(rng: Random, tree: Any) -> None:
    if node := _node(rng, tree):
        del node[0][node[1]]


def change_type(rng: Random, tree: Any) -> None:
    if node := _node(rng, tree):
        value = node[0][node[1]]
        text = value if isinstance(value, str) else repr(type(value))
        lines = text.splitlines(keepends=True)
        node[0][node[1]] = rng.choice(([value], {"value": value}, text, len(text), lines, list(text[:50])))


def add_key(rng: Random, tree: Any) -> None:
    objects = [owner for owner in (tree, *(c[k] for c, k in _nodes(tree))) if isinstance(owner, dict)]
    rng.choice(objects)[rng.choice(KEYS)] = deepcopy(rng.choice(STRANGE))


def swap_values(rng: Random, tree: Any) -> None:
    one, two = _node(rng, tree), _node(rng, tree)
    if one and two:
        first, second = deepcopy(one[0][one[1]]), deepcopy(two[0][two[1]])
        one[0][one[1]] = second
        if isinstance(two[0], dict) or two[1] < len(two[0]):
            two[0][two[1]] = first


def nest_deeply(rng: Random, tree: Any) -> None:
    """Nest a value deeply. Must come last, because deepcopy fails on the result."""
    if node := _node(rng, tree):
        for _ in range(rng.choice((30, 200, 700))):
            node[0][node[1]] = {"a": node[0][node[1]]} if rng.random() < 0.5 else [node[0][node[1]]]


ANYWHERE: tuple[Change, ...] = (replace_value, replace_value, remove_value, change_type, add_key, swap_values)


# ---- cells


def _cells(notebook: Json) -> list[Any]:
    cells = notebook.get("cells")
    return cells if isinstance(cells, list) else []


def objects(notebook: Json) -> list[Json]:
    return [cell for cell in _cells(notebook) if isinstance(cell, dict)]


def _cell(rng: Random, notebook: Json) -> Json:
    """Choose a cell; where there is none, return one that belongs to no notebook."""
    return rng.choice(objects(notebook) or [{}])


def nbgrader_meta_of(cell: Json) -> Json:
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def delete_cells(rng: Random, notebook: Json) -> None:
    cells = _cells(notebook)
    for _ in range(min(rng.choice((1, 1, 1, 3, 40)), len(cells))):
        del cells[rng.randrange(len(cells))]


def duplicate_cells(rng: Random, notebook: Json) -> None:
    cells = _cells(notebook)
    for _ in range(rng.choice((1, 1, 2, 10)) if cells else 0):
        cells.insert(rng.randrange(len(cells) + 1), deepcopy(rng.choice(cells)))


def move_cells(rng: Random, notebook: Json) -> None:
    cells = _cells(notebook)
    way = rng.choice(("one", "one", "shuffle", "reverse"))
    if way == "shuffle":
        rng.shuffle(cells)
    elif way == "reverse":
        cells.reverse()
    elif cells:
        cells.insert(rng.randrange(len(cells)), cells.pop(rng.randrange(len(cells))))


def retype_cell(rng: Random, notebook: Json) -> None:
    _cell(rng, notebook)["cell_type"] = rng.choice(("code", "markdown", "raw", "heading", "", "Code", None, 4, []))


def change_ids(rng: Random, notebook: Json) -> None:
    known = [str(cell.get("id")) for cell in objects(notebook)]
    for _ in range(rng.choice((1, 2, 50))):
        strange = (5, None, []) if rng.random() < 0.05 else ("", "a" * 65, "a b", "ё", "new", "\ud800", "demo-setup")
        _cell(rng, notebook)["id"] = rng.choice([*known, *strange])


def wipe_ids(rng: Random, notebook: Json) -> None:
    for cell in objects(notebook):
        if rng.random() < 0.9:
            cell.pop("id", None)


def wipe_metadata(rng: Random, notebook: Json) -> None:
    """Remove metadata as tools that strip notebooks do: of all cells or some, all of it or only nbgrader's."""
    share, everything = rng.choice((0.2, 1.0)), rng.random() < 0.5
    for cell in objects(notebook):
        if rng.random() < share and isinstance(cell.get("metadata"), dict):
            cell["metadata"] = {} if everything else {k: v for k, v in cell["metadata"].items() if k != "nbgrader"}


def change_nbgrader_meta(rng: Random, notebook: Json) -> None:
    names = [name for cell in objects(notebook) if (name := nbgrader_meta_of(cell).get("grade_id"))]
    flags = ("grade", "solution", "locked", "task", "points", "grade_id", "checksum", "schema_version", "cell_type")
    for _ in range(rng.choice((1, 1, 4))):
        cell = _cell(rng, notebook)
        if not isinstance(cell.setdefault("metadata", {}), dict):
            continue
        if not nbgrader_meta_of(cell) or rng.random() < 0.2:
            cell["metadata"]["nbgrader"] = deepcopy(rng.choice(STRANGE))
        else:
            values = (*names, True, False, 100, -5, "9", None, "code", [], float("nan"))
            nbgrader_meta_of(cell)[rng.choice(flags)] = rng.choice(values)


def change_kernel(rng: Random, notebook: Json) -> None:
    kernels = ({"name": "ir", "language": "R", "display_name": "R"}, {"name": "python3"}, {"name": "x", "language": 5})
    if isinstance(notebook.get("metadata"), dict):
        of = rng.choice(("kernelspec", "language_info", "academy", "authors", "title", "orig_nbformat"))
        notebook["metadata"][of] = deepcopy(rng.choice((*kernels, {"module": "02_more"}, *STRANGE[:-2])))


def change_format(rng: Random, notebook: Json) -> None:
    key = rng.choice(("nbformat", "nbformat_minor", "nbformat_minor"))
    notebook[key] = rng.choice((0, 1, 2, 3, 4, 5, 6, 99, -1, 4.0, 4.5, "4", None, True, [4], 10**30))


def change_source(rng: Random, notebook: Json) -> None:
    cell = _cell(rng, notebook)
    text = str(cell.get("source"))
    fine = (text.splitlines(keepends=True), [text], list(text), [], "", text * 3)
    cell["source"] = rng.choice(fine if rng.random() < 0.8 else (5, None, {"text": text}, [5, text], [None]))


def put_outputs(rng: Random, notebook: Json) -> None:
    cell = _cell(rng, notebook)
    cell["outputs"] = rng.choice(([deepcopy(rng.choice(OUTPUTS)) for _ in range(4)], {}, None, "text", 5))
    cell["execution_count"] = rng.choice((None, 1, -1, "2", 1.5, [], True))


def put_attachments(rng: Random, notebook: Json) -> None:
    cell = _cell(rng, notebook)
    cell["attachments"] = deepcopy(rng.choice(ATTACHMENTS))
    if isinstance(cell.get("source"), str):
        cell["source"] += rng.choice(("", "\n![](attachment:a.png)", "\n![](attachment:)", "\n![](attachment:b%20c)"))


STRUCTURE: tuple[Change, ...] = (
    *(delete_cells, duplicate_cells, move_cells, retype_cell, change_ids, wipe_ids, wipe_metadata),
    *(change_nbgrader_meta, change_kernel, change_format, change_source, put_outputs, put_attachments),
    *(replace_value, remove_value, change_type, add_key, swap_values),
)
