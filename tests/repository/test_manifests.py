"""Every field of a manifest has a reader: what an author must write, somebody uses.

A field counts as read when code asks for it by name. A model's validators do not count: that a value can be refused is
no reason to ask an author for it.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from pydantic import BaseModel

from autograder.source.card import DatasetCard
from autograder.source.model import AnswerSpec, AssessmentManifest, CourseManifest, Framework, ModuleManifest
from tests.support.paths import ROOT
from tracker.domain.policy import Policy

READERS = {"autograder": ("academy", "autograder"), "tracker": ("academy", "tracker")}
"""Rooms in which the fields of a room's manifests may be read: the others have models of their own."""
MANIFESTS = (CourseManifest, ModuleManifest, AssessmentManifest, Framework, DatasetCard, Policy)
BY_LANGUAGE = {"ru", "en"}
"""Read by the name of the language: `Words.in_` and `title`."""
BY_KIND = {AnswerSpec}
"""Takes keys of every kind of exercise; the reader refuses those that the exercise's own kind does not know."""
CHECKED_ONCE = {"format"}
"""A number that only a future version of the file format will ask for."""


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A manifest and every model of ours inside it."""
    yield model
    for field in model.model_fields.values():
        for part in _types(field.annotation):
            yield from models(part)


def _types(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _types(part)


def fields() -> list[tuple[type[BaseModel], str]]:
    found = {m for manifest in MANIFESTS for m in models(manifest)}
    return sorted(((m, name) for m in found for name in m.model_fields), key=lambda x: (x[0].__name__, x[1]))


@cache
def asked_for(room: str) -> frozenset[str]:
    """Names of all attributes that the code of a room reads, checks of models left out."""
    names: set[str] = set()
    for path in (ROOT / room).rglob("*.py"):
        if "templates" not in path.parts and "_content" not in path.parts:
            names |= set(_attributes(ast.parse(path.read_text("utf-8"))))
    return frozenset(names)


def _attributes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and any("_validator" in ast.unparse(d) for d in node.decorator_list):
        return
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        yield node.attr
    for child in ast.iter_child_nodes(node):
        yield from _attributes(child)


@pytest.mark.parametrize(("model", "name"), fields(), ids=lambda x: x if isinstance(x, str) else x.__name__)
def test_a_field_of_a_manifest_is_read(model: type[BaseModel], name: str) -> None:
    if name in BY_LANGUAGE | CHECKED_ONCE:
        return
    rooms = READERS[model.__module__.split(".")[0]]
    assert any(name in asked_for(room) for room in rooms), "use it where a person sees it, or remove it"


def test_titles_are_read_by_language() -> None:
    assert "in_" in asked_for("academy") & asked_for("autograder")


@pytest.mark.parametrize(
    ("files", "model"),
    [
        ("course/course.toml", CourseManifest),
        ("course/competencies.toml", Framework),
        ("course/modules/*/module.toml", ModuleManifest),
        ("datasets/*/card.toml", DatasetCard),
        ("tracker/policy.toml", Policy),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_manifest_holds_nothing_that_its_model_does_not_know(files: str, model: type[BaseModel]) -> None:
    found = sorted(ROOT.glob(files))
    assert found
    for path in found:
        model.model_validate(tomllib.loads(path.read_text("utf-8")))
        closed = [m for m in models(model) if m not in BY_KIND]
        assert all(m.model_config.get("extra") == "forbid" for m in closed), "an unknown key must be refused"


def test_the_search_sees_a_field_that_nobody_reads() -> None:
    """The test of the test: a name that no code has."""
    assert not any("objectives_of_nobody" in asked_for(room) for room in ("academy", "autograder", "tracker"))
    source = "class M:\n    @model_validator(mode='after')\n    def f(self):\n        return self.unread\n"
    assert "unread" not in set(_attributes(ast.parse(source)))
    assert "unread" in set(_attributes(ast.parse(source.replace("@model_validator", "@property"))))
