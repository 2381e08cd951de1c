"""`check` in a real kernel and `academy grade` say the same: of every trial of every exercise, and after random edits.

`EDITS_OF_CHECK=1000` tries more edits.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.building.build import build_course
from autograder.building.release import release_module
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import grade_cell
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import VERDICT_MIME
from autograder.grading.grade_module import grade_module
from autograder.source.model import Course, Module
from tests.support.lab_session import LabSession, lab_session
from tests.support.notebook_edits import edit
from tests.support.paths import ROOT, SMALL

EDITED = int(os.environ.get("EDITS_OF_CHECK", "200"))
PRACTICE = sorted(path.name for path in (ROOT / "course" / "modules").iterdir() if (path / "module.toml").exists())
FOLLOWED = 12
"""How many times a trainee runs the cell that `check` names."""
TO_RUN = ("edited", "not_run", "again")
"""What running a cell must settle; a cell that stopped, is gone or stands below has to be written anew."""
Verdicts = dict[str, dict[str, Any]]


class Bench:
    """A released module, its open notebook, and what `check` said of each submission."""

    def __init__(self, out: Path, content: Path, module: str, lab: LabSession) -> None:
        self.out, self.module, self.lab, self.content = out, module, lab, content
        self.course: Course = read_course(content / "course", content / "datasets", [module])
        self.said: list[tuple[str, str, Verdicts]] = []

    @property
    def exercises(self) -> Module:
        return self.course.module(self.module)

    @property
    def code(self) -> list[str]:
        return [e.name for e in self.exercises.exercises if not kind_of(e.manifest.kind).in_form]

    def trials(self, trainee: str) -> dict[str, list[Any]]:
        edition = self.course.edition_of(self.exercises)
        variant = Variant(self.course.manifest.id, edition, trainee, "ru", Generators(self.content / "datasets"))
        return {
            e.name: [t for t in kind_of(e.manifest.kind).trials(e, variant) if t.label != "stub"]
            for e in self.exercises.exercises
        }

    def open(self, trainee: str, trials: dict[str, Any]) -> None:
        """Open the released notebook with these answers in it."""
        folder = self.out / "submitted" / trainee / self.module
        folder.mkdir(parents=True)
        for path in (self.out / "release" / self.module).iterdir():
            if path.is_file():
                (folder / path.name).write_bytes(path.read_bytes())
        path, answers = folder / f"{self.module}.ipynb", {}
        notebook = nbformat.read(path, 4)
        cells = {cell.id: cell for cell in notebook.cells}
        for name, trial in trials.items():
            if name in self.code:
                cells[name].source = trial.answer
            else:
                answers[name] = sorted(trial.answer) if isinstance(trial.answer, set) else trial.answer
        nbformat.write(notebook, path)
        (folder / "answers.json").write_text(json.dumps({"format": 1, "answers": answers}), "utf-8")
        self.lab.open(path, trainee)

    def check(self, trainee: str, names: list[str], after: str) -> Verdicts:
        found = self.lab.checks(names)
        self.said.append((trainee, after, found))
        return found

    def disagreements(self) -> tuple[list[str], int]:
        """Grade everything. Return where `check` was sure and wrong, and how many verdicts were sure."""
        grade_module(self.out, self.module, workers=2)
        graded = {trainee: self._graded(trainee) for trainee in {who for who, _after, _found in self.said}}
        wrong, sure = [], 0
        for trainee, after, found in self.said:
            for name, said in found.items():
                verdict = graded[trainee][name]
                if said["state"] == "stale" or (said["state"] == "right" and verdict["hidden"]):
                    continue
                sure += 1
                if said["points"] != verdict["points"] or (said["state"] == "right") != (verdict["state"] == "right"):
                    wrong.append(f"{trainee} {name} after {after}: {said} but {verdict['state']} {verdict['points']}")
        return wrong, sure

    def _graded(self, trainee: str) -> dict[str, Any]:
        notebook = nbformat.read(self.out / "autograded" / trainee / self.module / f"{self.module}.ipynb", 4)
        names = {grade_cell(e.name, bonus=e.manifest.bonus): e.name for e in self.exercises.exercises}
        found = {}
        for cell in notebook.cells:
            name = names.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
            for output in cell.get("outputs", []) if name else []:
                found[name] = output["data"][VERDICT_MIME]
        return found


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path, str], Bench]]:
    labs = []

    def make(content: Path, module: str) -> Bench:
        out = tmp_path_factory.mktemp(module) / "ru"
        build_course(content / "course", content / "datasets", out, "ru", only=[module])
        release_module(out, module)
        context = lab_session(content)
        labs.append(context)
        return Bench(out, content, module, context.__enter__())

    yield make
    for context in labs:
        context.__exit__(None, None, None)


def follow(lab: LabSession, found: Verdicts, names: list[str]) -> Verdicts:
    """Run the cell that `check` names, again and again, while running a cell is what it asks for."""
    for _time in range(FOLLOWED):
        asked = [said["found"] for said in found.values() if said["found"] and said["found"]["what"] in TO_RUN]
        cells = [cell for cell in lab.cells if asked and cell.id == asked[0]["cell"]]
        if not cells:
            break
        lab.run(cells[0])
        lab.save()
        found = lab.checks(names)
    return found


def test_after_random_edits_check_never_says_what_the_grade_does_not(bench: Callable[[Path, str], Bench]) -> None:
    """And it is not merely silent: an unedited notebook is right, and running what it names ends its advice."""
    desk = bench(SMALL, "01_basics")
    rng, lab, names = random.Random(10), desk.lab, desk.code
    right = {name: trials[0] for name, trials in desk.trials("t0000").items() if name in names}
    stale, stuck = 0, []
    for number in range(EDITED):
        trainee = f"t{number:04d}"
        desk.open(trainee, right)
        lab.run_all(but=("-show", "-grade"))
        if number % 20 == 0:
            assert {said["state"] for said in lab.checks(names).values()} == {"right"}
        edits = ", ".join(edit(lab, rng, names))
        lab.save()
        found = desk.check(trainee, names, edits)
        stale += sum(said["state"] == "stale" for said in found.values())
        followed = follow(lab, found, names)
        desk.said.append((trainee, f"{edits}, followed", followed))
        left = [said["found"] for said in followed.values() if said["found"]]
        stuck += [f"{trainee} after {edits}: {one}" for one in left if one["what"] in TO_RUN]
    wrong, sure = desk.disagreements()
    print(
        f"{EDITED} edits, {len(desk.said)} checks of {len(names)} exercises: {sure} sure verdicts, {len(wrong)} "
        f"disagreements; stale at first {stale}, of which running cells does not settle {len(stuck)}"
    )
    assert not stuck, "\n".join(stuck)
    assert not wrong, "\n".join(wrong)
    assert sure > EDITED


@pytest.mark.parametrize("module", PRACTICE)
def test_every_trial_of_every_exercise(bench: Callable[[Path, str], Bench], module: str) -> None:
    desk = bench(ROOT, module)
    counts = [len(trials) for trials in desk.trials("t0").values()]
    names = [e.name for e in desk.exercises.exercises if not kind_of(e.manifest.kind).by_mentor]
    for number in range(max(counts)):
        trainee = f"t{number}"
        every = desk.trials(trainee)
        desk.open(trainee, {name: trials[number % len(trials)] for name, trials in every.items()})
        desk.lab.run_all()
        desk.lab.save()
        assert all(said["state"] != "stale" for said in desk.check(trainee, names, "all cells").values())
    wrong, sure = desk.disagreements()
    print(f"{module}: {max(counts)} notebooks, {sure} sure verdicts, {len(wrong)} disagreements")
    assert not wrong, "\n".join(wrong)
