"""What a notebook imports: four names, at once, on any system."""

from __future__ import annotations

import inspect
import subprocess
import sys

import academy


def test_the_public_names_are_these() -> None:
    assert academy.__all__ == ["check", "hint", "load", "progress", "show", "submit"]
    assert all(inspect.isfunction(getattr(academy, name)) for name in academy.__all__)


def test_the_signatures_are_these() -> None:
    assert str(inspect.signature(academy.load)) == "(name: 'str', raw: 'bool' = False, excel: 'bool' = False) -> 'Any'"
    assert list(inspect.signature(academy.check).parameters) == ["name", "answer"]
    assert repr(inspect.signature(academy.check).parameters["answer"].default) == "<taken from the notebook>"


def test_importing_the_names_imports_nothing_heavy() -> None:
    """The setup cell of every lesson runs this; a trainee should not wait for it."""
    heavy = "{'pandas', 'babel', 'ipywidgets', 'pydantic'}"
    code = f"import sys; from academy import check, hint, load, show; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
