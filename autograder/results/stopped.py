"""Why an answer is missing: the cell that was to make it stopped, at which line, with which error.

All of it comes from a trainee's process, from before hidden inputs are known. It is cut, kept on one line, and escaped.
"""

from __future__ import annotations

import builtins
import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.exercises.wording import paragraph
from autograder.python_errors.explain import Stop, explain
from wording.autograder import _

__all__ = ["stopped"]

PLACE = re.compile(r"^\s*Cell In\[\d+\], line (\d+)", re.MULTILINE)
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,59}")
MOST_CHARACTERS = 200
MOST_READ = 20_000
LEFT_OUT, TOO_LONG = "Stopped", "CellTimeoutError"
"""Names of errors that the grader itself puts into a cell."""


def stopped(cells: Iterable[Mapping[str, Any]], exercise: str, lang: str) -> str:
    """Return safe HTML that says where the answer's cell stopped; empty when it did not.

    Args:
        cells: the graded notebook's.
        exercise: whose answer it is.
        lang: the language of the explanation; the sentence around it is in the current one.
    """
    for cell in sorted(_that_bind(cells, exercise), key=lambda cell: _name(cell) != answer_cell(exercise)):
        for output in cell.get("outputs", []):
            if output.get("output_type") == "error":
                return _said(output, str(cell.get("source", "")), lang)
    return ""


def _said(output: Mapping[str, Any], source: str, lang: str) -> str:
    name, message = str(output.get("ename", "")), str(output.get("evalue", ""))[:MOST_READ]
    if name == TOO_LONG:
        return paragraph(_("The cell of this answer ran too long and was interrupted. Look for a loop without an end."))
    if name == LEFT_OUT:
        return paragraph(_("The cell of this answer was left out: {reason}", reason=_line(message)))
    if not NAME.fullmatch(name):
        name = "Error"
    line, text = _place(output, source)
    error = html.escape(_line(f"{name}: {message}"))
    where = (
        _("The cell of this answer stopped at line {line} with an error.", line=line)
        if line
        else _("The cell of this answer stopped with an error.")
    )
    _row, sentence = explain(Stop((*_bases(name),), message, line, text), lang)
    page = paragraph(where) + f"<p><code>{error}</code></p>"
    return page + (paragraph(sentence) if sentence else "")


def _place(output: Mapping[str, Any], source: str) -> tuple[int | None, str]:
    """Return the number and the text of the cell's line that the traceback names first."""
    traceback = output.get("traceback")
    text = "\n".join(map(str, traceback))[:MOST_READ] if isinstance(traceback, list) else ""
    found, lines = PLACE.search(text), source.split("\n")
    number = int(found[1][:6]) if found else 0
    return (number, lines[number - 1]) if 0 < number <= len(lines) else (None, "")


def _bases(name: str) -> list[str]:
    known = getattr(builtins, name, None)
    if isinstance(known, type) and issubclass(known, BaseException):
        return [one.__name__ for one in known.__mro__]
    return [name, "Exception"]


def _line(text: str) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[: 10 * MOST_CHARACTERS]).split())
    return plain if len(plain) <= MOST_CHARACTERS else plain[:MOST_CHARACTERS] + "…"


def _that_bind(cells: Iterable[Mapping[str, Any]], exercise: str) -> list[Mapping[str, Any]]:
    """Return the code cells whose text binds the answer's name, and the answer's own cell."""
    code = [cell for cell in cells if cell.get("cell_type") == "code"]
    return [c for c in code if _name(c) == answer_cell(exercise) or _binds(str(c.get("source", "")), exercise)]


def _name(cell: Mapping[str, Any]) -> str:
    meta = cell.get("metadata", {}).get("nbgrader")
    return str((meta if isinstance(meta, dict) else {}).get("grade_id", cell.get("id", "")))


def _binds(source: str, name: str) -> bool:
    """Return whether a text binds a name at the beginning of a line. Hostile text is not parsed here."""
    return re.search(rf"^\s*(def\s+)?{re.escape(name)}\s*[=(]", source[:MOST_READ], re.MULTILINE) is not None
