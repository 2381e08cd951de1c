"""The small course, built and released, and submissions to it made by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from autograder.building.build import build_course
from autograder.building.release import release_module
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from autograder.grading.outcome import Grading
from tests.support.paths import SMALL

MODULES = ("01_basics", "02_more")


class BuiltCourse:
    """A built course and what a mentor and a trainee do with it. content: the folder of course/ and datasets/."""

    def __init__(self, out: Path, content: Path = SMALL, lang: str = "ru") -> None:
        self.out, self.root, self.datasets, self.lang = out, content / "course", content / "datasets", lang

    modules = MODULES
    grading: Grading

    def at(self, out: Path | None = None, content: Path | None = None) -> BuiltCourse:
        """Another desk: the same course built elsewhere, or this folder with a course text of one's own."""
        return BuiltCourse(out or self.out, content or self.root.parent, self.lang)

    def build(self) -> BuiltCourse:
        build_course(self.root, self.datasets, self.out, self.lang)
        return self

    def release(self) -> BuiltCourse:
        for module in MODULES:
            release_module(self.out, module)
        return self

    def given(self, module: str, name: str, label: str) -> Any:
        """What stands under a label of the exercise's trials: `solution`, `mistakes/inverted`, ..."""
        exercise = read_course(self.root, self.datasets).module(module).exercise(name)
        trials = {t.label: t.answer for t in kind_of(exercise.manifest.kind).test(exercise, self.lang)}
        return trials[label]

    def submit(self, trainee: str, module: str = "01_basics", default: str = "solution", **labels: str) -> Path:
        """Hand in the released notebook, every exercise answered as `default` says, or as named for the exercise."""
        folder = self.out / "submitted" / trainee / module
        shutil.copytree(self.out / "release" / module, folder)
        path, answers = folder / f"{module}.ipynb", {}
        notebook = nbformat.read(path, 4)
        for exercise in read_course(self.root, self.datasets).module(module).exercises:
            given = self.given(module, exercise.name, labels.get(exercise.name, default))
            if not kind_of(exercise.manifest.kind).in_form:
                cell = next(c for c in notebook.cells if c.id == exercise.name)
                cell.source = "\n".join(x for x in given.strip().splitlines() if not x.startswith("# caught by"))
            elif given not in (None, ""):
                answers[exercise.name] = sorted(given) if isinstance(given, set) else given
        nbformat.write(notebook, path)
        (folder / "answers.json").write_text(json.dumps({"format": 1, "answers": answers}), "utf-8")
        return folder

    def edit(self, folder: Path, change: Any) -> None:
        """change(notebook) in the submitted notebook."""
        path = folder / f"{folder.name}.ipynb"
        notebook = nbformat.read(path, 4)
        change(notebook)
        nbformat.write(notebook, path)


def _broken(desk: BuiltCourse, trainee: str) -> None:
    path = desk.submit(trainee) / "01_basics.ipynb"
    path.write_bytes(path.read_bytes()[:3000])


def _untidy(desk: BuiltCourse, trainee: str) -> None:
    """Right answers in a notebook that lost a grade cell, holds a copy, stands upside down and has another name."""
    folder = desk.submit(trainee)

    def change(notebook: nbformat.NotebookNode) -> None:
        cells = [c for c in notebook.cells if c.id != "cheapest-grade"]
        copy = nbformat.from_dict(next(c for c in cells if c.id == "cost_per_lead"))
        copy.id = "another"
        notebook.cells = [*cells, copy][::-1]

    desk.edit(folder, change)
    (folder / "01_basics.ipynb").rename(folder / "final (2).ipynb")


def _noisy(desk: BuiltCourse, trainee: str) -> None:
    """A right function that warns on stderr when it is called, and a scratch cell that fails."""

    def change(notebook: nbformat.NotebookNode) -> None:
        cell = next(c for c in notebook.cells if c.id == "cheapest")
        body = '    import sys, warnings\n    warnings.warn("slow")\n    print("note", file=sys.stderr)\n    working ='
        cell.source = cell.source.replace("    working =", body)
        notebook.cells.insert(6, nbformat.v4.new_code_cell("1 / 0"))

    desk.edit(desk.submit(trainee), change)


COHORT: dict[str, Callable[[BuiltCourse, str], object]] = {
    "anna": lambda desk, who: desk.submit(who),
    "boris": lambda desk, who: desk.submit(
        who,
        cost_per_lead="mistakes/without_banner",
        cheapest="mistakes/silent_wins",
        where_to_look="mistakes/only_goals",
        inbox="mistakes/report_never",
        first_steps="mistakes/offer_first",
        reply="mistakes/no_date",
    ),
    "vera": lambda desk, who: desk.submit(
        who,
        cost_per_lead="alternatives/loop",
        cheapest="alternatives/sorting",
        where_to_look="alternatives/as_list",
        inbox="alternatives/chain_planned",
        first_steps="alternatives/facts_first",
        reply="alternatives/form",
    ),
    "gleb": lambda desk, who: desk.submit(who, default="stub"),
    "dina": _broken,
    "egor": _untidy,
    "zoya": _noisy,
}
