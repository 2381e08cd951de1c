"""docs/architecture.md and docs/SECURITY.md describe the code as it is: folders, names and the drawing of arrows.

That every path they name exists is tested with the other documents, in test_guides.py.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.paths import ROOT

MAP, SECURITY = ROOT / "docs" / "architecture.md", ROOT / "docs" / "SECURITY.md"
PACKAGES = ("academy", "autograder", "tracker", "wording")
ROOMS = {*PACKAGES, "course", "datasets", "benchmarks", "tests", "docs"}
CONTENT = {"templates", "_content", "__pycache__"}

both_pages = pytest.mark.parametrize("page", [MAP, SECURITY], ids=lambda p: p.name)


def prose(page: Path) -> str:
    return re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)


def quoted(text: str) -> list[str]:
    """What stands between backticks and looks like a path; `<name>` in it stands for any name."""
    found = re.findall(r"`([\w.<>/-]+)`", text)
    return [name for name in found if name.split("/")[0] in ROOMS and "/" in name]


def places(name: str) -> list[Path]:
    return [path for path in ROOT.glob(re.sub(r"<\w+>", "*", name)) if path.is_dir() == name.endswith("/")]


# ---- names


def test_a_file_in_the_row_of_a_folder_is_in_that_folder() -> None:
    wrong = []
    for folder, said in re.findall(r"^\| `([\w/]+/)` \| (.*) \|$", prose(MAP), re.M):
        wrong += [folder + name for name in re.findall(r"`(\w+\.\w+)`", said) if not (ROOT / folder / name).exists()]
    assert wrong == []


@both_pages
def test_a_name_is_in_the_file_that_is_said_to_hold_it(page: Path) -> None:
    """Written as: `Limits` in `autograder/.../limits.py`."""
    wrong = []
    for words, name in re.findall(r"((?:`\w+`(?:, | and )?)+) in `([\w./]+\.\w+)`", prose(page)):
        text = places(name)[0].read_text("utf-8")
        wrong += [(word, name) for word in re.findall(r"`(\w+)`", words) if not re.search(rf"\b{word}\b", text)]
    assert wrong == []


def code_folders() -> set[str]:
    """Every folder with Python in the packages, and the first level of tests, benchmarks, course and datasets."""
    python = [path for room in PACKAGES for path in (ROOT / room).rglob("*.py") if not CONTENT & set(path.parts)]
    below = [p for room in ("tests", "tests/whole", "benchmarks") for p in (ROOT / room).iterdir() if p.is_dir()]
    folders = {path.parent for path in python} | set(below) | {ROOT / "course", ROOT / "datasets"}
    return {path.relative_to(ROOT).as_posix() for path in folders if path.name not in CONTENT}


def test_every_folder_of_code_is_named() -> None:
    named = {place.relative_to(ROOT).as_posix() for name in quoted(prose(MAP)) for place in places(name)}
    assert sorted(code_folders() - named) == []


# ---- the drawing


class Drawing:
    """The Mermaid drawing: `name["path path"]` in `subgraph package`, `a --> b & c`, `a --> b --> c`."""

    def __init__(self, text: str) -> None:
        self.nodes: dict[str, tuple[str, ...]] = {}
        self.members: dict[str, list[str]] = defaultdict(list)
        self.arrows: set[tuple[str, str]] = set()
        package = ""
        for line in map(str.strip, text.splitlines()):
            if found := re.fullmatch(r"subgraph (\w+)", line):
                package = found[1]
            elif found := re.fullmatch(r'(\w+)\["([^"]+)"\]', line):
                self.nodes[found[1]] = tuple(f"{package}/{path}" for path in found[2].split())
                self.members[package].append(found[1])
            elif "-->" in line:
                steps = [re.split(r" & ", step) for step in line.split(" --> ")]
                for here, there in pairwise(steps):
                    self.arrows |= {(a, b) for a in here for b in there}

    def owner(self, path: Path) -> str:
        """The node that a file belongs to: the one with the longest matching path; empty when none is drawn."""
        name = path.relative_to(ROOT).as_posix()
        fits = [(len(p), n) for n, paths in self.nodes.items() for p in paths if name == p or name.startswith(p)]
        return max(fits, default=(0, ""))[1]

    def nodes_of(self, name: str) -> list[str]:
        """A node, or all nodes of a package."""
        return [name] if name in self.nodes else self.members[name]

    def reach(self, start: str) -> set[str]:
        """What a node may import."""
        direct: dict[str, set[str]] = defaultdict(set)
        for a, b in self.arrows:
            for one in self.nodes_of(a):
                direct[one] |= set(self.nodes_of(b))
        found: set[str] = set()
        queue = [start]
        while queue:
            new = direct[queue.pop()] - found
            found |= new
            queue += new
        return found


@cache
def drawing() -> Drawing:
    return Drawing(re.findall(r"^```mermaid\n(.*?)^```", MAP.read_text("utf-8"), re.M | re.S)[0])


@cache
def modules() -> dict[str, Path]:
    found = {}
    for room in PACKAGES:
        for path in (ROOT / room).rglob("*.py"):
            if not CONTENT & set(path.parts):
                parts = path.relative_to(ROOT).with_suffix("").parts
                found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(code: str) -> Iterator[Path]:
    """Our modules that code imports, inside functions too."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            wanted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            members = [f"{node.module}.{alias.name}" for alias in node.names]
            wanted = members if all(name in modules() for name in members) else [str(node.module), *members]
        else:
            continue
        yield from (modules()[name] for name in wanted if name in modules())


