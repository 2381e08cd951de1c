"""Find what the course's own code must not import (imports.toml): it would be missing where the code runs later.

A trainee's package holds no `autograder.checks`, a judge shows no inside of `academy`, and a generator is read by path.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from autograder.errors import SourceError
from autograder.exercises.checks_file import author_checks
from autograder.source.model import Exercise, Module
from autograder.source.python_defects import python_defect
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["lint_exercise_imports", "lint_generator_imports", "lint_lesson_imports"]

RULES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("imports.toml").read_text("utf-8"))
MAGIC = ("%", "!", "?")
"""What begins a line of a cell that IPython reads and Python does not."""


def lint_lesson_imports(module: Module) -> Iterator[SourceError]:
    """Yield forbidden imports of a module's lessons, and cells that are no Python."""
    for lang in LANGUAGES:
        for cell in module.lessons[lang].cells:
            magic = any(line.lstrip().startswith(MAGIC) for line in cell.text.splitlines())
            if cell.type != "code" or magic:
                continue
            try:
                tree = ast.parse(cell.text)
            except SyntaxError as error:
                error.lineno = cell.code_line + (error.lineno or 1) - 1
                yield python_defect(module.lessons[lang].path, error)
                continue
            yield from _forbidden(module.lessons[lang].path, tree, "cell", cell.code_line)


def lint_exercise_imports(exercise: Exercise) -> Iterator[SourceError]:
    """Yield forbidden imports of the Python files of an exercise. What is no Python is reported elsewhere."""
    for name, text in exercise.files.items():
        if name.endswith(".py"):
            place = {"checks.py": "checks", "variants.py": "variants"}.get(name, "cell")
            with suppress(SyntaxError, SourceError):
                if place == "checks":
                    author_checks(exercise)  # what cannot be run at all is reported as that
                yield from _forbidden(exercise.path / name, ast.parse(text), place)


def lint_generator_imports(path: Path) -> Iterator[SourceError]:
    """Yield what a generator must not use: our packages, and what differs from start to start, like the clock."""
    try:
        tree = ast.parse(path.read_text("utf-8"))
    except SyntaxError as error:
        yield python_defect(path, error)
        return
    rules = RULES["dataset"]
    for line, module, _names in _imports(tree):
        root = module.partition(".")[0]
        if root in rules["ours"]:
            problem = _("a generator may not import {module}", module=module)
            yield SourceError(path, line, problem, _("It is read by path: write what it needs into its folder."))
        elif root in rules["changing"]:
            problem = _("{module} differs from start to start", module=module)
            yield SourceError(
                path, line, problem, _("Draw from `rng`: a trainee's data has to be the same every time.")
            )
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in rules["moments"]:
            problem = _("{call} differs from start to start", call=f"{node.func.attr}()")
            yield SourceError(path, node.lineno, problem, _("Write the day of the export down as a constant."))


def _forbidden(path: Path, tree: ast.AST, place: str, first_line: int = 1) -> Iterator[SourceError]:
    faces, packages = RULES[place]["faces"], RULES[place]["packages"]
    allowed = ", ".join([*faces, *packages])
    for line, module, names in _imports(tree):
        root = module.partition(".")[0]
        if module in faces:
            for name in names:
                if name not in _public(module):
                    problem = _("{module} offers no “{name}”", module=module, name=name)
                    yield SourceError(path, first_line + line - 1, problem, _("Import one of its public names."))
        elif root not in packages and root not in sys.stdlib_module_names:
            problem = _("{module} may not be imported here", module=module)
            fix = _("Import only the standard library and {allowed}.", allowed=allowed)
            yield SourceError(path, first_line + line - 1, problem, fix)


def _imports(tree: ast.AST) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield (line, module, names taken from it) of each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield node.lineno, module, tuple(alias.name for alias in node.names)


@cache
def _public(module: str) -> frozenset[str]:
    """Return the names in the `__all__` of a module, which is not imported for it."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return frozenset()
    for node in ast.parse(Path(spec.origin).read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return frozenset(ast.literal_eval(node.value))
    return frozenset()
