"""Whether a function will do later what it does now, when the names it knows mean the same again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

__all__ = ["settled"]

FILES = re.compile(r"open|Path|os|io|shutil|glob|connect|genfromtxt|fromfile|imread|(read|load)\w*")
"""Names by which a function comes to a file."""
PLAIN = (bool, int, float, complex, str, bytes, type(None), range, BuiltinFunctionType)


def settled(functions: list[Callable[..., Any]], names: dict[str, Any], place: Path, written: bool) -> bool:
    """Whether nothing that functions lead to by name can be changed in place: no data, no object of a class, no list.

    names: the notebook's. place: the notebook's folder, whose modules are the trainee's own. written: whether cells
    have written files there, which others may write anew.
    """
    seen: set[int] = set()

    def lasts(value: Any) -> bool:
        kind = type(value)
        if kind in PLAIN or id(value) in seen:
            return True
        seen.add(id(value))
        if kind in (tuple, frozenset):
            return all(map(lasts, value))
        if kind is ModuleType:
            return not str(vars(value).get("__file__")).startswith(str(place))
        if kind is type:
            return bool(value.__module__ != "__main__")
        if kind is not FunctionType:
            return False
        if value.__globals__ is not names:
            return bool(value.__module__ != "__main__")
        known = _names(value.__code__)
        if written and any(map(FILES.fullmatch, known)):
            return False
        within = [value.__defaults__, *(value.__kwdefaults__ or {}).values(), *vars(value).values()]
        try:
            within += [cell.cell_contents for cell in value.__closure__ or ()]
        except ValueError:  # a name that has no value yet
            return False
        return all(map(lasts, [*within, *(names[name] for name in known if name in names)]))

    return all(map(lasts, functions))


def _names(code: CodeType) -> set[str]:
    """Global names, and those of attributes, which the code does not tell apart."""
    inner = (_names(one) for one in code.co_consts if isinstance(one, CodeType))
    return set(code.co_names).union(*inner)
