"""Reading checks.py: which checks it defines, what of it may be released, and running them in order."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograder.errors import NotAttempted, SourceError
from autograder.exercises.answers import plain
from autograder.exercises.course_code import namespace
from autograder.exercises.variants import Given, call_with
from autograder.exercises.verdict import Verdict
from autograder.exercises.vocabulary import Failure, Raised
from autograder.source.model import Exercise, Public
from wording.autograder import _

__all__ = ["Check", "author_checks", "checks_of", "expected_of", "run_checks", "visible_source"]


@dataclass(frozen=True)
class Check:
    """One check function. keeps: share of the points left when it is the first to fail."""

    name: str
    function: Callable[..., Any]
    hidden: bool
    keeps: float


def checks_of(source: str, exercise: str) -> list[Check]:
    """The checks of a checks.py, in the order of the file."""
    names = namespace(source, f"{exercise}/checks.py")
    return [
        Check(name, value, **value.__check__)
        for name, value in names.items()
        if callable(value) and hasattr(value, "__check__")
    ]


def author_checks(exercise: Exercise) -> list[Check]:
    """Return the checks of an exercise's checks.py; none without the file. Raises SourceError when it cannot be run."""
    try:
        return checks_of(exercise.checks, exercise.name)
    except Exception as error:
        fix = _("Mend the file so that it can be read.")
        raise SourceError(exercise.path / "checks.py", 1, f"{type(error).__name__}: {error}", fix) from error


def expected_of(source: str, exercise: str) -> Callable[..., Any] | None:
    """The `expected` function of a numeric exercise, if the file has one."""
    return namespace(source, f"{exercise}/checks.py").get("expected")


def visible_source(source: str) -> str:
    """checks.py without hidden checks and without the helpers that only they use.

    What remains is what visible checks and `expected` reach by name; module docstrings are dropped, since they tell.
    """
    tree = ast.parse(source)
    defined: dict[str, ast.stmt] = {}
    for node in tree.body:
        for name in _defines(node):
            defined[name] = node
    wanted: list[ast.stmt] = [
        n for n in tree.body if isinstance(n, ast.FunctionDef) and (_is_visible_check(n) or n.name == "expected")
    ]
    kept: set[ast.stmt] = set()
    while wanted:
        node = wanted.pop()
        if node in kept:
            continue
        kept.add(node)
        used = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
        wanted.extend(defined[name] for name in used if name in defined)
    lines = source.splitlines()
    parts = [_text(node, lines) for node in tree.body if node in kept]
    return "\n\n".join(parts) + "\n" if parts else ""


def _defines(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [(alias.asname or alias.name).split(".")[0] for alias in node.names]
    return [n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]


def _is_visible_check(node: ast.FunctionDef) -> bool:
    for decorator in node.decorator_list:
        name = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(name, ast.Name) and name.id == "check":
            options = decorator.keywords if isinstance(decorator, ast.Call) else []
            return not any(k.arg == "hidden" and isinstance(k.value, ast.Constant) and k.value.value for k in options)
    return False


def _text(node: ast.stmt, lines: list[str]) -> str:
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return "\n".join(lines[first - 1 : node.end_lineno])


def run_checks(checks: list[Check], exercise: Public, given: Given) -> Verdict | None:
    """Run checks until one fails; None when all pass. given: what they may ask for, the answer among it."""
    for number, one in enumerate(checks):
        name = one.name
        try:
            outcome = call_with(one.function, given)
        except Raised as error:
            # Words of an error may repeat the arguments, and those of a hidden check are not to be told.
            said = str(error).partition(":")[0] if one.hidden else str(error)
            outcome, name = Failure(values={"error": said}), "raises"
        except NotAttempted:
            if number == 0:
                raise
            outcome = False  # it answers elsewhere, so this is a wrong answer and no stub
        if outcome is None or plain(outcome) is True:  # a comparison of columns gives NumPy's True
            continue
        failure = outcome if isinstance(outcome, Failure) else Failure()
        share = one.keeps if failure.share is None else failure.share
        return Verdict(
            exercise.name,
            "wrong",
            round(share * exercise.points, 2),
            exercise.points,
            check=name,
            values=dict(failure.values),
            hidden=one.hidden,
        )
    return None
