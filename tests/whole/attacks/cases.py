"""Cases as folders: reading one, and making its submission. The README beside this file says what a folder may hold."""

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

MODULE = "01_basics"
FULL = {"cost_per_lead": 3.0, "cheapest": 4.0, "where_to_look": 2.0, "inbox": 3.0, "first_steps": 2.0, "reply": 0.0}
"""What the machine gives for right answers; the written reply waits for a person."""
DESERVED = {"solution": FULL, "stub": dict.fromkeys(FULL, 0.0)}
SETUP = "demo-setup"
PLACE = re.compile(r"\A(?:#|<!--) (before|after): ([\w-]+)(?: -->)?\n")
PARTS = {"cells", "change.py", "files.py", "after.py", "__pycache__"}
KEYS = {"about", "category", "default", "points", "report", "silent", "ends", "waits", "answers", "first"}

GUARD = """\
import os
if os.path.exists("@SECRET@") or os.path.exists(f"{os.sep}proc/@PID@") or os.getpid() > 1000:
    raise RuntimeError("not isolated: this attack would hurt the machine")
"""
"""Stands before what would hurt the machine if the engine did not isolate; `@GUARD@` in a cell is replaced by it."""


@dataclass(frozen=True)
class Case:
    """One folder. name: also the trainee's; points: what the work deserves, by exercise; ends: graded or failed.

    report: expressions of which each is found in what the mentor is told; silent: why there is nothing to tell.
    waits: whether the reply waits for the mentor; first: how an earlier attempt was answered, if there was one.
    """

    folder: Path
    about: str
    category: str
    default: str
    points: Mapping[str, float]
    report: tuple[str, ...]
    silent: str
    ends: str
    waits: bool
    answers: Mapping[str, Any]
    first: str

    @property
    def name(self) -> str:
        return self.folder.name

    def part(self, name: str) -> ModuleType | None:
        """The case's own `change.py`, `files.py` or `after.py`."""
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
    """Raises AssertionError for a folder that says or holds something unknown: a misspelt key would test nothing."""
    said = tomllib.loads((folder / file).read_text("utf-8"))
    assert said.keys() <= KEYS, f"{folder.name}: unknown {said.keys() - KEYS}"
    held = {p.name for p in folder.iterdir()}
    assert held <= PARTS | {file}, f"{folder.name}: unknown {held - PARTS}"
    default = said.get("default", "solution")
    points = said.get("points", {})
    assert points.keys() <= FULL.keys(), f"{folder.name}: unknown exercise"
    ends = said.get("ends", "graded")
    assert ends in ("graded", "failed")
    return Case(
        folder,
        said["about"],
        said.get("category", ""),
        default,
        DESERVED[default] | {name: float(value) for name, value in points.items()},
        tuple(said.get("report", ())),
        said.get("silent", ""),
        ends,
        said.get("waits", default == "solution"),
        said.get("answers", {}),
        said.get("first", ""),
    )


def read_cases(folder: Path, file: str) -> dict[str, Case]:
    """Every folder beside the runner that holds the file, by name."""
    return {p.parent.name: read_case(p.parent, file) for p in sorted(folder.glob(f"*/{file}"))}


@dataclass
class Maker:
    """Makes submissions from cases. names: what stands for `@NAME@` in cells and answers, in this run."""

    desk: BuiltCourse
    names: dict[str, str] = field(default_factory=dict)
    _ready: dict[str, Path] = field(default_factory=dict)

    def submission(self, trainee: str) -> Path:
        return self.desk.out / "submitted" / trainee / MODULE

    def hand_in(self, trainee: str, default: str) -> Path:
        """A submission in which every exercise is answered as `default` says; it replaces an earlier one."""
        if default not in self._ready:
            made = self.desk.submit(f"made-{default}", MODULE, default)
            self._ready[default] = self.desk.out.parent / f"made-{default}"
            made.rename(self._ready[default])
            made.parent.rmdir()
        folder = self.submission(trainee)
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(self._ready[default], folder)
        return folder

    def make(self, case: Case) -> Path:
        """The case's submission, handed in under the case's name."""
        folder = self.hand_in(case.name, case.default)
        path = folder / f"{MODULE}.ipynb"
        notebook = nbformat.read(path, 4)
        for file in sorted(case.folder.glob("cells/*")):
            self._put(notebook, file)
        if change := case.part("change"):
            change.change(notebook)
        text = json.dumps(notebook, ensure_ascii=False, indent=1)
        path.write_bytes(text.encode("utf-8", "backslashreplace"))  # half a character stands as JSON's own escape
        if case.answers:
            self._answer(folder / "answers.json", case.answers)
        if files := case.part("files"):
            files.files(folder)
        return folder

    def _put(self, notebook: nbformat.NotebookNode, file: Path) -> None:
        """`<id>.py` is the cell's new source; `new_*.py` a cell of the trainee's own, after the imports by default."""
        with file.open(encoding="utf-8", newline="") as stream:
            source = self._filled(stream.read().removesuffix("\n"))
        place = {cell.id: i for i, cell in enumerate(notebook.cells)}
        if not file.name.startswith("new_"):
            notebook.cells[place[file.stem]].source = source
            return
        side, anchor = "after", SETUP
        if found := PLACE.match(source):
            side, anchor, source = found[1], found[2], source[found.end() :]
        make = new_code_cell if file.suffix == ".py" else new_markdown_cell
        notebook.cells.insert(place[anchor] + (side == "after"), make(source, id=file.stem))

    def _answer(self, path: Path, answers: Mapping[str, Any]) -> None:
        data = json.loads(path.read_text("utf-8"))
        data["answers"] |= json.loads(self._filled(json.dumps(answers)))
        path.write_text(json.dumps(data), "utf-8")

    def _filled(self, text: str) -> str:
        text = text.replace("@GUARD@\n", GUARD)
        for name, value in self.names.items():
            text = text.replace(f"@{name}@", value)
        return text
