"""Word what pydantic refuses: its own sentences are English, and authors read Russian first."""

from __future__ import annotations

from typing import Any

from pydantic_core import ErrorDetails

from wording.autograder import _

__all__ = ["problem_of"]

_NUMBERS = ("int_", "float_", "decimal_", "finite_number", "multiple_of")


def problem_of(error: ErrorDetails) -> str:
    """Return the problem in the current language, with the bounds and choices that the model names."""
    kind, limits = error["type"], error.get("ctx", {})
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        return _out_of_range(kind, limits)
    if kind in ("too_short", "string_too_short"):
        return _("at least {n} is needed", n=limits.get("min_length", 1))
    if kind in ("too_long", "string_too_long"):
        return _("at most {n} is allowed", n=limits.get("max_length", ""))
    if kind in ("literal_error", "enum"):
        return _("it must be one of {values}", values=str(limits.get("expected", "")).replace(" or ", ", "))
    if kind == "value_error":
        return str(limits.get("error", error["msg"]))
    if kind == "string_pattern_mismatch":
        return _("it must match {pattern}", pattern=limits.get("pattern", ""))
    if kind.startswith(_NUMBERS):
        return _("it must be a number")
    return _plain(kind) or error["msg"]


def _out_of_range(kind: str, limits: dict[str, Any]) -> str:
    limit = next((limits[name] for name in ("gt", "ge", "lt", "le") if name in limits), 0)
    limit = int(limit) if isinstance(limit, float) and limit.is_integer() else limit
    return {
        "greater_than": _("it must be more than {limit}", limit=limit),
        "greater_than_equal": _("it must be {limit} or more", limit=limit),
        "less_than": _("it must be less than {limit}", limit=limit),
        "less_than_equal": _("it must be {limit} or less", limit=limit),
    }[kind]


def _plain(kind: str) -> str:
    return {
        "missing": _("it is missing"),
        "extra_forbidden": _("there is no such key"),
        "string_type": _("it must be a text in quotes"),
        "bool_type": _("it must be true or false"),
        "bool_parsing": _("it must be true or false"),
        "tuple_type": _("it must be a list in square brackets"),
        "list_type": _("it must be a list in square brackets"),
        "dict_type": _("it must be a table of names and values"),
        "model_type": _("it must be a table of names and values"),
        "date_type": _("it must be a date"),
    }.get(kind, "")
