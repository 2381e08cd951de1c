"""Collect experts' forms into experts.toml. All are checked first, and nothing is written if one has a fault."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.expert_form import FilledForm, edition_code, read_form, write_form
from autograder.errors import AcademyError
from autograder.exercises.kinds.judgement.experts import EXPERTS, Expert, Experts, read_experts, situation_of
from autograder.exercises.reader import read_course
from autograder.files import write_atomically
from autograder.source.model import Course, Exercise, Module
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["Applied", "apply_forms", "collect_form"]


@dataclass(frozen=True)
class Applied:
    """The key of one situation after forms were applied."""

    exercise: str
    path: Path
    experts: Experts


def collect_form(root: Path, datasets: Path, name: str, lang: str, path: Path) -> list[str]:
    """Write an empty form for the situations of a module; return their names. Raises AcademyError where it has none."""
    course, module = _module(root, datasets, name)
    exercises = _situations(module)
    write_form(course, module, exercises.values(), lang, path)
    return list(exercises)


def apply_forms(root: Path, datasets: Path, name: str, paths: Sequence[Path]) -> tuple[list[Applied], list[str]]:
    """Add what experts marked to the experts.toml of each situation.

    Returns the keys that have changed, and a sentence for each situation that an expert left out. Raises AcademyError
    with all that is wrong in the forms; then nothing is written.
    """
    course, module = _module(root, datasets, name)
    exercises = _situations(module)
    forms = [read_form(path) for path in paths]
    if problems := list(_problems(forms, exercises, edition_code(course, module))):
        raise AcademyError("\n".join([*problems, _("Nothing was written.")]))
    applied = []
    for exercise in exercises.values():
        new = [_expert(form, exercise) for form in forms if exercise.name in form.marks]
        if new:
            experts = read_experts(exercise)
            experts = experts.model_copy(update={"expert": (*experts.expert, *new)})
            path = exercise.path / EXPERTS
            write_atomically(path, _text(experts))
            applied.append(Applied(exercise.name, path, experts))
    left_out = [
        _("{file}: “{exercise}” is empty and was left out", file=form.path.name, exercise=one)
        for form in forms
        for one in form.left_out
    ]
    return applied, left_out


def _module(root: Path, datasets: Path, name: str) -> tuple[Course, Module]:
    course = read_course(root, datasets, [name])
    return course, course.modules[0]


def _situations(module: Module) -> dict[str, Exercise]:
    found = {one.name: one for one in module.exercises if EXPERTS in one.files}
    if not found:
        raise AcademyError(_("“{module}” has no exercise that experts mark.", module=module.name))
    return found


def _problems(forms: Sequence[FilledForm], exercises: dict[str, Exercise], edition: str) -> Iterable[str]:
    """Yield what is wrong: in a form, between forms, and between forms and the course."""
    seen: dict[str, str] = {}
    for form in forms:
        yield from form.problems
        file = form.path.name
        if form.edition and form.edition != edition:
            yield _(
                "{file}: the form is of “{edition}”, and this is “{now}”", file=file, edition=form.edition, now=edition
            )
            continue
        if form.expert and (other := seen.setdefault(form.expert, file)) != file:
            yield _("{file}: the expert “{id}” is in {other} too", file=file, id=form.expert, other=other)
        for name, marks in form.marks.items():
            if name not in exercises or form.situations[name] != situation_of(exercises[name]):
                yield _(
                    "{file}: “{exercise}” was marked in other words than the course has now", file=file, exercise=name
                )
                continue
            if form.expert in {one.id for one in read_experts(exercises[name]).expert}:
                yield _(
                    "{file}: experts.toml of “{exercise}” has the marks of “{id}” already; to replace them, "
                    "delete them there",
                    file=file,
                    id=form.expert,
                    exercise=name,
                )
            for item in sorted(set(exercises[name].words[LANGUAGES[0]].items) - set(marks)):
                if not form.problems:
                    yield _("{file}: “{exercise}” has no row for “{item}”", file=file, exercise=name, item=item)


def _expert(form: FilledForm, exercise: Exercise) -> Expert:
    marks = {item: form.marks[exercise.name][item] for item in exercise.words[LANGUAGES[0]].items}
    return Expert.model_validate({"id": form.expert, "date": form.date, "author": form.author, "marks": marks})


def _text(experts: Experts) -> str:
    """Return experts.toml. How well they agree stands in a comment, because it follows from the marks."""
    lines = ["format = 1"]
    if found := experts.agreement():
        n = len(experts.counted)
        lines.append(f"# {n} experts agree: ICC(2,k) {found.icc:.2f}, mean r_wg {found.rwg:.2f}")
    lines.append(f'situation = "{experts.situation}"')
    for one in experts.expert:
        marks = ", ".join(f"{item} = {mark}" for item, mark in one.marks.items())
        author = ["author = true"] if one.author else []
        lines += [
            "",
            "[[expert]]",
            f'id = "{one.id}"',
            f"date = {one.date.isoformat()}",
            *author,
            f"marks = {{ {marks} }}",
        ]
    return "\n".join(lines) + "\n"
