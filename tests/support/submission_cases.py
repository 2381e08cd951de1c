"""Submissions described by folders, as attacks and unusual honest work are.

tests/whole/attacks/README.md lists what a folder may hold.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.support.built_course import BuiltCourse

__all__ = ["FORMS", "FULL", "MODULE", "Case", "SubmissionMaker", "read_cases"]

MODULE = "01_basics"
FULL = {"cost_per_lead": 3.0, "cheapest": 4.0, "where_to_look": 2.0, "inbox": 3.0, "first_steps": 2.0, "reply": 0.0}
"""Points that right answers get without a person; a mentor grades the written reply."""
FORMS = {"where_to_look", "inbox", "first_steps"}
"""Exercises whose answers stand in answers.json, besides the written reply."""
DESERVED = {"solution": FULL, "stub": dict.fromkeys(FULL, 0.0)}
SETUP = "demo-setup"
POSITION = re.compile(r"\A(?:#|<!--) (before|after): ([\w-]+)(?: -->)?\n")
PARTS = {"cells", "change.py", "files.py", "after.py", "__pycache__"}
KEYS = {"about", "category", "default", "points", "report", "silent", "ends", "waits", "unanswered", "answers", "first"}

GUARD = """\
import os
if os.path.exists("@SECRET@") or os.path.exists(f"{os.sep}proc/@PID@") or os.getpid() > 1000:
    raise RuntimeError("not isolated: this attack would hurt the machine")
"""
"""Replaces `@GUARD@` in a cell, before code that would hurt the machine if the engine did not isolate it."""


@dataclass(frozen=True)
class Case:
    """One folder. Its name is also the trainee's."""

    folder: Path
    about: str
    category: str
    #: how the exercises without a cell or answer of their own are answered: `solution` or `stub`
    default: str
    #: points that the work deserves, by exercise
    points: Mapping[str, float]
    #: expressions that must each be found in what the mentor reads
    report: tuple[str, ...]
    #: why the mentor reads nothing
    silent: str
    #: status of the attempt: `graded` or `failed`
    ends: str
    #: whether the reply waits for the mentor
    waits: bool
    #: whether the forms wait too, because the file of their answers is gone or cannot be read
    unanswered: bool
    #: answers of forms, over those of `default`
    answers: Mapping[str, Any]
    #: how an earlier attempt was answered; empty when there was none
    first: str

    @property
    def name(self) -> str:
        return self.folder.name

    def part(self, name: str) -> ModuleType | None:
        """Load the case's own `change.py`, `files.py` or `after.py`."""
        path = self.folder / f"{name}.py"
        if not path.exists():
            return None
        spec = importlib.util.spec_from_file_location(f"{self.folder.parent.name}_{self.name}_{name}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def read_case(folder: Path, file: str) -> Case:
    """Raise AssertionError for an unknown key or file: a misspelt one would test nothing."""
    manifest = tomllib.loads((folder / file).read_text("utf-8"))
    assert manifest.keys() <= KEYS, f"{folder.name}: unknown {manifest.keys() - KEYS}"
    present = {p.name for p in folder.iterdir()}
    assert present <= PARTS | {file}, f"{folder.name}: unknown {present - PARTS}"
    default = manifest.get("default", "solution")
    points = manifest.get("points", {})
    assert points.keys() <= FULL.keys(), f"{folder.name}: unknown exercise"
    ends = manifest.get("ends", "graded")
    assert ends in ("graded", "failed")
    return Case(
        folder,
        manifest["about"],
        manifest.get("category", ""),
        default,
        DESERVED[default] | {name: float(value) for name, value in points.items()},
        tuple(manifest.get("report", ())),
        manifest.get("silent", ""),
        ends,
        manifest.get("waits", default == "solution"),
        manifest.get("unanswered", False),
        manifest.get("answers", {}),
        manifest.get("first", ""),
    )


def read_cases(folder: Path, file: str) -> dict[str, Case]:
    """Read every folder that holds the file, by name."""
    return {p.parent.name: read_case(p.parent, file) for p in sorted(folder.glob(f"*/{file}"))}


@dataclass
class SubmissionMaker:
    """Makes submissions from cases."""

    course: BuiltCourse
    #: what replaces `@NAME@` in cells and answers, by name
    placeholders: dict[str, str] = field(default_factory=dict)
    _ready: dict[str, Path] = field(default_factory=dict)

    def submission(self, trainee: str) -> Path:
        return self.course.out / "submitted" / trainee / MODULE

    def submit(self, trainee: str, default: str) -> Path:
        """Submit a notebook in which every exercise is answered as `default` says, in place of an earlier one."""
        if default not in self._ready:
            made = self.course.submit(f"made-{default}", MODULE, default)
            self._ready[default] = self.course.out.parent / f"made-{default}"
            made.rename(self._ready[default])
            made.parent.rmdir()
        folder = self.submission(trainee)
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(self._ready[default], folder)
        return folder

    def make(self, case: Case) -> Path:
        """Submit the case under its name."""
        folder = self.submit(case.name, case.default)
        path = folder / f"{MODULE}.ipynb"
        notebook = nbformat.read(path, 4)
        for file in sorted(case.folder.glob("cells/*")):
            self._put(notebook, file)
        if change := case.part("change"):
            change.change(notebook)
        text = json.dumps(notebook, ensure_ascii=False, indent=1)
        path.write_bytes(text.encode("utf-8", "backslashreplace"))  # half a character is written as JSON's own escape
        if case.answers:
            self._answer(folder / "answers.json", case.answers)
        if files := case.part("files"):
            files.files(folder)
        return folder

    def _put(self, notebook: nbformat.NotebookNode, file: Path) -> None:
        """Take `<id>.py` as the cell's new source, `new_*.py` as a new cell, after the imports by default."""
        with file.open(encoding="utf-8", newline="") as stream:
            source = self._filled(stream.read().removesuffix("\n"))
        index = {cell.id: i for i, cell in enumerate(notebook.cells)}
        if not file.name.startswith("new_"):
            notebook.cells[index[file.stem]].source = source
            return
        side, anchor = "after", SETUP
        if found := POSITION.match(source):
            side, anchor, source = found[1], found[2], source[found.end() :]
        make = new_code_cell if file.suffix == ".py" else new_markdown_cell
        notebook.cells.insert(index[anchor] + (side == "after"), make(source, id=file.stem))

    def _answer(self, path: Path, answers: Mapping[str, Any]) -> None:
        data = json.loads(path.read_text("utf-8"))
        data["answers"] |= json.loads(self._filled(json.dumps(answers)))
        path.write_text(json.dumps(data), "utf-8")

    def _filled(self, text: str) -> str:
        text = text.replace("@GUARD@\n", GUARD)
        for name, value in self.placeholders.items():
            text = text.replace(f"@{name}@", value)
        return text
