"""A demo cohort: invented trainees who answer as people do, run their notebooks and submit them."""

from __future__ import annotations

import random
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from academy.notebook.store import Store
from autograder.building.course_folder import CourseFolder, explain_write_errors
from autograder.errors import AcademyError
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.source.model import Exercise, Module
from autograder.task_pool import run_tasks
from wording.academy import _

__all__ = ["Cohort", "Person", "cohort", "make_cohort"]

DATA = Path(__file__).with_name("cohort.toml")
SECONDS = 300.0
WAYS = ("right", "alternative", "mistake", "blank")
LABELS = {"right": "solution", "alternative": "alternatives/", "mistake": "mistakes/"}
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Person:
    """An invented trainee."""

    login: str
    #: First and last name, by language.
    name: dict[str, str]
    #: How often an exercise is answered in each of WAYS.
    weights: tuple[float, ...]
    #: Share of the exercises that are reached, from the beginning.
    done: float
    #: Time of the submission, as in timestamp.txt.
    submitted_at: str
    #: Whether the file of the first module is cut short, as after a full disk.
    cut_short: bool


@dataclass(frozen=True)
class Cohort:
    """The result of making a cohort."""

    #: Logins.
    trainees: tuple[str, ...]
    #: How many submissions were written.
    written: int
    #: How many existed already.
    existing: int


def cohort() -> tuple[Person, ...]:
    """Return the people of cohort.toml."""
    data = tomllib.loads(DATA.read_text("utf-8"))
    people = []
    for row in data["trainee"]:
        profile = data["profile"][row["profile"]]
        weights = tuple(float(profile[way]) for way in WAYS)
        name = {"ru": row["ru"], "en": row["en"]}
        people.append(
            Person(row["login"], name, weights, profile["done"], row["submitted_at"], row.get("cut_short", False))
        )
    return tuple(people)


def make_cohort(
    out: Path,
    root: Path,
    datasets: Path,
    modules: Sequence[str] | None = None,
    progress: Progress = lambda _done, _total, _label: None,
    workers: int = 2,
) -> Cohort:
    """Write `submitted/<login>/<module>/` for every person and module; existing submissions are kept.

    Who answers what depends on names alone, so the cohort is the same every time.

    Args:
        out: the built course.
        root: the course's text, from which the answers come.
        datasets: the generators.
        modules: names of released modules; all of them by default.
        progress: called with (done, total, label).

    Raises AcademyError when a module is not released.
    """
    folder = CourseFolder.open(out)
    names = list(modules or folder.modules())
    for name in names:
        folder.require(name)
        if not (folder.root / "release" / name / f"{name}.ipynb").exists():
            raise AcademyError(_("{module} is not released yet. Run `academy release {module}` first.", module=name))
    course = read_course(root, datasets, only=names)
    people = cohort()
    lang = folder.sidecar(names[0]).lang
    _enter_names(folder, people, lang)
    todo = [(p, m) for m in course.modules for p in people if not folder.submission(p.login, m.name).exists()]
    with explain_write_errors():
        _make(folder, todo, names[0], progress, workers)
    return Cohort(tuple(p.login for p in people), len(todo), len(people) * len(course.modules) - len(todo))


def _make(
    folder: CourseFolder, todo: list[tuple[Person, Module]], first: str, progress: Progress, workers: int
) -> None:
    scratch = Path(tempfile.mkdtemp(prefix=".academy-demo-", dir=folder.root))
    try:
        ready = {}
        for person, module in todo:
            work = scratch / person.login / module.name
            _fill(folder, module, person, work)
            ready[(str(work), module.name, person.login)] = person
        progress(0, len(todo), "")
        with closing(run_tasks(list(ready), "academy.demo.run:execute", (), workers=workers, seconds=SECONDS)) as ends:
            for n, end in enumerate(ends, 1):
                work_folder, module_name, login = end.task
                if end.end != "ok":
                    raise AcademyError(
                        _("The demo notebook of {who} did not run: {why}", who=f"{login}, {module_name}", why=end.value)
                    )
                if ready[end.task].cut_short and module_name == first:
                    _cut_short(Path(work_folder) / f"{module_name}.ipynb")
                _submit(Path(work_folder), folder.submission(login, module_name))
                progress(n, len(todo), f"{login}, {module_name}")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _enter_names(folder: CourseFolder, people: Sequence[Person], lang: str) -> None:
    """Write names into the gradebook, from which formgrader and the results take them."""
    with folder.gradebook() as gradebook:
        for person in people:
            first, last = person.name[lang].split(" ", 1)
            gradebook.update_or_create_student(person.login, first_name=first, last_name=last)


def _fill(folder: CourseFolder, module: Module, person: Person, work: Path) -> None:
    """Copy the release into `work` and answer its exercises as this person would."""
    shutil.copytree(folder.root / "release" / module.name, work)
    path = work / f"{module.name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    cells = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in notebook.cells}
    store, sidecar = Store(work), folder.sidecar(module.name)
    variant = sidecar.variant(person.login, Generators(folder.datasets()))
    for number, exercise in enumerate(module.exercises):
        reached = number < person.done * len(module.exercises)
        answer = _answer(exercise, person, module.name, variant) if reached else None
        if answer is None:
            continue
        if kind_of(exercise.manifest.kind).in_folder:
            for name, content in answer.items():
                (work / name).write_bytes(content)
        elif kind_of(exercise.manifest.kind).in_form:
            store.save(exercise.name, _as_saved(answer))
        else:
            cells[exercise.name].source = answer
    nbformat.write(notebook, path)
    (work / "timestamp.txt").write_text(person.submitted_at + "\n", "utf-8")


def _answer(exercise: Exercise, person: Person, module: str, variant: Variant) -> Any:
    """Return this person's answer: source of a cell, or what a form saves; None for no answer."""
    rng = random.Random(f"{person.login}/{module}/{exercise.name}")
    way = rng.choices(WAYS, person.weights)[0]
    if way == "blank":
        return None
    trials = {t.label: t.answer for t in kind_of(exercise.manifest.kind).trials(exercise, variant)}
    labels = sorted(label for label in trials if label.startswith(LABELS[way]))
    return trials[rng.choice(labels)] if labels else None


def _as_saved(answer: Any) -> Any:
    """Convert an answer to what a form saves: JSON has no sets and tuples."""
    if isinstance(answer, set | frozenset):
        return sorted(answer)
    return list(answer) if isinstance(answer, tuple) else answer


def _cut_short(path: Path) -> None:
    text = path.read_bytes()
    path.write_bytes(text[: len(text) * 2 // 3])


def _submit(work: Path, target: Path) -> None:
    (work / ".answers.lock").unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    work.rename(target)
