"""Validation errors of pydantic in the words of the reader, with the field and what to do about it."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["invalid"]


def invalid(error: ValidationError, where: str = "") -> InvalidInput:
    """The first problem of a validation error. where: what stands before the field, like the path of a file."""
    first = error.errors()[0]
    # A tagged union puts its tag into the location (`case.title`); a person knows the field only.
    place = [str(part) for part in first["loc"]]
    field = ".".join(place) or "data"
    problem, fix = _words(first["type"], first.get("ctx", {}), str(first["msg"]))
    return InvalidInput(f"{where}: {field}" if where else field, problem, fix)


def _words(kind: str, ctx: dict[str, Any], message: str) -> tuple[str, str]:
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
