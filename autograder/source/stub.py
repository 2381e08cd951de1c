"""Making a trainee's stub from a solution. No other module reads the BEGIN/END markers."""

from __future__ import annotations

import re
from collections.abc import Callable

from wording.autograder import _
from wording.languages import language

__all__ = ["derive_stub", "has_region", "solution_lines", "text_stub", "without_markers"]

BEGIN = re.compile(r"^(\s*)###\s*BEGIN SOLUTION\s*$")
END = re.compile(r"^\s*###\s*END SOLUTION\s*$")


def has_region(source: str) -> bool:
    """Return whether there is exactly one region, opened before it is closed."""
    marks = [bool(BEGIN.match(line)) for line in source.splitlines() if BEGIN.match(line) or END.match(line)]
    return marks == [True, False]


def _walk(source: str, at_begin: Callable[[str], list[str]], keep_inside: bool) -> str:
    out: list[str] = []
    inside = False
    for line in source.splitlines():
        if begin := BEGIN.match(line):
            inside = True
            out += at_begin(begin[1])
        elif END.match(line):
            inside = False
        elif keep_inside or not inside:
            out.append(line)
    return "\n".join(out)


def derive_stub(source: str, name: str, lang: str) -> str:
    """Return the cell with its region replaced: by `name = ...` at the left margin, by `...` inside a function."""
    with language(lang):
        comment = _("your solution")

    def placeholder(indent: str) -> list[str]:
        return [f"{indent}...  # {comment}" if indent else f"{name} = ...  # {comment}"]

    return _walk(source, placeholder, keep_inside=False)


def without_markers(source: str) -> str:
    """Return the whole solution, ready to run."""
    return _walk(source, lambda _indent: [], keep_inside=True)


def solution_lines(source: str) -> list[str]:
    """Return the lines between the markers, stripped, without comments and blank lines."""
    outside = set(_walk(source, lambda _indent: [], keep_inside=False).splitlines())
    inside = [line.strip() for line in without_markers(source).splitlines() if line not in outside]
    return [line for line in inside if line and not line.startswith("#")]


def text_stub(lang: str) -> str:
    """Return the content of a written answer's cell before the submission is graded."""
    with language(lang):
        return _("*Your mentor will see here the text that you typed into the field above.*")
