"""Make a module's source notebook: lesson cells and exercises, with ids that depend on the source alone."""

from __future__ import annotations

import json
from collections.abc import Callable

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.building.overview import with_overview
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import (
    FIRST_PROGRESS,
    LAST_PROGRESS,
    SETUP,
    SUBMIT,
    demo_cell,
    prose_cell,
)
from autograder.exercises.kinds.cells import CellPlan
from autograder.source.glossary import Term, linked
from autograder.source.model import Course, Module
from wording.languages import language

__all__ = ["module_notebook", "notebook_text"]

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def _plans(module: Module, lang: str) -> list[CellPlan]:
    plans: list[CellPlan] = []
    prose = enumerate(with_overview(module, lang), 1)
    for cell in module.lessons[lang].cells:
        if cell.type == "prose":
            number, text = next(prose)
            plans.append(CellPlan.lesson(prose_cell(number), text))
        elif cell.type == "code":
            plans.append(CellPlan.demo(demo_cell(cell.name), cell.text))
            if cell.name == SETUP:
                plans.append(CellPlan.call(FIRST_PROGRESS, "progress"))
        else:
            exercise = module.exercise(cell.name)
            kind = kind_of(exercise.manifest.kind)
            with language(lang):
                plans.append(CellPlan.task(exercise, lang, kind.notice(exercise)))
            plans += kind.build(exercise, lang)
    return [*plans, CellPlan.call(LAST_PROGRESS, "progress"), CellPlan.call(SUBMIT, "submit")]


def module_notebook(course: Course, module: Module, lang: str, terms: tuple[Term, ...] = ()) -> nbformat.NotebookNode:
    """Return the source notebook of a module, with solutions and hidden checks and without outputs.

    Lessons of practice link to the glossary; an assessment asks what the reader knows without it.
    """
    if module.part == "practice" and terms:
        module = module.model_copy(
            update={"lessons": module.lessons | {lang: linked(module.lessons[lang], lang, terms)}}
        )
    cells = []
    for plan in _plans(module, lang):
        make: Callable[..., nbformat.NotebookNode] = new_code_cell if plan.type == "code" else new_markdown_cell
        cells.append(make(plan.source, id=plan.id[:64], metadata=plan.metadata()))
    academy = {"module": module.name, "lang": lang, "title": module.manifest.title.in_(lang)}
    academy |= {"course": course.manifest.id, "edition": course.edition_of(module)}
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}, "academy": academy}
    return new_notebook(cells=cells, metadata=metadata)


def notebook_text(notebook: nbformat.NotebookNode) -> str:
    """Return the notebook as nbformat writes it, keys sorted."""
    nbformat.validate(notebook)
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
