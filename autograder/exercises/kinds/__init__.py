"""Exercise kinds, one folder each: `<kind>/__init__.py` defines `KIND`, `<kind>/templates/` is for `academy new`.

The folder owns everything that `base.Kind` lists. Only the field of a form is elsewhere, in
`academy/notebook/widgets/fields/`, because autograder does not import the notebook. No other code names a kind, so a
new folder is a new kind.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from autograder.errors import AcademyError
from wording.autograder import _

if TYPE_CHECKING:
    from autograder.exercises.kinds.base import Kind

__all__ = ["kind_names", "kind_of"]


@cache
def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds, sorted, without importing a kind: a command that lists them must start at once."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg))


@cache
def kind_of(name: str) -> Kind:
    """Return a kind by its name in module.toml. Raises AcademyError for an unknown one."""
    if name not in kind_names():
        raise AcademyError(
            _("There is no kind “{kind}”. There are: {known}.", kind=name, known=", ".join(kind_names()))
        )
    kind: Kind = import_module(f"{__name__}.{name}").KIND
    return kind
