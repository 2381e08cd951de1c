"""Gradebooks that nbgrader has made, on SQLite and on a private PostgreSQL server.

nbgrader makes each gradebook once; tests get copies.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.support.gradebooks import CELLS, make
from tests.support.postgresql import new_postgresql

Template = Callable[[tuple[str, ...]], str]
"""Returns the path or URL of a gradebook whose assignment has these notebooks."""


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Template:
    folder = tmp_path_factory.mktemp("gradebooks")

    @cache
    def template(notebooks: tuple[str, ...]) -> str:
        path = folder / f"{'-'.join(notebooks)}.db"
        make(f"sqlite:///{path}", notebooks=notebooks)
        return str(path)

    return template


@pytest.fixture(scope="session")
def _postgresql(postgresql_server: str) -> Template:
    @cache
    def template(notebooks: tuple[str, ...]) -> str:
        return make(new_postgresql(postgresql_server), notebooks=notebooks)

    return template


@pytest.fixture(params=["sqlite", "postgresql"])
def new_gradebook(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., str]:
    """Makes gradebooks on each kind of database in turn: `new_gradebook("01_basics")` returns a URL.

    Without names the assignment has all notebooks of `tests.support.gradebooks`.
    """
    template: Template = request.getfixturevalue(f"_{request.param}")
    numbers = itertools.count()

    def new(*notebooks: str) -> str:
        made = template(notebooks or tuple(CELLS))
        if request.param == "sqlite":
            return f"sqlite:///{shutil.copyfile(made, tmp_path / f'gradebook{next(numbers)}.db')}"
        return new_postgresql(request.getfixturevalue("postgresql_server"), made)

    return new


@pytest.fixture
def url(_sqlite: Template, tmp_path: Path) -> str:
    """A gradebook on SQLite, for tests to which the kind of database does not matter."""
    return f"sqlite:///{shutil.copyfile(_sqlite(tuple(CELLS)), tmp_path / 'gradebook.db')}"
