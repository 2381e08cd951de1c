"""What course text and a trainee's computer allow the code to import.

`make lint` holds the order of rooms: import-linter reads it from pyproject.toml. These tests hold what it cannot see:
files that are not modules, a package's own face, and libraries that Windows lacks.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.paths import ROOT

OURS = {"academy", "autograder", "tracker", "wording", "course", "datasets", "tests", "benchmarks"}
ROOMS = ("academy", "autograder", "tracker", "wording")
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}
DATA = {"numpy", "pandas"}


def files(folder: str, pattern: str = "**/*.py") -> list[Path]:
    """Python files of a room; skeletons that `academy new` copies are content, not code."""
    return [
        p for p in sorted((ROOT / folder).glob(pattern)) if "templates" not in p.parts and "_content" not in p.parts
    ]


@cache
def imported(path: Path, *, everywhere: bool = True) -> tuple[str, ...]:
    """Full names of the modules that a file imports; `everywhere=False`: only those that importing it imports."""
    return tuple(_imports(ast.parse(path.read_text(encoding="utf-8")), everywhere))


def _imports(node: ast.AST, everywhere: bool) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: import by full name"
            yield str(child.module)
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        elif everywhere or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _imports(child, everywhere)


def tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules(room: str) -> dict[str, Path]:
    return {module_name(path): path for path in files(room)}


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_imports_the_face_of_its_own_package(room: str) -> None:
    """A package's `__init__` imports its modules, so this would be a circle; import-linter compares only siblings."""
    circles = {name: faces for name, path in modules(room).items() if (faces := own_faces(name, path))}
    assert circles == {}


def own_faces(name: str, path: Path) -> list[str]:
    """Packages around a module that it imports from. `from package import module` goes past the package's face."""
    known, found = modules(name.split(".")[0]), []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and any(f"{node.module}.{a.name}" not in known for a in node.names):
            found.append(str(node.module))
    return [package for package in found if name.startswith(f"{package}.")]


@pytest.mark.parametrize(
    "path", files("course", "modules/*/exercises/*/*.py"), ids=lambda p: "/".join(p.parts[-4::3] + p.parts[-2:])
)
def test_an_exercise_uses_the_check_vocabulary_and_nothing_else_of_ours(path: Path) -> None:
    """checks.py and variants.py travel to the trainee and run in the judge: they may rest on nothing else."""
    if path.name == "solution.py":
        assert tops(path) & OURS == set(), "a solution is a cell: what it needs is imported by the lesson's setup cell"
        return
    allowed = {"autograder"} if path.name == "checks.py" else set()
    assert tops(path) <= allowed | DATA | set(sys.stdlib_module_names)
    assert {i for i in imported(path) if i.split(".")[0] == "autograder"} <= {
        i for i in imported(path) if i == "autograder.checks" or i.startswith("autograder.checks.")
    }


@pytest.mark.parametrize(
    "path", sorted((ROOT / "course").glob("modules/*/lesson.*.md")), ids=lambda p: "/".join(p.parts[-2:])
)
def test_a_lesson_uses_only_what_a_trainee_has(path: Path) -> None:
    cells = re.findall(r"^```\{code-cell\}.*?\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S)
    code = "\n".join(line for cell in cells for line in cell.splitlines() if not line.startswith(":"))
    names = {name.split(".")[0] for name in _imports(ast.parse(code), everywhere=True)}
    assert names <= {"academy", "matplotlib"} | DATA | set(sys.stdlib_module_names)


def test_generators_need_nothing_but_numbers_and_the_standard_library() -> None:
    wrong = {str(p): sorted(bad) for p in files("datasets") if (bad := tops(p) - DATA - set(sys.stdlib_module_names))}
    assert wrong == {}


def trainee_side() -> set[Path]:
    """What `from academy import ...` in a notebook loads of ours, directly or not, and every file of academy/."""
    known = modules("academy") | modules("autograder") | modules("tracker") | modules("wording")
    queue, seen = sorted(modules("academy")), set()
    by_name = [name for name in known if name.startswith("autograder.exercises.kinds.")]
    queue = [name for name in queue if not name.startswith("academy.cli")] + by_name
    while queue:
        name = queue.pop()
        if name in known and name not in seen:
            seen.add(name)
            queue.extend(imported(known[name], everywhere=False))
            queue.append(name.rpartition(".")[0])
    return {known[name] for name in seen} | set(files("academy"))


def test_trainee_side_does_not_need_posix() -> None:
    """Trainees work on Windows and macOS; what only POSIX has stays in the grading side."""
    wrong = {str(p.relative_to(ROOT)): sorted(bad) for p in trainee_side() if (bad := tops(p) & POSIX_ONLY)}
    assert wrong == {}


WINDOWS = """
import importlib.abc, sys

POSIX_ONLY, OURS = {posix_only!r}, {ours!r}


class Gone(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        frame = sys._getframe()
        while frame.f_globals.get("__name__", "").startswith(("importlib", "__main__")) and frame.f_back:
            frame = frame.f_back
        if name in POSIX_ONLY and frame.f_globals.get("__name__", "").split(".")[0] in OURS:
            raise ImportError(name + " is not there on Windows")


for name in POSIX_ONLY:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Gone())
import academy, academy.cli
"""


def test_the_command_starts_where_posix_is_missing() -> None:
    """The same, by running it: refused what Windows lacks, the notebook functions and the command still import."""
    code = WINDOWS.format(posix_only=sorted(POSIX_ONLY), ours=sorted(OURS))
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr
