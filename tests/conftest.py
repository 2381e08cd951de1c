"""What the tests need of the machine, and what happens where it is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from wording import languages

pytest_plugins = ["tests.support.course_fixtures", "tests.support.postgresql"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str | None:
    """Path of a Chromium or Chrome of this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser, for playwright's `executable_path`."""
    found = browser()
    assert found, "tests that ask for a browser carry the marker `browser`"
    return found


@pytest.fixture(autouse=True)
def no_language_chosen() -> Iterator[None]:
    """A notebook's session chooses its language for the rest of the process, which here goes on to other tests."""
    yield
    languages._chosen.set(None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", metavar="FOLDER", help="save the pictures of the guides in this folder")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if browser() is None:
        missing = pytest.mark.skip(reason="needs Chromium or Chrome on PATH (Debian: apt-get install chromium)")
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(missing)
