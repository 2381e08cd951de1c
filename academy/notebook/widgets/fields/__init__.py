"""Fields of forms, one module each. A kind of exercise names its field; the module's `FIELD` is the class."""

from __future__ import annotations

from importlib import import_module

from academy.notebook.widgets.field import Field

__all__ = ["field_named"]


def field_named(name: str) -> type[Field]:
    """Return the class of a field. Raises ModuleNotFoundError for an unknown name."""
    field: type[Field] = import_module(f"{__name__}.{name}").FIELD
    return field
