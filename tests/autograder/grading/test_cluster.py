"""A Dask cluster of real processes on loopback writes the gradebook of one machine, also when processes die."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.errors import AcademyError
from autograder.grading.grade_module import grade_module
from tests.support.built_course import COHORT, BuiltCourse
from tests.support.gradebooks import cohort_rows
from tests.support.paths import SMALL
from tests.support.postgresql import new_postgresql
from wording.languages import language

distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")

MODULE = "01_basics"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Start two worker processes that find the small course's generators, as the machines of a cluster would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        patch.delenv("JUPYTERHUB_USER", raising=False)
        with distributed.LocalCluster(
            processes=True, n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as found:
            yield found


@pytest.fixture
def cohort(desk: BuiltCourse) -> BuiltCourse:
    """Let the whole cohort submit, and grade nobody."""
    for trainee, prepare in COHORT.items():
        prepare(desk, trainee)
    return desk


def url_of(desk: BuiltCourse) -> str:
    """Return the gradebook's URL, as nbgrader finds it."""
    return str(CourseFolder.open(desk.out).with_busy_timeout().CourseDirectory.db_url)


def outcomes(grading: Any) -> dict[str, tuple[Any, ...]]:
    return {o.trainee: (o.status, o.notes, o.reason) for o in grading.outcomes}


def is_as_locally(desk: BuiltCourse, grading: Any, graded: BuiltCourse) -> None:
    """Check that rows and outcomes equal those of the cohort graded on one machine."""
    assert outcomes(grading) == outcomes(graded.grading)
    assert cohort_rows(url_of(desk)) == cohort_rows(url_of(graded))
    assert len(cohort_rows(url_of(desk))["grade"]) == (len(COHORT) - 1) * 6  # dina's notebook cannot be read


def test_the_gradebook_is_the_same_as_on_one_machine(cluster, cohort: BuiltCourse, graded: BuiltCourse) -> None:
    steps: list[int] = []
    with language("en"):
        grading = grade_module(
            cohort.out, MODULE, progress=lambda done, _n, _who: steps.append(done), scheduler=cluster.scheduler_address
        )
    is_as_locally(cohort, grading, graded)
    assert steps == list(range(len(COHORT) + 1))


@pytest.mark.slow
def test_a_worker_that_is_killed_half_way_loses_nothing(cluster, cohort: BuiltCourse, graded: BuiltCourse) -> None:
    before = {w.pid for w in cluster.workers.values()}

    def kill(done: int, _total: int, _who: str) -> None:
        if done == len(COHORT) // 2:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    with language("en"):
        grading = grade_module(cohort.out, MODULE, progress=kill, scheduler=cluster.scheduler_address)
    is_as_locally(cohort, grading, graded)
    assert {w.pid for w in cluster.workers.values()} != before, "nobody was killed"


@pytest.mark.slow
@pytest.mark.parametrize("killed", [False, True])
def test_the_same_with_postgresql_as_gradebook(
    cluster, cohort: BuiltCourse, graded: BuiltCourse, postgresql_server: str, killed: bool
) -> None:
    with (cohort.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\nc.CourseDirectory.db_url = {new_postgresql(postgresql_server)!r}\n")
    (cohort.out / "gradebook.db").unlink()
    (cohort.out / ".academy-released.json").unlink()
    release_module(cohort.out, MODULE)

    def kill(done: int, _total: int, _who: str) -> None:
        if killed and done == 2:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    with language("en"):
        grading = grade_module(cohort.out, MODULE, progress=kill, scheduler=cluster.scheduler_address)
    is_as_locally(cohort, grading, graded)
    assert not (cohort.out / "gradebook.db").exists()


def test_no_scheduler_is_said_and_nothing_is_graded(cohort: BuiltCourse) -> None:
    with language("en"), pytest.raises(AcademyError, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9: "):
        grade_module(cohort.out, MODULE, scheduler="tcp://127.0.0.1:9")
    with sqlite3.connect(cohort.out / "gradebook.db") as book:
        assert book.execute("SELECT count(*) FROM grade").fetchone() == (0,)
