"""A marketer, who writes no code, reaches the pass mark of the modules with forms and a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.source.layout import module_folder, read_manifest
from tests.support.marketer import MODULES, walk
from tests.support.paths import COURSE

ENOUGH = 0.85
ASSESSMENTS = tuple(
    f"{module}_assessment" for module in MODULES if (module_folder(COURSE, module) / "assessment").is_dir()
)


@pytest.mark.slow
@pytest.mark.parametrize("module", [*MODULES, *ASSESSMENTS])
def test_a_module_is_done_with_forms_and_a_spreadsheet(module: str, tmp_path: Path) -> None:
    (found,) = walk(tmp_path / "ru", (module,))
    assert found.with_mentor >= ENOUGH
    assert found.untouched, "no code was written into the notebook"
    assert module in ASSESSMENTS or len(found.spreadsheet) > len(found.by_eye)


@pytest.mark.parametrize("module", MODULES)
def test_what_only_code_can_answer_is_a_bonus(module: str) -> None:
    exercises = read_manifest(module_folder(COURSE, module)).exercise
    assert [e.name for e in exercises if e.answer.type == "function" and not e.bonus] == []
    assert any(not e.bonus for e in exercises)
