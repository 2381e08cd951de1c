"""nbgrader's exchange, there and back, on one machine: pages that `academy feedback` writes reach their trainees.

tests/whole/hub does the same with everybody's server in a hub.
"""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from nbgrader.tests import run_nbgrader

from autograder.building.course_folder import CourseFolder
from autograder.grading.grade_module import grade_module
from autograder.receipts.register import Register
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse
from tests.whole.nbgrader.courses import inside

COURSE, MODULE, ASSESSMENT = "small_course", "01_basics", "02_more_assessment"


class Exchange:
    """One folder between a mentor's course and homes of trainees."""

    def __init__(self, desk: BuiltCourse, place: Path) -> None:
        self.desk, self.place = desk, place

    def mentor(self, *command: str) -> None:
        with inside(self.desk.out):
            run_nbgrader([*command, f"--Exchange.root={self.place / 'exchange'}"])

    def trainee(self, login: str, *command: str) -> None:
        home = self.home(login)
        home.mkdir(parents=True, exist_ok=True)
        with inside(home), pytest.MonkeyPatch.context() as patch:
            patch.setenv("JUPYTER_DATA_DIR", str(home / "data"))
            options = [f"--Exchange.root={self.place / 'exchange'}", f"--course={COURSE}"]
            run_nbgrader([*command, *options, f"--CourseDirectory.student_id={login}"])

    def home(self, login: str) -> Path:
        return self.place / "homes" / login

    def submit(self, login: str, module: str, **labels: str) -> None:
        """Answer in the course's folder, and take the work from there to the trainee's home to hand it in."""
        done = self.desk.submit(login, module, **labels)
        for path in [p for p in done.iterdir() if p.is_file()]:
            path.rename(self.home(login) / module / path.name)
        done.rmdir()
        self.trainee(login, "submit", module)


@pytest.fixture
def exchange(desk: BuiltCourse, tmp_path: Path) -> Exchange:
    return Exchange(desk, tmp_path)


def test_each_trainee_fetches_the_page_of_their_own_work(exchange: Exchange) -> None:
    """And work that came another way, without a secret, keeps nobody's page back."""
    desk = exchange.desk
    exchange.mentor("release_assignment", MODULE)
    for login, label in (("anna", "solution"), ("boris", "stub")):
        exchange.trainee(login, "fetch_assignment", MODULE)
        exchange.submit(login, MODULE, default=label)
    exchange.mentor("collect", MODULE)
    desk.submit("vera")
    grade_module(desk.out, MODULE)
    pages = {page.parts[-3]: page for page in write_feedback(desk.out, desk.root, desk.datasets, MODULE)}
    assert pages.keys() == {"anna", "boris", "vera"}
    exchange.mentor("release_feedback", MODULE)
    released = list((exchange.place / "exchange" / COURSE / "feedback").iterdir())
    assert len(released) == 3
    assert all(path.stat().st_mode & stat.S_IROTH for path in released)
    for login in ("anna", "boris"):
        exchange.trainee(login, "fetch_feedback", MODULE)
        (fetched,) = (exchange.home(login) / MODULE / "feedback").glob("*/*.html")
        assert fetched.read_text("utf-8") == pages[login].read_text("utf-8")


def test_the_same_assessment_handed_in_again_is_the_same_work(exchange: Exchange) -> None:
    """Another secret each time, and yet one receipt, and no attempt used up."""
    desk = exchange.desk
    exchange.mentor("release_assignment", ASSESSMENT)
    exchange.trainee("anna", "fetch_assignment", ASSESSMENT)
    exchange.submit("anna", ASSESSMENT)
    secrets = set()
    for _again in range(2):
        exchange.mentor("collect", ASSESSMENT, "--update")
        secrets.add((desk.out / "submitted" / "anna" / ASSESSMENT / "submission_secret.txt").read_text())
        (outcome,) = grade_module(desk.out, ASSESSMENT).outcomes
        assert outcome.status == "graded", outcome
        exchange.trainee("anna", "submit", ASSESSMENT)
    assert len(secrets) == 2
    register = Register.of(CourseFolder(desk.out), ASSESSMENT)
    assert register is not None
    assert [receipt.attempt for receipt in register.receipts("anna")] == [1]
