"""Translate sentences of the competency tracker."""

from __future__ import annotations

from wording.catalog import Catalog

__all__ = ["CATALOG", "N_", "_"]

CATALOG = Catalog("tracker")
_ = CATALOG.translate


def N_(message: str) -> str:  # noqa: N802 - gettext's name for a sentence that is translated later
    """Mark a sentence for the catalog; it is translated later, where it is shown."""
    return message
