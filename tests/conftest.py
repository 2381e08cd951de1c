"""What the tests need of the machine, and what happens where it is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from wording import languages

pytest_plugins = ["tests.support.course_fixtures", "tests.support.kept_engine", "tests.support.postgresql"]
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


SLOW = (
    "whole/nbgrader/test_suite.py",
    "whole/attacks",
    "course/test_course.py",
    "autograder/engine/test_kills.py",
    "autograder/engine/test_fuzz.py",
    "whole",
    "course/test_assessments.py",
    "academy/demo/test_cohort.py",
    "academy/marking",
    "academy/cli/tracker/test_demo.py",
    "autograder/grading/test_cluster.py",
    "autograder/authoring/proofs/test_data_proof.py",
    "autograder/authoring/test_proof_cache.py",
    "autograder/authoring/test_limits.py",
    "autograder/grading/test_grade_module.py",
    "tracker/reports/test_accessible.py",
    "autograder/results/test_lost_answers.py",
    "autograder/submission/test_nbgrader_rules_notebooks.py",
    "autograder/grading/test_regrade_module.py",
    "autograder/grading/test_assessment.py",
    "autograder/gradebook/test_attempts.py",
    "autograder/marking/test_marks.py",
    "autograder/receipts/test_grading.py",
    "autograder/engine/test_isolation.py",
    "autograder/grading/test_runs.py",
    "tracker/store/test_tampering.py",
    "tracker/demo",
    "autograder/building/test_build.py",
    "academy/cli/tracker/test_imports.py",
    "autograder/test_task_pool.py",
    "autograder/building/test_release.py",
    "autograder/results/test_feedback.py",
    "datasets/test_wrong_methods.py",
    "autograder/gradebook/test_book.py",
    "academy/cli/tracker/test_access.py",
    "autograder/exercises/test_pools.py",
    "datasets/test_planted_shop.py",
    "autograder/results/test_results.py",
    "academy/cli/test_results.py",
)
"""Files and folders that `make check` leaves to `make test`, so that it answers in two minutes; the longest first.

Elsewhere the marker `slow` stands at the test. What runs on both databases is checked on SQLite.
"""


def slow_rank(item: pytest.Item) -> int:
    """Return the number of the first entry of SLOW that the test belongs to, or the length of SLOW."""
    file = item.nodeid.partition("::")[0]
    return next((n for n, slow in enumerate(SLOW) if f"{file}/".startswith(f"tests/{slow}/")), len(SLOW))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark slow tests. Workers start with their files, so that none of these is left to run alone at the end."""
    for item in items:
        if slow_rank(item) < len(SLOW):
            item.add_marker("slow")
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    for item in items:
        if "[postgresql" in item.name:
            item.add_marker("slow")
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: (item.path not in slow, slow_rank(item)))
    if browser() is None:
        missing = pytest.mark.skip(reason="needs Chromium or Chrome on PATH (Debian: apt-get install chromium)")
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(missing)
