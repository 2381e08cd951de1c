"""What a cell's text binds, changes and reads."""

from __future__ import annotations

import pytest

from academy.runs.fingerprint import fingerprint
from academy.runs.uses import uses_of

CASES = [
    # text, bound for certain, perhaps bound or changed, read
    ("x = 1", {"x"}, set(), set()),
    ("x = y + 1", {"x"}, set(), {"y"}),
    ("a = 1\nb = a", {"a", "b"}, set(), set()),
    ("x += 1", {"x"}, set(), {"x"}),
    ("x, (y, *z) = t", {"x", "y", "z"}, set(), {"t"}),
    ("import pandas as pd\nfrom a.b import c", {"pd", "c"}, set(), set()),
    ("if a:\n    x = 1\n    y = 1\nelse:\n    x = 2", {"x"}, {"y"}, {"a"}),
    ("for i in rows:\n    total[i] = i", set(), {"i", "total"}, {"rows", "total"}),
    ("with open('a') as f:\n    x = f.read()", {"f", "x"}, set(), {"open"}),
    ("try:\n    x = 1\nexcept ValueError as e:\n    x = 2", set(), {"x", "e"}, {"ValueError"}),
    ("while go:\n    x = 1", set(), {"x"}, {"go"}),
    ("frame['a'] = 1", set(), {"frame"}, {"frame"}),
    ("frame.columns = names", set(), {"frame"}, {"frame", "names"}),
    ("frame.sort_values('a', inplace=True)", set(), {"frame"}, {"frame"}),
    ("frame.sort_values('a', inplace=False)", set(), set(), {"frame"}),
    ("rows.append(x)", set(), {"rows"}, {"rows", "x"}),
    ("rows = []\nrows.append(x)", {"rows"}, set(), {"x"}),
    ("del x", set(), {"x"}, set()),
    ("def f(a):\n    b = a + g\n    return b", {"f"}, set(), set()),
    ("def f(a):\n    return a + g\ny = f(1)", {"f", "y"}, set(), {"g"}),
    ("def f():\n    global n\n    n = 1", {"f"}, {"n"}, set()),
    ("y = [r.a * k for r in rows]", {"y"}, set(), {"k", "rows"}),
    ("y = frame.apply(lambda r: r.a * k)", {"y"}, set(), {"frame", "k"}),
    ("match v:\n    case [a, b]:\n        x = a", set(), {"a", "b", "x"}, {"v"}),
    ("x = (", set(), set(), set()),
    ("", set(), set(), set()),
]


@pytest.mark.parametrize(("text", "sure", "maybe", "reads"), CASES)
def test_what_a_cell_deals_with(text: str, sure: set[str], maybe: set[str], reads: set[str]) -> None:
    found = uses_of(text)
    assert (set(found.sure), set(found.maybe), set(found.reads)) == (sure, maybe, reads)


def test_magics_are_read_as_python() -> None:
    assert uses_of("%%time\nx = y").sure == {"x"}
    assert uses_of("%matplotlib inline\nx = 1").sure == {"x"}
    assert uses_of("files = !ls").sure == {"files"}


def test_what_functions_read_later() -> None:
    assert uses_of("def f(a):\n    return helper(a) * factor").late == {"helper", "factor"}


def test_equal_content_has_equal_marks() -> None:
    import pandas as pd

    def made() -> list[object]:
        frame = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
        return [1, 2.5, float("nan"), "a", [1, {2: (3,)}], {1, 2}, frame, frame.a, frame.index, len, uses_of]

    def first(a: int) -> int:
        return a + 1

    same = first

    def first(a: int) -> int:  # type: ignore[no-redef]  # the same text once more
        return a + 1

    assert [fingerprint(x) for x in made()] == [fingerprint(x) for x in made()]
    assert fingerprint(same) == fingerprint(first)
    frame = pd.DataFrame({"a": [1, 2]})
    before = fingerprint(frame)
    frame.loc[0, "a"] = 5
    assert fingerprint(frame) != before
    assert fingerprint(1) != fingerprint(1.0) != fingerprint("1")
