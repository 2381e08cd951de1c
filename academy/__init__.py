"""What a notebook of the course uses: `from academy import check, hint, load, progress, show, submit`.

Importing this is instant: the work is imported when one of the functions is first called. In a notebook it begins to
note which cell ran when, so that `check` can say whether the notebook makes the answer, and it explains errors.
"""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from academy.notebook.result import Result

__all__ = ["check", "hint", "load", "progress", "show", "submit"]


class _Absent(Enum):
    """The default of `answer`: `None` and `...` would not do, because a trainee may pass them by mistake."""

    ABSENT = "taken from the notebook"

    def __repr__(self) -> str:
        return f"<{self.value}>"


def load(name: str, raw: bool = False, excel: bool = False) -> Any:
    """Return this trainee's data: for an exercise's name its case, for a dataset's name a fresh DataFrame.

    Args:
        raw: return the path of the dataset's file instead, as the service exports it. It is written beside the notebook
            as `data/<file>`.
        excel: save the data as `data/<name>.xlsx` beside the notebook, and return a link to the file.
    """
    from academy.notebook.load import load_data

    return load_data(name, raw=raw, excel=excel)


def check(name: str, answer: Any = _Absent.ABSENT) -> Result:
    """Judge an answer at once: not attempted, cannot be read, wrong with a pointer, or right.

    Without `answer`, judge the notebook's variable of that name, or the answer given in the form below the task.
    """
    from academy.notebook.check import check_answer, check_saved

    return check_saved(name) if answer is _Absent.ABSENT else check_answer(name, answer)


def hint(name: str) -> Result:
    """Return the next hint for an exercise; after the last one, the last again."""
    from academy.notebook.hint import next_hint

    return next_hint(name)


def show(name: str) -> Any:
    """Return the form of an exercise; one that code answers may be answered in its form too."""
    from academy.notebook.widgets import show_exercise

    return show_exercise(name)


def progress() -> Any:
    """Return where the trainee stands in this module, and what comes next."""
    from academy.journey.progress import show_progress

    return show_progress()


def submit(yes: bool = False) -> Any:
    """Return what is missing and a button that hands the module in.

    Args:
        yes: hand it in now, without a button.
    """
    from academy.journey.submit import show_submit

    return show_submit(yes)


def _begin() -> None:
    if "IPython" not in sys.modules:
        return
    from academy.notebook.python_errors import explain_errors
    from academy.runs.record import watch

    watch()
    explain_errors()


_begin()
