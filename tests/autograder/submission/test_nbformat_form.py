"""A graded copy is valid by nbformat's own schema, whatever was submitted, and its valid fields stay."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from nbformat.validator import get_validator

from autograder.submission.nbformat_form import into_form

# no deadline: a busy machine must not fail a test; the same examples every time
PATIENT = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

NAN, INFINITE = float("nan"), float("inf")


def notebook() -> dict[str, Any]:
    """Make a valid notebook that uses every field whose form the schema defines."""
    shown = new_output(
        "display_data", {"text/plain": "1", "application/json": {"a": [1]}}, metadata={"a": {"width": 5}}
    )
    metadata = {"tags": ["a", "b"], "collapsed": True, "scrolled": "auto", "name": "n", "execution": {"shell": "t"}}
    cells = [
        new_code_cell("1", id="one", metadata=metadata | {"editable": True}, outputs=[shown], execution_count=1),
        new_markdown_cell("text", id="two", metadata={"jupyter": {"source_hidden": True}}, attachments={"a.png": {}}),
        new_raw_cell("raw", id="three", metadata={"format": "text/html"}),
    ]
    language = {"name": "python", "codemirror_mode": {"name": "ipython"}, "file_extension": ".py"}
    top = {"kernelspec": {"name": "python3", "display_name": "Python"}, "language_info": language}
    return json.loads(json.dumps(new_notebook(cells=cells, metadata=top | {"title": "t", "authors": [{"name": "a"}]})))


def notebook_with(path: tuple[Any, ...], key: str, value: Any) -> dict[str, Any]:
    """Make the valid notebook with another value in one field."""
    data = notebook()
    place: Any = data
    for step in path:
        place = place[step]
    place[key] = value
    return data


def faults(data: dict[str, Any]) -> list[str]:
    """Two cells may share an id, and a number may not be JSON."""
    data = json.loads(json.dumps(data, allow_nan=False))
    ids = [cell["id"] for cell in data["cells"]]
    assert len(set(ids)) == len(ids)
    return [error.message for error in get_validator(4, 5).iter_errors(data)]


def test_a_sound_notebook_stays_as_it_is() -> None:
    data = notebook()
    assert faults(data) == []
    before = deepcopy(data)
    into_form(data)
    assert data == before


ODD = {
    "format 4.0": ((), "nbformat_minor", 0),
    "a format of the future": ((), "nbformat_minor", 10**30),
    "a format that is a text": ((), "nbformat", "4"),
    "a field beside the cells": ((), "worksheets", []),
    "a kernel without a name": (("metadata",), "kernelspec", {"display_name": 5}),
    "a language that is a text": (("metadata",), "language_info", "python"),
    "an extension that is a number": (("metadata", "language_info"), "file_extension", 5),
    "a title that is none": (("metadata",), "title", None),
    "authors as a text": (("metadata",), "authors", "me"),
    "an old format that is a text": (("metadata",), "orig_nbformat", "3"),
    "an old format that is yes": (("metadata",), "orig_nbformat", True),
    "no number in the notebook": (("metadata",), "mine", [{"x": NAN}]),
    "no number in a cell": (("cells", 1, "metadata"), "mine", {"x": [INFINITE, -INFINITE]}),
    "an id with a space": (("cells", 0), "id", "a b"),
    "an id of 65 characters": (("cells", 0), "id", "a" * 65),
    "an id of other letters": (("cells", 0), "id", "ё"),
    "an id with a line's end": (("cells", 0), "id", "a\n"),
    "an id that is none": (("cells", 0), "id", None),
    "an id twice": (("cells", 0), "id", "two"),
    "a cell of no known type": (("cells", 0), "cell_type", "heading"),
    "text that was code": (("cells", 0), "cell_type", "markdown"),
    "code that was text": (("cells", 1), "cell_type", "code"),
    "a field of the cell": (("cells", 2), "level", 1),
    "tags as a text": (("cells", 0, "metadata"), "tags", "a"),
    "a tag twice": (("cells", 1, "metadata"), "tags", ["a", "a"]),
    "a tag that is a list": (("cells", 1, "metadata"), "tags", [["a"]]),
    "a tag with a comma": (("cells", 2, "metadata"), "tags", ["a,b"]),
    "collapsed as a number": (("cells", 0, "metadata"), "collapsed", 1),
    "scrolled as a text": (("cells", 0, "metadata"), "scrolled", "yes"),
    "an empty name": (("cells", 0, "metadata"), "name", ""),
    "a name of two lines": (("cells", 1, "metadata"), "name", "\r\n\r"),
    "times as numbers": (("cells", 0, "metadata"), "execution", {"shell": 5}),
    "a list for jupyter": (("cells", 1, "metadata"), "jupyter", []),
    "a format as a number": (("cells", 2, "metadata"), "format", 5),
    "a number displayed as text": (("cells", 0, "outputs", 0, "data"), "text/plain", 5),
    "a list displayed as text": (("cells", 0, "outputs", 0, "data"), "text/plain", ["a", 5]),
    "no number displayed": (("cells", 0, "outputs", 0, "data"), "application/json", {"a": NAN}),
    "no number about an output": (("cells", 0, "outputs", 0, "metadata"), "a", [NAN]),
}


@pytest.mark.parametrize("case", ODD)
def test_what_the_format_does_not_know_goes_and_the_rest_stays(case: str) -> None:
    path, key, value = ODD[case]
    data = notebook_with(path, key, value)
    into_form(data)
    assert faults(data) == []
    assert [cell["source"] for cell in data["cells"]] == ["1", "text", "raw"]


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["code", "auto", "a,b"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
    max_leaves=8,
)


@PATIENT
@given(st.sampled_from(sorted({(path, key) for path, key, _value in ODD.values()}, key=str)), values)
def test_any_value_in_any_field_gives_a_sound_notebook(field: tuple[tuple[Any, ...], str], value: Any) -> None:
    path, key = field
    data = notebook_with(path, key, value)
    into_form(data)
    assert faults(data) == []


def test_new_ids_are_the_same_every_time() -> None:
    """Grading a submission again writes the same file."""
    made = []
    for _ in range(2):
        data = notebook()
        for cell in data["cells"]:
            cell.pop("id")
        data["cells"] += deepcopy(data["cells"])
        into_form(data)
        assert faults(data) == []
        made.append([cell["id"] for cell in data["cells"]])
    assert made[0] == made[1]
