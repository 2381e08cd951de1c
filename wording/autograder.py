"""Translate sentences of the course: building, exercises, grading and results."""

from __future__ import annotations

from wording.catalog import Catalog

__all__ = ["CATALOG", "_", "ngettext"]

CATALOG = Catalog("autograder")
_ = CATALOG.translate
ngettext = CATALOG.translate_count
