"""The vocabulary of checks.py: functions with which an author judges an answer.

A check returns None or True when it passes, False or `fail(**values)` when it does not. It never writes a sentence:
the values fill the placeholders of the feedback in the trainee's language.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from autograder.errors import NotAttempted
from autograder.exercises.answers import plain
from autograder.exercises.comparison import close, f1, same_items, same_mapping, same_table
from autograder.exercises.scoring import corrected, mapping_share, set_share
from autograder.style_check.texts import asked_dates, dates, mentions, money, numbers, sentences, together, words

__all__ = [
    "Failure",
    "Raised",
    "asked_dates",
    "call",
    "check",
    "close",
    "corrected",
    "dates",
    "f1",
    "fail",
    "mapping_share",
    "mentions",
    "money",
    "numbers",
    "once",
    "same_items",
    "same_mapping",
    "same_table",
    "sentences",
    "set_share",
    "together",
    "words",
]

F = TypeVar("F", bound=Callable[..., Any])
REMEMBERED = 4


@dataclass(frozen=True)
class Failure:
    """What a failed check reports."""

    #: Share of the points that a mistake recognised by name deserves; None: what `share` of checks.py measures.
    share: float | None = None
    #: Values for the placeholders of the feedback.
    values: Mapping[str, Any] = field(default_factory=dict)


class Raised(Exception):
    """The trainee's function raised an error; carries its type and message."""


def check(function: F | None = None, *, hidden: bool = False) -> Any:
    """Mark a function as a check.

    Args:
        hidden: it is never released and runs only when a submission is graded.
    """

    def mark(marked: F) -> F:
        marked.__check__ = {"hidden": hidden}  # type: ignore[attr-defined]
        return marked

    return mark if function is None else mark(function)


def once(function: F) -> F:
    """Mark a helper that several checks call with the same arguments: compute it once, give each caller a copy.

    Arguments are compared by identity: all checks of one answer receive the same objects, so a copy made by a helper
    is computed again. The last four results are remembered.
    """
    known: dict[tuple[Any, ...], tuple[inspect.BoundArguments, Any]] = {}
    signature = inspect.signature(function)

    @wraps(function)
    def remembering(*positional: Any, **named: Any) -> Any:
        given = signature.bind(*positional, **named)
        key = (*map(id, given.args), *((name, id(value)) for name, value in given.kwargs.items()))
        if key not in known:
            if len(known) == REMEMBERED:
                del known[next(iter(known))]
            # The arguments are kept too: while they live, no other object has their ids.
            known[key] = given, function(*given.args, **given.kwargs)
        return deepcopy(known[key][1])

    return remembering  # type: ignore[return-value]


def fail(share: float | None = None, **values: Any) -> Failure:
    """Let the check fail; `values` fill the placeholders of its feedback.

    Args:
        share: of the points, for a mistake that the check recognises exactly; without it `share` of checks.py decides.

    Raises ValueError unless 0 <= share < 1.
    """
    if share is not None and not 0 <= share < 1:
        raise ValueError("a failed check leaves a share of the points: 0 <= share < 1")
    return Failure(share, values)


def call(function: Callable[..., Any], *args: Any) -> Any:
    """Call the trainee's function on copies of the arguments and return plain data.

    A function that runs in another process receives copies anyway and says so with its attribute `copies`.

    Raises `Raised` (feedback `raises`) when the function raises, `NotAttempted` when it returns nothing.
    """
    try:
        result = function(*(args if getattr(function, "copies", False) else deepcopy(args)))
    except Exception as error:
        raise Raised(f"{type(error).__name__}: {error}") from None
    if result is None or result is ...:
        raise NotAttempted()
    return plain(result)
