"""Exercise kinds. Each has the same five verbs:

build   the cells of its notebook part           show    what a front end needs to display it
read    the answer as plain data                 judge   a verdict on what was read
test    the trials that prove the exercise: what must pass and what must fail, at which check
"""

from __future__ import annotations

from autograder.exercises.kinds.base import Kind, Trial
from autograder.exercises.kinds.choice import Choice
from autograder.exercises.kinds.code import Code, Numeric
from autograder.exercises.kinds.group import Group
from autograder.exercises.kinds.order import Order
from autograder.exercises.kinds.text import Text

__all__ = ["KINDS", "Kind", "Trial", "kind_of"]

KINDS: dict[str, Kind] = {
    "code": Code(),
    "numeric": Numeric(),
    "choice": Choice(),
    "group": Group(),
    "order": Order(),
    "text": Text(),
}


def kind_of(name: str) -> Kind:
    """The kind by its name in module.toml."""
    return KINDS[name]
