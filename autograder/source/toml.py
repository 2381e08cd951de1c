"""Reading TOML into a model; every defect is reported with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from autograder.errors import SourceError
from autograder.near_names import did_you_mean, meant
from autograder.source.files import read_text
from autograder.source.problems import problem_of
from autograder.source.toml_errors import line_and_problem
from wording.autograder import _

__all__ = ["parse_toml", "read_toml", "value_error"]

M = TypeVar("M", bound=BaseModel)
Location = tuple[int | str, ...]
"""Keys and indices that lead to a value, as pydantic gives them."""
NAMES = ("name", "id", "key", "value", "exercise")
"""Keys by whose value a table of a list is named to an author, instead of by its index."""
CHOICES = re.compile(r"'([^']*)'")


def read_toml(path: Path, model: type[M]) -> M:
    """Read a file. Raises SourceError for a missing file, broken TOML, or the values that the model refuses."""
    return parse_toml(path, read_text(path), model)


def parse_toml(path: Path, text: str, model: type[M]) -> M:
    """Parse the text of a file. Raises SourceError for broken TOML, or with all values that the model refuses."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(path, *line_and_problem(error, text), _("Mend the TOML.")) from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        SourceError.raise_all(
            [value_error(path, text, one["loc"], problem_of(one), _fix(one, model)) for one in _each_once(error)]
        )
        raise  # pydantic never refuses without an error


def _each_once(error: ValidationError) -> Iterator[ErrorDetails]:
    """Yield what is wrong, without keys that are missing because they are misspelt: the misspelt ones say so."""
    found = error.errors()
    missing = {one["loc"] for one in found if one["type"] == "missing"}
    misspelt = set()
    for one in found:
        if one["type"] == "extra_forbidden":
            *table, name = one["loc"]
            misspelt.add((*table, meant(str(name), (str(loc[-1]) for loc in missing if list(loc[:-1]) == table))))
    yield from (one for one in found if one["type"] != "missing" or one["loc"] not in misspelt)


def value_error(path: Path, text: str, location: Location, problem: str, fix: str = "") -> SourceError:
    """Return the error for one value of a TOML file.

    Args:
        text: the file's text, in which the line is looked for.
        fix: what to do; by default, to mend the value.
    """
    name = ".".join(_named(text, location)) or path.name
    return SourceError(path, _line_of(text, location), f"{name}: {problem}", fix or _mend())


def _mend() -> str:
    return _("Mend the value; the author guide lists what is allowed.")


def _named(text: str, location: Location) -> Iterator[str]:
    """Yield the steps of a location; a table of a list is called by its name, as in `exercise “cost_per_lead”`."""
    data: Any = tomllib.loads(text)
    of = ""
    for step, following in zip(location, (*location[1:], None), strict=False):
        if isinstance(step, str):
            data, of = (data.get(step) if isinstance(data, dict) else None), step
            if not isinstance(following, int):
                yield step
            continue
        data = data[step] if isinstance(data, list) and step < len(data) else None
        called = next((str(data[key]) for key in NAMES if key in data), "") if isinstance(data, dict) else ""
        yield f"{of} “{called}”" if called else _("{list} no. {n}", list=of, n=step + 1)


def _fix(error: ErrorDetails, model: type[BaseModel]) -> str:
    name = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return did_you_mean(name, _keys(model, error["loc"][:-1]), _("Delete it or mend its spelling."))
    if error["type"] == "missing":
        return _("Add it.")
    if error["type"] == "literal_error":
        return did_you_mean(
            str(error["input"]), CHOICES.findall(str(error.get("ctx", {}).get("expected", ""))), _mend()
        )
    return _mend()


def _keys(model: type[BaseModel], location: Location) -> list[str]:
    """Return the keys that a table of the file may have; none when the location leads to no table of a model."""
    for step in location:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that an annotation such as `tuple[Exercise, ...]` holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


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
