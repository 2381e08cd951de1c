"""environment.yml and pyproject.toml say the same: a conda user gets what everybody else gets."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.paths import ROOT

ROOMS = {"academy", "autograder", "tracker", "wording"}
CONDA_NAME = {"matplotlib": "matplotlib-base"}  # the same library without Qt, which a notebook does not need
NEEDS = {"tracker": "tracker", "academy/cli/tracker": "tracker", "autograder/grading/cluster.py": "cluster"}
"""Places that may import what an extra brings: they say so when it is not there."""


def declared() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["tracker"], *extras["cluster"], *extras["hub"], *extras["test"]]
    return {canonicalize_name(r.name): r for r in map(Requirement, wanted)}


def environment() -> tuple[list[str], list[str]]:
    """The lines for conda and the lines for pip."""
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    return [x for x in lines if isinstance(x, str)], next(x["pip"] for x in lines if isinstance(x, dict))


def listed() -> dict[str, Requirement]:
    conda, pip = environment()
    return {
        canonicalize_name(r.name): r for r in map(Requirement, [*conda, *(x for x in pip if not x.startswith("-"))])
    }


def test_every_dependency_is_listed_with_the_same_bounds() -> None:
    have = listed()
    for name, wanted in declared().items():
        found = have.get(CONDA_NAME.get(name, name))
        assert found is not None, f"environment.yml lacks {wanted}"
        assert found.specifier == wanted.specifier, f"environment.yml has {found}, pyproject.toml {wanted}"


def test_nothing_else_is_listed() -> None:
    """A package that pyproject.toml does not know would be there for conda users alone."""
    known = {CONDA_NAME.get(name, name) for name in declared()} | {"python", "pip"}
    assert set(listed()) - known == set()


def test_python_is_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert str(listed()["python"].specifier) == project["requires-python"]


def test_nothing_is_listed_twice() -> None:
    conda, pip = environment()
    names = [canonicalize_name(Requirement(x).name) for x in [*conda, *pip] if not x.startswith("-")]
    assert sorted(names) == sorted(set(names))


def test_the_project_itself_comes_through_pip() -> None:
    assert environment()[1][-1] == "-e ."


def test_every_imported_library_is_declared() -> None:
    """One that only comes along with another would be gone when the other drops it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    everybody = {canonicalize_name(Requirement(r).name) for r in project["dependencies"]}
    extras = {
        extra: {canonicalize_name(Requirement(r).name) for r in wanted}
        for extra, wanted in project["optional-dependencies"].items()
    }
    provides = packages_distributions()
    undeclared = {}
    for path in [p for room in ROOMS for p in (ROOT / room).rglob("*.py")]:
        wanted = everybody.union(
            *(extras[extra] for place, extra in NEEDS.items() if path.is_relative_to(ROOT / place))
        )
        if "templates" in path.parts or "_content" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for top in {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - ROOMS:
                if not {canonicalize_name(d) for d in provides.get(top, [])} & wanted:
                    undeclared[top] = str(path.relative_to(ROOT))
    assert undeclared == {}


def test_lock_satisfies_every_bound() -> None:
    """A bound raised in pyproject.toml without `make lock` leaves everybody on a version that it forbids."""
    pins: dict[str, list[Requirement]] = {}
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if line and line[0].isalnum():
            pin = Requirement(line.rstrip("\\ "))
            pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    wanted = [*declared().values(), *(Requirement(r) for group in extras.values() for r in group)]
    for requirement in wanted:
        locked = pins.get(canonicalize_name(requirement.name), [])
        versions = [next(iter(pin.specifier)).version for pin in locked]
        assert versions, f"requirements.lock lacks {requirement}; run `make lock`"
        assert all(requirement.specifier.contains(v) for v in versions), f"{requirement}, but the lock has {versions}"


def test_both_packages_have_one_version() -> None:
    """The course's text is read by the code of its own release only."""
    code, course = (
        tomllib.loads((ROOT / place / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        for place in (".", "packaging/course")
    )
    assert course["version"] == code["version"]
    assert course["dependencies"] == [f"{code['name']}=={code['version']}"]
    assert course["requires-python"] == code["requires-python"]
