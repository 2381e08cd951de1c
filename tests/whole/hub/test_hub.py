"""A department's hub as packaging/hub sets it up: who sees which tools, and the whole way of work and its feedback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.receipts.key import PUBLIC
from autograder.receipts.register import Register
from autograder.receipts.verify import verify_receipt
from tests.support.built_course import BuiltCourse
from tests.support.hub import Hub, Person, missing_proxy, running_hub
from tests.support.paths import SMALL
from tests.support.receipts import saved_from

MISSING = missing_proxy()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]

COURSE, MODULE, ASSESSMENT = "small_course", "01_basics", "02_more_assessment"
TOOLS = ("formgrader", "create-assignment")
PEOPLE = 'mentors = ["irina"]\ntrainees = ["anna", "boris"]\n'


@pytest.fixture(scope="module")
def hub(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    place = tmp_path_factory.mktemp("place")
    shutil.copytree(released, place / "course")
    shutil.copytree(SMALL, place / "text")
    shutil.copytree(SMALL / "datasets", place / "trainees" / "datasets")  # a trainee's package has no course
    (place / "people.toml").write_text(PEOPLE, "utf-8")
    (place / "exchange").mkdir()
    (place / "exchange").chmod(0o777)
    with running_hub(place, place / "trainees") as hub:
        yield hub


@pytest.fixture
def mentor(hub: Hub) -> Person:
    return hub.person("irina")


@pytest.fixture
def anna(hub: Hub) -> Person:
    return hub.person("anna")


@pytest.fixture
def boris(hub: Hub) -> Person:
    return hub.person("boris")


# ---- who sees what


def hidden(person: Person) -> set[str]:
    off = set(person.page_config()["disabledExtensions"])
    return {tool for tool in (*TOOLS, "assignment-list") if f"@jupyter/nbgrader:{tool}" in off}


def test_a_trainee_has_the_list_of_assignments_and_no_tool_of_a_mentor(anna: Person) -> None:
    assert hidden(anna) == set(TOOLS)
    assert anna.get("formgrader").status_code == 404
    assert anna.get("formgrader/api/assignments").status_code == 404
    assert anna.get(f"assignments?course_id={COURSE}").json()["success"]


def test_a_mentor_has_them_all(mentor: Person) -> None:
    assert hidden(mentor) == set()
    page = mentor.get("formgrader")
    assert page.status_code == 200
    assert "formgrader" in page.text.lower()
    assert MODULE in {one["name"] for one in mentor.get("formgrader/api/assignments").json()}


def test_only_a_mentors_own_page_may_show_formgrader_in_a_frame(mentor: Person, anna: Person) -> None:
    """JupyterLab shows it in one. No other server's page may, and no page may frame a trainee's."""
    header = "Content-Security-Policy"
    assert "frame-ancestors 'self'" in mentor.get("formgrader").headers[header]
    assert "frame-ancestors 'none'" in anna.get("lab").headers[header]


def test_nobody_gets_into_the_server_of_another(anna: Person, boris: Person, mentor: Person) -> None:
    for person, other in ((anna, mentor), (anna, boris), (mentor, anna)):
        assert person.get("api/contents", of=other.login).status_code == 403
        assert person.get("api/contents").status_code == 200


def test_who_is_not_named_cannot_log_in(hub: Hub) -> None:
    assert hub.log_in("gleb").status_code == 403


# ---- the whole way


def work(hub: Hub, person: Person, module: str, label: str) -> str:
    """Fetch a module, answer it as `label` says, and hand it in from the notebook; what the notebook says then."""
    person.post("assignments/fetch", course_id=COURSE, assignment_id=module)
    course = BuiltCourse(hub.place / "answers" / person.login)
    shutil.copytree(hub.place / "course" / "release", course.out / "release")
    assert person.read(f"{module}/{module}.ipynb") == (course.out / "release" / module / f"{module}.ipynb").read_text()
    answered = course.submit(person.login, module, default=label)
    for name in (f"{module}.ipynb", "answers.json"):
        person.write(f"{module}/{name}", (answered / name).read_text("utf-8"))
    shutil.rmtree(course.out)
    return person.run(SUBMIT, module)


SUBMIT = """
from academy import submit
done = submit(yes=True)
print(type(done).__name__, repr(done))
"""


def in_terminal(mentor: Person, command: str) -> str:
    """Run a command where the mentor's server stands: in the folder of the course."""
    said = mentor.run(f"!{command} --course . 2>&1\nprint('code', _exit_code)")
    assert said.endswith("code 0\n"), said
    return said


def folder_of(person: Person, path: str) -> list[str]:
    return sorted(one["name"] for one in person.get(f"api/contents/{path}").json()["content"])


def test_work_goes_there_and_feedback_comes_back(hub: Hub, mentor: Person, anna: Person, boris: Person) -> None:
    """Release, fetch, answer, hand in, collect, grade, write feedback, release it, fetch it."""
    api = f"formgrader/api/assignment/{MODULE}"
    assert mentor.post(f"{api}/release")["success"]
    for person, label in ((anna, "solution"), (boris, "stub")):
        assert work(hub, person, MODULE, label).startswith("Submitted ")
    assert mentor.post(f"{api}/collect")["success"]
    in_terminal(mentor, f"academy grade {MODULE}")
    in_terminal(mentor, f"academy feedback {MODULE}")
    released = mentor.post(f"{api}/release_feedback")
    assert released["success"], released
    pages = {}
    for person in (anna, boris):
        person.post("assignments/fetch_feedback", course_id=COURSE, assignment_id=MODULE)
        (time,) = folder_of(person, f"{MODULE}/feedback")
        pages[person.login] = person.read(f"{MODULE}/feedback/{time}/{MODULE}.html")
        written = hub.place / "course" / "feedback" / person.login / MODULE / f"{MODULE}.html"
        assert pages[person.login] == written.read_text("utf-8")
    assert pages["anna"] != pages["boris"]


def test_a_receipt_is_signed_when_it_is_graded_and_comes_with_the_page(
    hub: Hub, mentor: Person, anna: Person, tmp_path: Path
) -> None:
    """The key is the mentor's: where work is handed in there is a note that says so, and it names the same files."""
    api = f"formgrader/api/assignment/{ASSESSMENT}"
    assert mentor.post(f"{api}/release")["success"]
    assert "Подписи нет" in work(hub, anna, ASSESSMENT, "solution")
    assert mentor.post(f"{api}/collect")["success"]
    in_terminal(mentor, f"academy grade {ASSESSMENT}")
    register = Register.of(CourseFolder(hub.place / "course"), ASSESSMENT)
    assert register is not None
    (receipt,) = register.receipts("anna")
    (name,) = folder_of(anna, f"{ASSESSMENT}/receipts")
    note = json.loads(anna.read(f"{ASSESSMENT}/receipts/{name}"))
    assert (note["signature"], note["files"]) == ("", receipt.files)
    in_terminal(mentor, f"academy feedback {ASSESSMENT}")
    assert mentor.post(f"{api}/release_feedback")["success"]
    anna.post("assignments/fetch_feedback", course_id=COURSE, assignment_id=ASSESSMENT)
    (time,) = folder_of(anna, f"{ASSESSMENT}/feedback")
    page = anna.read(f"{ASSESSMENT}/feedback/{time}/{ASSESSMENT}.html")
    key = hub.place / "course" / "receipts" / PUBLIC
    assert verify_receipt(saved_from(page, tmp_path), key).receipt == receipt
    assert verify_receipt(saved_from(page, tmp_path), key).problems == ()
