"""What a notebook of the course uses: `from academy import check, hint, load, show`.

Importing this is instant: the work is imported when one of the functions is first called.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from academy.notebook.result import Result

__all__ = ["check", "hint", "load", "show"]


class _Absent(Enum):
    """`None` and `...` are answers a trainee may give by mistake, so that "no argument" needs a value of its own."""

    ABSENT = "taken from the notebook"

    def __repr__(self) -> str:
        return f"<{self.value}>"


def load(name: str, raw: bool = False) -> Any:
    """This trainee's data.

    An exercise's name gives its case, a dataset's name a fresh DataFrame. raw: instead, the path of the dataset's file
    as the service exports it, written beside the notebook as `data/<file>`.
    """
    from academy.notebook.load import load_data

    return load_data(name, raw=raw)


def check(name: str, answer: Any = _Absent.ABSENT) -> Result:
    """Judge an answer at once: not attempted, cannot be read, wrong with a pointer, or right.

    Without `answer`, it is the notebook's variable of that name or what was filled in below the task.
    """
    from academy.notebook.check import check_given, check_kept

    return check_kept(name) if answer is _Absent.ABSENT else check_given(name, answer)


def hint(name: str) -> Result:
    """The next hint for an exercise; after the last one, the last again."""
    from academy.notebook.hint import next_hint

    return next_hint(name)


def show(name: str) -> Any:
    """The form in which a choice, group, order or text exercise is answered."""
    from academy.notebook.widgets import show_exercise

    return show_exercise(name)
