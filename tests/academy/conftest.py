"""A module of the tiny course, opened by one trainee."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from academy.notebook import result
from tests.support.paths import TINY


@pytest.fixture
def open_module(tiny: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Open the module in a new folder, in a trainee's environment."""
    _as_trainee(monkeypatch)
    monkeypatch.setenv("ACADEMY_CONTENT", str(TINY))
    monkeypatch.setattr(result, "_noted", set())

    def open_in(lang: str) -> Path:
        folder = tmp_path / lang
        shutil.copytree(tiny(lang), folder)
        monkeypatch.chdir(folder)
        return folder

    return open_in


@pytest.fixture
def kinds_folder(kinds: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The English module with the kinds that the tiny course lacks, opened in the same way."""
    _as_trainee(monkeypatch)
    folder = shutil.copytree(kinds("en"), tmp_path / "en")
    monkeypatch.chdir(folder)
    return folder


def _as_trainee(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACADEMY_SUBMISSION_OF", "NBGRADER_EXECUTION", "JUPYTERHUB_USER", "ACADEMY_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ACADEMY_TRAINEE", "ivanova")


@pytest.fixture
def folder(open_module: Callable[[str], Path]) -> Path:
    """The module in English, whose words need no catalog."""
    return open_module("en")


@pytest.fixture
def saved(folder: Path) -> Callable[..., None]:
    """Write answers.json as the form would."""

    def save(**answers: Any) -> None:
        text = json.dumps({"format": 1, "answers": answers}, ensure_ascii=False)
        (folder / "answers.json").write_text(text, "utf-8")

    return save
