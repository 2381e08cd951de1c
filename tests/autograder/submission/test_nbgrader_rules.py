"""Cells of plain assignments are graded as nbgrader's own code grades them.

Every difference is a repair that `autograder.submission.nbgrader_rules` lists, and has a test of its own here.
"""

from __future__ import annotations

import math
from copy import deepcopy
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader import utils
from nbgrader.preprocessors import LimitOutput

from autograder.gradebook.records import SourceCell
from autograder.submission.nbgrader_rules import checksum, limit_output, score

# no deadline: a busy machine must not fail a test
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

flags = st.fixed_dictionaries(
    {"grade": st.booleans(), "solution": st.booleans(), "locked": st.booleans(), "task": st.booleans()}
)
points = st.one_of(st.integers(0, 20), st.floats(0, 20, allow_nan=False))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
results_text = st.one_of(
    points.map(str), texts, st.sampled_from(["0", "-1", "True", "1e3", " 2 ", "1_0", "inf", "nan", "'3'"])
)
outputs = st.lists(
    st.one_of(
        st.just({"output_type": "error", "ename": "AssertionError", "evalue": "", "traceback": []}),
        st.builds(lambda name, text: {"output_type": "stream", "name": name, "text": text},
                  st.sampled_from(["stdout", "stderr"]), texts),
        st.builds(lambda text: {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {},
                                "execution_count": 1}, st.one_of(results_text, st.lists(results_text, max_size=2))),
        st.builds(lambda text: {"output_type": "display_data", "data": {"text/plain": text}, "metadata": {}},
                  results_text),
    ),
    max_size=4,
)  # fmt: skip


@st.composite
def cells(draw: st.DrawFn, **fixed: bool) -> dict[str, Any]:
    kind = draw(st.sampled_from(["code", "markdown"]))
    marks = draw(flags) | fixed | {"grade_id": draw(st.text("abcя-_", min_size=1, max_size=9)), "points": draw(points)}
    cell = {"cell_type": kind, "source": draw(texts), "metadata": {"nbgrader": marks}}
    return cell | ({"outputs": draw(outputs), "execution_count": None} if kind == "code" else {})


def known(cell: dict[str, Any], text: str) -> SourceCell:
    """Make the source's cell of a trainee's cell."""
    marks = cell["metadata"]["nbgrader"]
    node = nbformat.from_dict(cell | {"source": text})
    return SourceCell(
        marks["grade_id"], cell["cell_type"], utils.is_locked(node), text, utils.compute_checksum(node),
        marks["grade"], marks["solution"], marks["task"], float(marks["points"]),
    )  # fmt: skip


@PATIENT
@given(cells())
def test_a_checksum_is_nbgraders(cell: dict[str, Any]) -> None:
    """By its checksum we recognise an untouched answer, also in gradebooks that nbgrader has filled."""
    assert checksum(cell) == utils.compute_checksum(nbformat.from_dict(cell))


@settings(PATIENT, max_examples=500)
@given(cells(grade=True, task=False), st.booleans())
def test_a_score_is_nbgraders_but_for_the_repairs(cell: dict[str, Any], untouched: bool) -> None:
    source = known(cell, cell["source"] if untouched else cell["source"] + "#")
    cell["metadata"]["nbgrader"]["checksum"] = source.checksum
    theirs = nbformat.from_dict(cell)
    for output in theirs.get("outputs", []):
        if output.get("name") == "stderr":
            output["name"] = "stdout"  # repair: stderr costs nothing
    most = source.points
    first = next((o for o in theirs.get("outputs", []) if o.output_type in ("error", "execute_result")), None)
    plain = first.data["text/plain"] if first is not None and first.output_type == "execute_result" else None
    try:
        right, _most = utils.determine_grade(theirs)
    except (ValueError, KeyError):
        right = most  # repair: above the maximum, or no text: nbgrader cannot grade the submission
    if not source.solution and _is_nan(plain):
        right = 0.0
    assert score(cell, source) == right


def _is_nan(plain: Any) -> bool:
    plain = plain[0] if isinstance(plain, list) and len(plain) == 1 else plain
    try:
        return math.isnan(float(plain))
    except (TypeError, ValueError):
        return False


def _result(**data: str) -> dict[str, Any]:
    return {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}


STDERR = {"output_type": "stream", "name": "stderr", "text": "DeprecationWarning"}
PLAIN = "text/plain"


@pytest.mark.parametrize(
    ("given_outputs", "right", "why"),
    [
        ([STDERR], 3.0, "a warning is no mistake"),
        ([STDERR, _result(**{PLAIN: "1.5"})], 1.5, "partial credit counts beside a warning"),
        ([_result(**{PLAIN: "4"})], 3.0, "more than everything is everything"),
        ([_result(**{PLAIN: "inf"})], 3.0, "and no gradebook holds infinity"),
        ([_result(**{PLAIN: "nan"})], 0.0, "what is no number earns nothing"),
        ([_result(**{"text/html": "<b>1</b>"})], 3.0, "what has no text is no partial credit"),
        ([{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}], 0.0, "a failed test"),
    ],
)
def test_repaired_scores(given_outputs: list[dict[str, Any]], right: float, why: str) -> None:
    cell = {"cell_type": "code", "source": "", "outputs": given_outputs, "metadata": {"nbgrader": {}}}
    assert score(cell, SourceCell("t", "code", True, "", "", True, False, False, 3.0)) == right, why


def test_points_are_the_sources() -> None:
    """A trainee can write any number into a notebook's metadata."""
    cell = {"cell_type": "code", "source": "", "outputs": [], "metadata": {"nbgrader": {"grade": True, "points": 99}}}
    assert score(cell, SourceCell("t", "code", True, "", "", True, False, False, 3.0)) == 3.0


lines = st.integers(0, 12).map(lambda n: "\n".join(map(str, range(n))))
streams = st.builds(lambda text: {"output_type": "stream", "name": "stdout", "text": text}, lines)
errors = st.builds(
    lambda n: {"output_type": "error", "ename": "E", "evalue": "", "traceback": [str(i) for i in range(n)]},
    st.integers(0, 20),
)


@PATIENT
@given(st.lists(st.one_of(streams, errors), max_size=5), st.integers(1, 20), st.integers(4, 12))
def test_output_is_cut_where_nbgrader_cuts_it(found: list[dict[str, Any]], most: int, trace: int) -> None:
    ours = {"cells": [{"cell_type": "code", "source": "", "metadata": {}, "outputs": deepcopy(found)}]}
    theirs = nbformat.from_dict(ours)
    limit_output(ours, most, trace)
    LimitOutput(max_lines=most, max_traceback=trace).preprocess(theirs, {})
    assert ours == theirs
