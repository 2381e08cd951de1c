"""Each row of the table of errors, in a real kernel: its cell gets this row and no other, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.python_errors.explain import Row, Stop, explain, rows
from tests.support.lab_session import LabSession, lab_session
from tests.support.paths import TINY
from wording.languages import LANGUAGES

ASK = """
import academy, json
from academy.notebook import python_errors
from autograder.python_errors import explain as table
said = []
real = table.explain
def noting(stop, lang):
    said.append([real(stop, one) for one in {langs!r}])
    return real(stop, lang)
table.explain = noting
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabSession]:
    with lab_session(TINY) as one:
        one.path = tmp_path_factory.mktemp("errors") / "x.ipynb"
        one.restart("ivanova")
        one.execute("from academy import check")
        one.execute(ASK.format(langs=LANGUAGES))
        yield one


def outputs(lab: LabSession, source: str) -> list[dict[str, Any]]:
    return [m for m in lab.execute(source) if m["msg_type"] in ("display_data", "error", "stream", "execute_result")]


@pytest.mark.slow
@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_row_explains_its_cell(lab: LabSession, row: Row) -> None:
    if row.before:
        assert not [m for m in outputs(lab, row.before) if m["msg_type"] == "error"]
    box, error = outputs(lab, row.cell)
    assert (box["msg_type"], error["msg_type"]) == ("display_data", "error")
    assert error["content"]["ename"] in (*row.error, "JSONDecodeError") or row.id == "any"
    shown = lab.execute("print(repr(said[-1]))", hidden=True)
    text = "".join(m["content"]["text"] for m in shown if m["msg_type"] == "stream")
    found = eval(text)
    assert [one[0] for one in found] == [row.id] * len(LANGUAGES)
    for sentence in (one[1] for one in found):
        assert len(sentence) > 20
        assert "{" not in sentence
        assert "``" not in sentence
        assert "?" not in sentence[:12], f"the line is known: {sentence}"
    page, plain = box["content"]["data"]["text/html"], box["content"]["data"]["text/plain"]
    assert "<details><summary>" in page
    assert "Traceback" in page or "File" in page or "Cell" in page
    assert plain.partition("\n")[0] in [one[1] for one in found]
    assert len(error["content"]["traceback"]) == 1


def test_rows_are_told_apart_and_complete() -> None:
    ids = [row.id for row in rows()]
    assert len(ids) == len(set(ids)) >= 60
    assert all(row.cell and set(row.words) == set(LANGUAGES) for row in rows())
    for row in rows():
        named = [set(re.findall(r"\{(\w+)\}", words)) for words in row.words.values()]
        assert named[0] == named[1], row.id


HOSTILE = "<script>alert(1)</script>`{0.__class__}" + "x" * 500 + "\n\u202e"


@pytest.mark.parametrize("name", ["NameError", "KeyError", "AttributeError", "SyntaxError", "ValueError", "Odd"])
def test_what_an_error_says_fills_its_sentence_and_nothing_more(name: str) -> None:
    for message in (
        HOSTILE,
        f"name '{HOSTILE}' is not defined",
        f"'{HOSTILE}'",
        f"could not convert string to float: '{HOSTILE}'",
    ):
        for lang in LANGUAGES:
            _row, sentence = explain(Stop((name, "Exception"), message, 3, HOSTILE, ["x"]), lang)
            assert len(sentence) < 400
            assert "\n" not in sentence
            assert "\u202e" not in sentence


LOOK_ALIKES = [("\u0441ost", "cost"), ("\u0440rice", "price"), ("\u0421PL", "CPL"), ("\u0430\u0441\u0435", "ace")]


@pytest.mark.parametrize(("typed", "meant"), LOOK_ALIKES)
def test_cyrillic_letters_in_a_name_are_named(typed: str, meant: str) -> None:
    row, sentence = explain(Stop(("NameError",), f"name '{typed}' is not defined", 1, "", [meant]), "en")
    assert row == "look_alike"
    assert f"`{meant}`" in sentence


@pytest.mark.parametrize("name", ["SUMIF", "СУММЕСЛИ", "VLOOKUP", "ВПР", "СУММ", "СЧЁТЕСЛИ", "ЕСЛИ", "ОКРУГЛ", "sumif"])
def test_functions_of_excel_get_the_way_of_pandas(name: str) -> None:
    for lang in LANGUAGES:
        row, sentence = explain(Stop(("NameError",), f"name '{name}' is not defined"), lang)
        assert row == "excel_function"
        assert re.search(r"`(report|round|\()", sentence)
