"""The small course, built and released, and submissions to it made by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from autograder.building.build import build_course
from autograder.building.release import release_module
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.grading.outcome import Grading
from autograder.source.model import Course, Exercise
from tests.support.paths import SMALL

__all__ = ["COHORT", "MODULES", "BuiltCourse"]

MODULES = ("01_basics", "02_more", "02_more_assessment")


class BuiltCourse:
    """A built course, and what a mentor and a trainee do with it."""

    modules = MODULES
    #: outcomes of the cohort, in the course that the fixture `graded` gives
    grading: Grading

    def __init__(self, out: Path, content: Path = SMALL, lang: str = "ru") -> None:
        """Args:

        out: the built folder
        content: folder of course/ and datasets/
        """
        self.out, self.root, self.datasets, self.lang = out, content / "course", content / "datasets", lang

    @classmethod
    def copy(cls, folder: Path, out: Path) -> BuiltCourse:
        """Copy a built folder, so that the test may change it."""
        shutil.copytree(folder, out)
        return cls(out)

    def using(self, out: Path | None = None, content: Path | None = None) -> BuiltCourse:
        """Return the same course with another built folder or another text."""
        return BuiltCourse(out or self.out, content or self.root.parent, self.lang)

    def build(self) -> BuiltCourse:
        build_course(self.root, self.datasets, self.out, self.lang)
        return self

    def release(self) -> BuiltCourse:
        for module in MODULES:
            release_module(self.out, module)
        return self

    def text(self) -> Course:
        """Read the course's text. That of the small course does not change, so it is read once."""
        return _small() if self.root.parent == SMALL else read_course(self.root, self.datasets)

    def answer(self, module: str, exercise: str, label: str) -> Any:
        """Return the answer that the exercise's trial of that label gives: `solution`, `mistakes/inverted`, ..."""
        return self._answer(module, self.text().module(module).exercise(exercise), label, "anna")

    def variant(self, module: str, trainee: str) -> Variant:
        """Return a trainee's variant of a module."""
        course = self.text()
        edition = course.edition_of(course.module(module))
        return Variant(course.manifest.id, edition, trainee, self.lang, Generators(self.datasets))

    def _answer(self, module: str, exercise: Exercise, label: str, trainee: str) -> Any:
        trials = kind_of(exercise.manifest.kind).trials(exercise, self.variant(module, trainee))
        return {t.label: t.answer for t in trials}[label]

    def submit(self, trainee: str, module: str = "01_basics", default: str = "solution", **labels: str) -> Path:
        """Submit the released notebook, with every exercise answered as `labels` or else `default` says."""
        folder = self.out / "submitted" / trainee / module
        shutil.copytree(self.out / "release" / module, folder)
        path, answers = folder / f"{module}.ipynb", {}
        notebook = nbformat.read(path, 4)
        for exercise in self.text().module(module).exercises:
            answer = self._answer(module, exercise, labels.get(exercise.name, default), trainee)
            if not kind_of(exercise.manifest.kind).in_form:
                cell = next(c for c in notebook.cells if c.id == exercise.name)
                cell.source = "\n".join(x for x in answer.strip().splitlines() if not x.startswith("# caught by"))
            elif kind_of(exercise.manifest.kind).in_folder:
                for name, content in (answer or {}).items():
                    (folder / name).write_bytes(content)
            elif answer not in (None, ""):
                answers[exercise.name] = sorted(answer) if isinstance(answer, set) else answer
        nbformat.write(notebook, path)
        (folder / "answers.json").write_text(json.dumps({"format": 1, "answers": answers}), "utf-8")
        return folder

    def edit(self, folder: Path, change: Any) -> None:
        """Call `change(notebook)` on the submitted notebook."""
        path = folder / f"{folder.name}.ipynb"
        notebook = nbformat.read(path, 4)
        change(notebook)
        nbformat.write(notebook, path)


@cache
def _small() -> Course:
    return read_course(SMALL / "course", SMALL / "datasets")


def _broken(course: BuiltCourse, trainee: str) -> None:
    """Submit a notebook that was cut off."""
    path = course.submit(trainee) / "01_basics.ipynb"
    path.write_bytes(path.read_bytes()[:3000])


def _untidy(course: BuiltCourse, trainee: str) -> None:
    """Submit right answers in a renamed notebook without a grade cell, with a copied cell, all in reverse order."""
    folder = course.submit(trainee)

    def change(notebook: nbformat.NotebookNode) -> None:
        cells = [c for c in notebook.cells if c.id != "cheapest-grade"]
        copy = nbformat.from_dict(next(c for c in cells if c.id == "cost_per_lead"))
        copy.id = "another"
        notebook.cells = [*cells, copy][::-1]

    course.edit(folder, change)
    (folder / "01_basics.ipynb").rename(folder / "final (2).ipynb")


def _noisy(course: BuiltCourse, trainee: str) -> None:
    """Submit a right function that warns on stderr when it is called, and a scratch cell that fails."""

    def change(notebook: nbformat.NotebookNode) -> None:
        cell = next(c for c in notebook.cells if c.id == "cheapest")
        body = '    import sys, warnings\n    warnings.warn("slow")\n    print("note", file=sys.stderr)\n    working ='
        cell.source = cell.source.replace("    working =", body)
        notebook.cells.insert(6, nbformat.v4.new_code_cell("1 / 0"))

    course.edit(course.submit(trainee), change)


#: trainees, and how each submits
COHORT: dict[str, Callable[[BuiltCourse, str], object]] = {
    "anna": lambda course, who: course.submit(who),
    "boris": lambda course, who: course.submit(
        who,
        cost_per_lead="mistakes/without_banner",
        cheapest="mistakes/silent_wins",
        where_to_look="mistakes/only_goals",
        inbox="mistakes/report_never",
        first_steps="mistakes/offer_first",
        reply="mistakes/no_date",
    ),
    "vera": lambda course, who: course.submit(
        who,
        cost_per_lead="alternatives/loop",
        cheapest="alternatives/sorting",
        where_to_look="alternatives/as_list",
        inbox="alternatives/chain_planned",
        first_steps="alternatives/facts_first",
        reply="alternatives/form",
    ),
    "gleb": lambda course, who: course.submit(who, default="stub"),
    "dina": _broken,
    "egor": _untidy,
    "zoya": _noisy,
}
