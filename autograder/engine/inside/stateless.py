"""Decide whether functions are stateless: they give the same results later, once their global names are restored.

Such functions need no forked copy of the process to preserve their state.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

__all__ = ["are_stateless"]

FILE_NAMES = re.compile(r"open|Path|os|io|shutil|glob|connect|genfromtxt|fromfile|imread|(read|load)\w*")
"""Names through which a function may read a file."""
PLAIN = (bool, int, float, complex, str, bytes, type(None), range, BuiltinFunctionType)


def are_stateless(
    functions: list[Callable[..., Any]], namespace: dict[str, Any], folder: Path, files_changed: bool
) -> bool:
    """True when everything reachable from the functions is immutable.

    Follows globals, defaults, closures and attributes. No containers but tuples and frozensets, and no instances.

    Args:
        functions: The trainee's functions.
        namespace: Global names of the notebook.
        folder: The notebook's folder. Modules in it are the trainee's, so their state counts.
        files_changed: Cells have written files in the folder, and later cells may overwrite them.
    """
    seen: set[int] = set()

    def immutable(value: Any) -> bool:
        kind = type(value)
        if kind in PLAIN or id(value) in seen:
            return True
        seen.add(id(value))
        if kind in (tuple, frozenset):
            return all(map(immutable, value))
        if kind is ModuleType:
            return not str(vars(value).get("__file__")).startswith(str(folder))
        if kind is type:
            return bool(value.__module__ != "__main__")
        if kind is not FunctionType:
            return False
        if value.__globals__ is not namespace:
            return bool(value.__module__ != "__main__")
        known = _names(value.__code__)
        if files_changed and any(map(FILE_NAMES.fullmatch, known)):
            return False
        reachable = [value.__defaults__, *(value.__kwdefaults__ or {}).values(), *vars(value).values()]
        try:
            reachable += [cell.cell_contents for cell in value.__closure__ or ()]
        except ValueError:  # a closure variable that is not assigned yet
            return False
        return all(map(immutable, [*reachable, *(namespace[name] for name in known if name in namespace)]))

    return all(map(immutable, functions))


def _names(code: CodeType) -> set[str]:
    """Return the names of globals and attributes; `co_names` holds both."""
    inner = (_names(one) for one in code.co_consts if isinstance(one, CodeType))
    return set(code.co_names).union(*inner)
