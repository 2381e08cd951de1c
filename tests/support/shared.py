"""Folders that are made once in a run of the tests, however many workers take part."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

__all__ = ["shared_folder"]


def shared_folder(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of that name; the first worker that needs it calls `make(folder)`. Copy it to change it."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # each worker has a folder of its own there
    folder, unfinished = root / f"shared-{name}", root / f"unfinished-{name}"
    with FileLock(root / f"shared-{name}.lock"):
        if not folder.exists():
            make(unfinished)
            unfinished.rename(folder)
    return folder
