"""Checks of input, with errors in the reader's language that name the field, the problem and the fix."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["invalid", "read_toml", "require_reason"]

Model = TypeVar("Model", bound=BaseModel)


def require_reason(reason: str) -> None:
    """Raise InvalidInput if the reason of a step is blank."""
    if not reason.strip():
        raise InvalidInput("reason", _("this step needs a reason"), _("Say in a sentence why."))


def read_toml(path: Path, model: type[Model], missing: tuple[str, str]) -> Model:
    """Read a TOML file into a model.

    Args:
        path: the file.
        model: the model that describes its keys.
        missing: problem and fix to report if there is no such file.

    Raises InvalidInput, which names the file, the key and the fix.
    """
    try:
        return model.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        raise InvalidInput(str(path), *missing) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(str(path), str(error), _("Mend the TOML.")) from None
    except ValidationError as error:
        raise invalid(error, str(path)) from None


def invalid(error: ValidationError, where: str = "") -> InvalidInput:
    """Describe the first problem of a pydantic error.

    Args:
        error: raised by a model.
        where: text to put in front of the field, such as the path of a file.
    """
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"]) or "data"
    problem, fix = _problem_and_fix(first["type"], first.get("ctx", {}), str(first["msg"]))
    return InvalidInput(f"{where}: {field}" if where else field, problem, fix)


def _problem_and_fix(kind: str, ctx: dict[str, Any], message: str) -> tuple[str, str]:
    if kind == "missing":
        return _("it is missing"), _("Give a value.")
    if kind == "extra_forbidden":
        return _("there is no such field"), _("Check the spelling or leave it out.")
    if kind in ("literal_error", "enum"):
        return _("this value is not known"), _("Choose one of {values}.", values=ctx.get("expected", ""))
    if kind.startswith("union_tag"):
        return _("this kind is not known"), _("Choose one of {values}.", values=ctx.get("expected_tags", ""))
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        limit = next((ctx[key] for key in ("gt", "ge", "lt", "le") if key in ctx), "")
        return _("the number is out of range"), _OUT_OF_RANGE[kind](limit)
    if kind in ("too_short", "string_too_short"):
        return _("it is empty or too short"), _("Write at least {n}.", n=ctx.get("min_length", 1))
    if kind in ("too_long", "string_too_long"):
        return _("it is too long"), _("Write at most {n}.", n=ctx.get("max_length", ""))
    if kind.startswith(("int_", "float_", "decimal_")) or kind == "fraction_parsing":
        return _("this is not a number"), _("Write it in digits.")
    if kind.startswith("date_"):
        return _("this is not a date"), _("Write it as YYYY-MM-DD.")
    if kind == "value_error":
        return _(str(ctx.get("error", message))), _("Mend the value.")
    return message, _("Mend the value.")


_OUT_OF_RANGE = {
    "greater_than": lambda limit: _("Give more than {limit}.", limit=limit),
    "greater_than_equal": lambda limit: _("Give at least {limit}.", limit=limit),
    "less_than": lambda limit: _("Give less than {limit}.", limit=limit),
    "less_than_equal": lambda limit: _("Give at most {limit}.", limit=limit),
}
