"""What the author's commands know without importing the course format: it costs a fifth of a second at every start."""

from __future__ import annotations

import subprocess
import sys

from academy.cli.author import new
from autograder.exercises.kinds import kind_names, kind_of
from tests.support.paths import ROOT


def test_the_kinds_offered_are_those_that_have_a_skeleton() -> None:
    option = next(p for p in new.commands["exercise"].params if p.name == "kind")
    with_skeleton = {name for name in kind_names() if (kind_of(name).templates / "task.ru.md").exists()}
    assert set(option.type.choices) == with_skeleton


def test_kinds_are_listed_without_importing_one() -> None:
    code = "import sys, academy.cli; print('pandas' in sys.modules, 'autograder.exercises.kinds.base' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.split() == ["False", "False"]