def code_of(path: Path) -> str:
    """The code of a Python file, or of a lesson's cells."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return text
    cells = re.findall(r"^```\{code-cell\}.*?\n(.*?)^```", text, re.M | re.S)
    return "\n".join(line for cell in cells for line in cell.splitlines() if not line.startswith(":"))


@cache
def real_arrows() -> frozenset[tuple[str, str]]:
    """Between nodes of the drawing; a file that is not drawn stands for itself."""
    lessons = (ROOT / "course").glob("modules/*/lesson.*.md")
    checks = (ROOT / "course").glob("modules/*/exercises/*/checks.py")
    found = set()
    for path in [*modules().values(), ROOT / "course" / "nbgrader_config.py", *lessons, *checks]:
        for other in imported(code_of(path)):
            found.add((drawing().owner(path) or str(path), drawing().owner(other) or str(other)))
    return frozenset((a, b) for a, b in found if a != b)


def test_every_import_is_an_arrow_of_the_drawing() -> None:
    assert sorted(arrow for arrow in real_arrows() if arrow[1] not in drawing().reach(arrow[0])) == []


def test_every_arrow_of_the_drawing_is_an_import() -> None:
    def is_real(a: str, b: str) -> bool:
        return any((x, y) in real_arrows() for x in drawing().nodes_of(a) for y in drawing().nodes_of(b))

    assert sorted((a, b) for a, b in drawing().arrows if not is_real(a, b)) == []


def test_the_drawing_has_no_circle_and_no_arrow_too_many() -> None:
    """An arrow that follows from two others hides the shape."""
    single = {(a, b) for a, b in drawing().arrows if a in drawing().nodes and b in drawing().nodes}
    assert [node for node in drawing().nodes if node in drawing().reach(node)] == []
    detours = {(a, c) for a, b in single for c in drawing().reach(b)}
    assert sorted(single & detours) == []


def test_the_paths_of_the_drawing_exist() -> None:
    missing = [p for paths in drawing().nodes.values() for p in paths if (ROOT / p).is_dir() != p.endswith("/")]
    assert missing + [p for paths in drawing().nodes.values() for p in paths if not (ROOT / p).exists()] == []


# ---- tests


def test_every_folder_of_tests_is_in_their_table() -> None:
    """tests/README.md says which folder belongs to which change."""
    named = set(re.findall(r"^\| `(tests/[\w/]+)/` \|", (ROOT / "tests" / "README.md").read_text("utf-8"), re.M))
    assert named == {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
