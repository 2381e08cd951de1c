"""checks.py of an exercise: finding its checks, cutting out the hidden ones, running them in order."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from autograder.errors import AcademyError, NotAttempted
from autograder.exercises.answers import plain
from autograder.exercises.course_code import namespace
from autograder.exercises.variants import Arguments, call_with
from autograder.exercises.verdict import Remark, Verdict
from autograder.exercises.vocabulary import Failure, Raised
from autograder.source.model import Exercise, Public
from autograder.source.python_defects import python_defect

__all__ = [
    "MOST",
    "Check",
    "author_checks",
    "checks_of",
    "expected_of",
    "failed_checks",
    "run_checks",
    "share_is_hidden",
    "share_of",
    "visible_source",
]

MOST = 0.9
"""The largest share that an answer gets which fails a check: full marks are for full answers."""


@dataclass(frozen=True)
class Check:
    """One check function."""

    name: str
    function: Callable[..., Any]
    #: Whether it is never released.
    hidden: bool


def checks_of(source: str, exercise: str) -> list[Check]:
    """Return the checks of a checks.py, in the order of the file."""
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
        raise python_defect(exercise.path / "checks.py", error, f"{exercise.name}/checks.py") from error


def expected_of(source: str, exercise: str) -> Callable[..., Any] | None:
    """Return the `expected` function, None when the file has none."""
    return namespace(source, f"{exercise}/checks.py").get("expected")


def share_of(source: str, exercise: str) -> Callable[..., Any] | None:
    """Return the function `share`, which measures a failed answer; None when the file has none.

    A check may have that name too; it is a check and nothing else.
    """
    found = namespace(source, f"{exercise}/checks.py").get("share")
    return found if callable(found) and not hasattr(found, "__check__") else None


def visible_source(source: str) -> str:
    """Return checks.py without hidden checks and the helpers that only they use.

    Only what visible checks, `expected` and `share` reach by name remains. A `share` that reaches a hidden check is
    left out with it. The module's docstring is dropped, because it may describe hidden checks.
    """
    tree = ast.parse(source)
    roots: list[ast.stmt] = [
        n for n in tree.body if isinstance(n, ast.FunctionDef) and (_hides(n) is False or n.name == "expected")
    ]
    if not share_is_hidden(source):
        roots += _shares(tree)
    kept = _reached(tree, roots)
    lines = source.splitlines()
    parts = [_text(node, lines) for node in tree.body if node in kept]
    return "\n\n".join(parts) + "\n" if parts else ""


def share_is_hidden(source: str) -> bool:
    """Return whether `share` reaches a hidden check, so that the notebook could not compute it."""
    tree = ast.parse(source)
    return any(isinstance(n, ast.FunctionDef) and _hides(n) is True for n in _reached(tree, _shares(tree)))


def _shares(tree: ast.Module) -> list[ast.stmt]:
    return [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "share" and _hides(n) is None]


def _reached(tree: ast.Module, roots: Iterable[ast.stmt]) -> set[ast.stmt]:
    """Return the statements that some of them reach by name, themselves included."""
    defined = {name: node for node in tree.body for name in _defines(node)}
    wanted, kept = list(roots), set[ast.stmt]()
    while wanted:
        node = wanted.pop()
        if node in kept:
            continue
        kept.add(node)
        used = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
        wanted.extend(defined[name] for name in used if name in defined)
    return kept


def _defines(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [(alias.asname or alias.name).split(".")[0] for alias in node.names]
    return [n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]


def _hides(node: ast.FunctionDef) -> bool | None:
    """Return whether a check is hidden; None for a function that is no check."""
    for decorator in node.decorator_list:
        name = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(name, ast.Name) and name.id == "check":
            options = decorator.keywords if isinstance(decorator, ast.Call) else []
            return any(k.arg == "hidden" and isinstance(k.value, ast.Constant) and bool(k.value.value) for k in options)
    return None


def _text(node: ast.stmt, lines: list[str]) -> str:
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return "\n".join(lines[first - 1 : node.end_lineno])


def run_checks(checks: list[Check], exercise: Public, arguments: Arguments) -> Verdict | None:
    """Run checks until one fails, and return its verdict; None when all pass.

    Args:
        arguments: what the checks may ask for, the answer among it.
    """
    for number, one in enumerate(checks):
        name = one.name
        try:
            outcome = call_with(one.function, arguments)
        except Raised as error:
            # An error's message may repeat the arguments, and a hidden check's must stay hidden.
            message = str(error).partition(":")[0] if one.hidden else str(error)
            outcome, name = Failure(values={"error": message}), "raises"
        except NotAttempted:
            if number == 0:
                raise
            outcome = False  # the function passed earlier checks, so this is a wrong answer, not a stub
        if outcome is None or plain(outcome) is True:  # comparing columns gives NumPy's True
            continue
        failure = outcome if isinstance(outcome, Failure) else Failure()
        share = _measured(exercise, arguments) if failure.share is None else failure.share
        return Verdict(
            exercise.name,
            "wrong",
            round(min(share, MOST) * exercise.points, 2),
            exercise.points,
            check=name,
            values=dict(failure.values),
            hidden=one.hidden,
        )
    return None


def _measured(exercise: Public, arguments: Arguments) -> float:
    """Return the share that `share` of checks.py measures, 0..1; 0 when there is none or it cannot measure the answer.

    An answer that failed a check may have any form, so that an error is the answer's: it is worth nothing. `academy
    verify` runs `share` on the solution, where an error is the author's.
    """
    function = share_of(exercise.checks, exercise.name)
    if function is None:
        return 0.0
    try:
        share = float(call_with(function, arguments))
    except AcademyError:
        raise
    except Exception:
        return 0.0
    return min(max(0.0, share), 1.0)


def failed_checks(checks: list[Check], arguments: Arguments) -> list[Remark]:
    """Run all checks of a text, and return those that fail in the order of the file."""
    failed = []
    for one in checks:
        outcome = call_with(one.function, arguments)
        if outcome is None or plain(outcome) is True:
            continue
        failed.append(Remark(one.name, dict(outcome.values) if isinstance(outcome, Failure) else {}))
    return failed
