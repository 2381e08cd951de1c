"""`submit`: the form that hands a module in, or what came of handing it in at once."""

from __future__ import annotations

from typing import Any

from academy.journey.handing_in import failure, inspect, submit_now
from academy.notebook.session import session
from academy.runs.environment import grading
from wording.languages import language

__all__ = ["show_submit"]


def show_submit(yes: Any = False) -> Any:
    """Return the form that hands the module in; with `yes` what came of handing it in now. Never raises.

    While a submission is graded nothing is returned.
    """
    if grading():
        return None
    try:
        here = session()
        with language(here.sidecar.lang):
            if yes:
                return submit_now(here, inspect(here))
            from academy.journey.submit_form import SubmitForm

            return SubmitForm(here).widget
    except Exception as error:
        return failure(error)
