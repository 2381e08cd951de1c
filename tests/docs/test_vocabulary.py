"""The author guide lists every name that checks may use, with its parameters and an example that gives what it says."""

from __future__ import annotations

import inspect
import re

import pandas as pd
import pytest

from autograder import checks
from tests.support.paths import ROOT

ROW = re.compile(r"^\| `(\w+)\(([^)]*)\)` \| [^|]+ \| (?:`(.+?)`)? ?\| (?:`(.+?)`)? ?\|$", re.M)
TYPES = {"Failure", "Raised"}  # what `fail` and `call` give and raise: no check makes one itself


def rows(guide: str) -> list[tuple[str, str, str, str]]:
    text = (ROOT / "docs" / guide).read_text("utf-8")
    return ROW.findall(text)


@pytest.mark.parametrize("guide", ["author-guide.md", "author-guide.ru.md"])
def test_every_name_is_listed_with_its_parameters(guide: str) -> None:
    listed = {name: parameters for name, parameters, _example, _result in rows(guide)}
    assert set(listed) == set(checks.__all__) - TYPES
    for name, parameters in listed.items():
        known = [
            str(one).split(":")[0].split("=")[0] for one in inspect.signature(getattr(checks, name)).parameters.values()
        ]
        assert [one.split("=")[0].strip() for one in parameters.split(",")] == known


@pytest.mark.parametrize(("example", "result"), sorted({(e, r) for _n, _p, e, r in rows("author-guide.md") if e}))
def test_an_example_gives_what_the_guide_says(example: str, result: str) -> None:
    names = {name: getattr(checks, name) for name in checks.__all__} | {"pd": pd}
    assert repr(eval(example, names)) == result
