"""Import jsonschema, which nbformat needs, without its optional format checkers."""

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
"""Packages with which jsonschema checks formats (host names, durations, IRIs). Schemas of notebooks name no format."""


def import_jsonschema() -> None:
    """Import jsonschema without its optional format checkers, which take up to a second to load.

    `None` in sys.modules makes an import fail, which jsonschema tolerates. The entries are removed afterwards.
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
