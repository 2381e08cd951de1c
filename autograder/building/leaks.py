"""Find what a trainee must not see: hidden checks and solutions, in cells, outputs and files of any form.

Of an assessment that is every line of an exercise's folder but the task and what the stub shows.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.filters import strip_ansi

from autograder.building.documents import in_documents
from autograder.exercises.checks_file import visible_source
from autograder.exercises.kinds import kind_of
from autograder.exercises.public import shows_case
from autograder.source.model import Exercise
from autograder.source.stub import derive_stub, has_region, solution_lines
from wording.languages import LANGUAGES

__all__ = ["cut_hidden", "hidden_lines", "leaked", "output_text", "secret_lines", "secrets", "telling"]

HIDDEN = re.compile(
    r"^[^\n]*BEGIN HIDDEN TESTS[^\n]*\n(?P<body>.*?)^[^\n]*END HIDDEN TESTS[^\n]*\n?", re.DOTALL | re.MULTILINE
)
COMMONPLACE = re.compile(
    r"^(return( \w+)?|else:|try:|pass|continue|break|finally:|(for|while) [\w, ]+( in \w+)?:|if (not )?\w+:"
    r"|except( \w+)?( as \w+)?:|(import|from) .+|[\w, ]+ = ([\w.]+|\[\]|\{\}|\(\)|\"\"|''|set\(\)|dict\(\)|list\(\)))$"
)
LEAST_CODE, LEAST_PROSE = 12, 40
SEAL = re.compile(r"[0-9a-f]{16,}")
BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")


def telling(line: str) -> bool:
    """Return whether a line of code gives something away; `return result` and the like occur everywhere."""
    return len(line) >= LEAST_CODE and not line.startswith(("#", "@")) and not COMMONPLACE.match(line)


def cut_hidden(source: str) -> str:
    """Return a cell without what lies between nbgrader's markers of hidden tests."""
    return HIDDEN.sub("", source)


def hidden_lines(source: str) -> set[str]:
    """Return the telling lines between nbgrader's markers in a cell, without the lines that a release shows anyway."""
    found: set[str] = set()
    for match in HIDDEN.finditer(source):
        checks = re.sub(r"\A\s*checks = r'''\n|\n'''\s*\Z", "", match["body"])
        try:
            visible = {line.strip() for line in visible_source(checks).splitlines()}
        except SyntaxError:
            visible = set()
        found |= {line.strip() for line in checks.splitlines()} - visible
    return {line for line in found if telling(line)}


def secrets(notebook: nbformat.NotebookNode) -> set[str]:
    """Return the lines that a release must not show: of hidden checks, solutions, good examples of written work."""
    found: set[str] = set()
    for cell in notebook.cells:
        found |= hidden_lines(cell.source)
        if cell.metadata.get("nbgrader", {}).get("solution"):
            lines = solution_lines(cell.source)
            prose = cell.cell_type == "markdown"
            found |= {line for line in lines if (len(line) >= LEAST_PROSE if prose else telling(line))}
    return found


def secret_lines(exercise: Exercise) -> set[str]:
    """Return the lines of an assessment's exercise that nobody may see before it is marked.

    They are those of checks, solutions, alternatives, mistakes, pool, feedback and hints, and the sealed key. What the
    stub shows is no secret, nor what a letter repeats of its task.
    """
    stub = derive_stub(exercise.solution, exercise.name, LANGUAGES[0]) if has_region(exercise.solution) else ""
    task = _lines(*(words.task for words in exercise.words.values()))
    found: set[str] = set()
    for name, text in exercise.files.items():
        if name.endswith(".md"):
            found |= {line for line in _lines(text) - task if len(line) >= LEAST_PROSE}
        elif name != "variants.py" or not shows_case(exercise):
            found |= {line for line in _lines(text) - _lines(stub) if telling(line)}
    for words in exercise.words.values():
        found |= {line for line in _lines(*words.hints, *words.feedback.values()) if len(line) >= LEAST_CODE}
    return found | {seal for seal in _strings(kind_of(exercise.manifest.kind).key(exercise)) if SEAL.fullmatch(seal)}


def _lines(*texts: str) -> set[str]:
    return {line.strip() for text in texts for line in text.splitlines()}


def leaked(folder: Path, lines: Iterable[str]) -> list[tuple[Path, str]]:
    """Return (file, line) for each of the lines that a file shows as plain text, inside JSON or in base64."""
    wanted = sorted(lines)
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        text = "\n".join(_readings(path.read_bytes()))
        found += [(path, line) for line in wanted if line in text]
    return found


def _readings(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", errors="replace")
    yield text
    yield from in_documents(data)
    with suppress(ValueError, RecursionError):
        yield from _strings(json.loads(text))
    for match in BASE64.finditer(text):
        try:
            inner = base64.b64decode(match[0], validate=True).decode("utf-8")
        except (binascii.Error, ValueError):
            continue
        yield from _readings(inner.encode())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def output_text(output: nbformat.NotebookNode) -> str:
    """Return all text of an output without colours, once as it is and once with escapes of quoted strings undone."""
    text = strip_ansi("\n".join(_strings(json.loads(json.dumps(output)))))
    return text + "\n" + text.replace("\\n", "\n").replace('\\"', '"').replace("\\'", "'")
