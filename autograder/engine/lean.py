"""nbformat without the second that an optional part of one of its dependencies takes to import."""

from __future__ import annotations

import sys

__all__ = ["without_iri"]


def without_iri() -> None:
    """Let jsonschema do without its check of IRIs, which compiles a whole grammar at import; no notebook has one.

    `None` in sys.modules is Python's way to say that a module is not to be had, and jsonschema copes.
    """
    if "jsonschema" not in sys.modules:
        sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
