"""Reading TOML into a model; every defect is reported with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from autograder.errors import SourceError
from autograder.source.files import read_text
from autograder.source.problems import problem_of
from wording.autograder import _

__all__ = ["parse_toml", "read_toml", "value_error"]

M = TypeVar("M", bound=BaseModel)
LINE_IN_MESSAGE = re.compile(r"\(at line (\d+)")
Location = tuple[int | str, ...]
"""Keys and indices that lead to a value, as pydantic gives them."""


def read_toml(path: Path, model: type[M]) -> M:
    """Read a file. Raises SourceError for a missing file, broken TOML, or the first value that the model refuses."""
    return parse_toml(path, read_text(path), model)


def parse_toml(path: Path, text: str, model: type[M]) -> M:
    """Parse the text of a file. Raises SourceError for broken TOML or the first value that the model refuses."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = LINE_IN_MESSAGE.search(str(error))
        raise SourceError(path, int(found[1]) if found else 1, str(error), _("Mend the TOML.")) from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise value_error(path, text, first["loc"], problem_of(first), first["type"]) from None


def value_error(path: Path, text: str, location: Location, problem: str, error_type: str = "") -> SourceError:
    """Return the error for one value of a TOML file.

    Args:
        text: the file's text, in which the line is looked for.
        error_type: pydantic's name for the kind of error; it decides what fix is proposed.
    """
    name = ".".join(map(str, location)) or path.name
    return SourceError(path, _line_of(text, location), f"{name}: {problem}", _fix(error_type))


def _fix(error_type: str) -> str:
    if error_type == "extra_forbidden":
        return _("Delete it or mend its spelling.")
    if error_type == "missing":
        return _("Add it.")
    return _("Mend the value; the author guide lists what is allowed.")


def _line_of(text: str, location: Location) -> int:
    """Find the line that best matches a location: the n-th `[[table]]` or the `[table.key]`, then the key."""
    lines = text.splitlines()
    start = 0
    steps = zip(location, (*location[1:], None), strict=False)  # no step at all: the model as a whole was refused
    for number, (step, following) in enumerate(steps):
        if isinstance(step, int):
            continue
        if isinstance(following, int):
            heads = [i for i, line in enumerate(lines) if line.strip() == f"[[{step}]]"]
            if following < len(heads):
                start = heads[following]
                continue
        table = f"[{'.'.join(map(str, location[: number + 1]))}]"
        key = re.compile(rf"^\s*\[?\"?{re.escape(step)}\"?\s*[=\]]|[{{,]\s*{re.escape(step)}\s*=")
        start = next((i for i in range(start, len(lines)) if lines[i].strip() == table or key.search(lines[i])), start)
    return start + 1
