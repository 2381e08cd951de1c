"""`show`: the form of an exercise that is not answered by code."""

from __future__ import annotations

from typing import Any

from academy.notebook.result import trouble
from academy.notebook.session import session
from academy.notebook.steps import first_do
from academy.runs.environment import grading
from autograder.errors import AcademyError
from autograder.exercises.kinds import kind_of
from wording.academy import _
from wording.languages import language

__all__ = ["show_exercise"]


def show_exercise(name: Any) -> Any:
    """Return the form's widget, or the saved answer as text while a submission is graded.

    Where there is no form, return a sentence that says so.
    """
    try:
        here = session()
        with language(here.sidecar.lang):
            if not isinstance(name, str):
                example = f'show("{next(iter(here.sidecar.exercises))}")'
                return trouble(_("Write the exercise's name in quotes: {example}.", example=example))
            exercise = here.exercise(name)
            if not kind_of(exercise.manifest.kind).in_form:
                return trouble(
                    _(
                        "“{name}” is answered by code: write the answer into the variable `{name}`, then check it.",
                        name=name,
                    )
                )
            if grading():
                from academy.notebook.widgets.still import still

                return still(here, exercise)
            if missing := first_do(here, exercise):
                return trouble(missing)
            from academy.notebook.widgets.form import Form

            return Form(here, exercise).widget
    except AcademyError as error:
        return trouble(str(error))
