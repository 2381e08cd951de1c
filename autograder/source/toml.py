"""Reading a TOML file into a model; every defect is reported with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from autograder.errors import SourceError
from wording.autograder import _

__all__ = ["read_toml"]

M = TypeVar("M", bound=BaseModel)
TOML_PLACE = re.compile(r"\(at line (\d+)")


def read_toml(path: Path, model: type[M]) -> M:
    """Raises SourceError for a missing file, broken TOML, or the first value that the model refuses."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise SourceError(path, 1, _("the file is missing"), _("Create it; the author guide shows its form.")) from None
    except UnicodeDecodeError:
        raise SourceError(path, 1, _("the file is not UTF-8"), _("Save it as UTF-8.")) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = TOML_PLACE.search(str(error))
        raise SourceError(path, int(place[1]) if place else 1, str(error), _("Mend the TOML.")) from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])) or path.name
        raise SourceError(path, _line_of(text, first["loc"]), f"{name}: {first['msg']}", _fix(first["type"])) from None


def _fix(kind: str) -> str:
    if kind == "extra_forbidden":
        return _("Delete it or mend its spelling.")
    if kind == "missing":
        return _("Add it.")
    return _("Mend the value; the author guide lists what is allowed.")


def _line_of(text: str, loc: tuple[int | str, ...]) -> int:
    """The line that best matches an error's place: the n-th `[[table]]`, then the key."""
    lines = text.splitlines()
    start = 0
    for step, following in zip(loc, (*loc[1:], None), strict=False):  # no step: the model as a whole was refused
        if isinstance(step, int):
            continue
        if isinstance(following, int):
            heads = [i for i, line in enumerate(lines) if line.strip() == f"[[{step}]]"]
            if following < len(heads):
                start = heads[following]
                continue
        key = re.compile(rf"^\s*\[?\"?{re.escape(step)}\"?\s*[=\]]|[{{,]\s*{re.escape(step)}\s*=")
        start = next((i for i in range(start, len(lines)) if key.search(lines[i])), start)
    return start + 1
