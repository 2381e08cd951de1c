"""Word what tomllib refuses: its own sentences are English, and authors read Russian first."""

from __future__ import annotations

import re
import tomllib

from wording.autograder import _

__all__ = ["line_and_problem"]

PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
AFTER_VALUE = "Expected newline or end of document"
DECIMAL_COMMA = re.compile(r"=\s*-?\d+,\d+\s*(#|$)")


def line_and_problem(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """Return the number of the line where reading stopped, and what is wrong there in the current language.

    Args:
        text: what was read.
    """
    message = str(error)
    found = PLACE.search(message)
    said = message[: found.start()] if found else message
    lines = text.splitlines() or [""]
    line = int(found["line"]) if found and found["line"] else len(lines)
    here = lines[min(line, len(lines)) - 1]
    if said.startswith(AFTER_VALUE) and DECIMAL_COMMA.search(here):
        return line, _("a number has a comma; write a point, as in 0.5")
    if said.startswith(AFTER_VALUE) and here.count('"') > 2:
        return line, _("there are quotes inside a text in quotes; write «…» there")
    if said == "Invalid value" and line > 1 and lines[line - 2].count("[") > lines[line - 2].count("]"):
        said = "Unclosed array"
    return line, _problem(said)


def _problem(said: str) -> str:
    for pattern, words in (
        ("Expected '=' after a key", _("a key has no “=” after it")),
        (
            "Invalid value|Invalid initial character for a value",
            _("this is no value; a text stands in straight quotes, true and false are in small letters"),
        ),
        (r"Unterminated string|Illegal character '\\n'", _("a text in quotes is not closed")),
        (AFTER_VALUE, _("something stands after the value")),
        ("Cannot overwrite a value|Duplicate inline table key", _("a key stands twice")),
        ("Cannot declare|Cannot mutate immutable", _("a table stands twice")),
        ("Unclosed array", _("a list above is not closed with “]”")),
        ("Unclosed inline table", _("a table in curly brackets is not closed")),
        (r"Expected '\]\]?' at the end", _("the name of a table is not closed with “]”")),
        ("Invalid statement", _("this line is neither a table nor “key = value” with a Latin key")),
        ("Invalid initial character for a key part", _("a key begins with a sign that it may not have")),
        ("Illegal character", _("there is a sign in this line that cannot be seen")),
        ("Unescaped|Invalid hex value|Invalid character", _("a backslash in a text is written twice")),
    ):
        if re.match(pattern, said):
            return words
    return said
