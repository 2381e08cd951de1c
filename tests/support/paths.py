"""Folders of the repository that tests read."""

from __future__ import annotations

from pathlib import Path

__all__ = ["COURSE", "DATA", "KINDS", "ROOT", "SMALL", "TINY"]

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "course"
DATA = ROOT / "tests" / "data"
SMALL = DATA / "course_small"
"""A course of two modules with every kind of exercise, and the generators it needs."""
TINY = DATA / "course_tiny"
"""A course of one module, for the notebook functions and the browser."""
KINDS = DATA / "course_kinds"
"""A course of one module of the same name, with the kinds that the tiny one lacks."""
