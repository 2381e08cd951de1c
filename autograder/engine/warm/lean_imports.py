"""nbformat without what optional parts of one of its dependencies take to import."""

from __future__ import annotations

import sys

__all__ = ["import_jsonschema"]

OPTIONAL = (
    "fqdn",
    "isoduration",
    "jsonpointer",
    "rfc3339_validator",
    "rfc3986_validator",
    "rfc3987",
    "rfc3987_syntax",
    "uri_template",
    "webcolors",
)
"""What jsonschema checks formats with (host names, durations, IRIs by a whole grammar); the schemas of notebooks name
no format."""


def import_jsonschema() -> None:
    """Import jsonschema without its optional checks of formats: a second on some machines, a tenth on most.

    `None` in sys.modules is Python's way to say that a module is not to be had, and jsonschema copes; afterwards they
    are to be had again.
    """
    if "jsonschema" in sys.modules:
        return
    absent = [name for name in OPTIONAL if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        import jsonschema  # noqa: F401
    finally:
        for name in absent:
            del sys.modules[name]
