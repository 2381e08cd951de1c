"""Translate sentences of the notebook functions, forms and commands."""

from __future__ import annotations

from wording.catalog import Catalog

__all__ = ["CATALOG", "_", "ngettext"]

CATALOG = Catalog("academy")
_ = CATALOG.translate
ngettext = CATALOG.translate_count
