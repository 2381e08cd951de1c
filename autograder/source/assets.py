"""The files of a module that travel with its notebook: pictures, documents, saved pages in the folder assets/."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from autograder.files import ASSETS

__all__ = ["RULES", "assets_of"]

RULES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("assets.toml").read_text("utf-8"))


def assets_of(folder: Path) -> dict[str, Path]:
    """Return the files in the assets of a module's or an assessment's folder, by their path as its texts name them."""
    found = sorted(path for path in (folder / ASSETS).rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path for path in found}
