"""Before anybody is graded the isolation is tried; where it does not hold nothing is graded, unless asked by name."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from academy.cli import main
from autograder.building.course_folder import CourseFolder
from autograder.engine.outside import engine as engines
from autograder.engine.outside.canary import prove_isolation
from autograder.engine.outside.engine import ALWAYS, Engine
from autograder.engine.warm import start
from autograder.errors import AcademyError
from autograder.grading.grade_module import grade_module
from autograder.results.marks import read_marks
from tests.support.built_course import BuiltCourse
from wording.languages import language

MODULE = "01_basics"
ASKED = "Graded without isolation, as asked."


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(ALWAYS, "full", []) as made:
        yield made


def academy(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"ACADEMY_LANG": "en"})


def nothing_was_graded(desk: BuiltCourse) -> bool:
    return read_marks(CourseFolder.open(desk.out), [MODULE]) == [] and not list(desk.out.glob("autograded/*"))


def test_an_isolation_that_holds_passes(engine: Engine, tmp_path: Path) -> None:
    prove_isolation(engine.warm().place, [tmp_path, Path("/etc/shadow"), Path("/var/log")], ["ACADEMY_AS", "SUDO_USER"])


@pytest.mark.parametrize(
    ("out_of_reach", "secrets", "says"),
    [
        ([Path("/usr/bin")], [], r"files of the grader can be seen: \['/usr/bin'\]"),
        ([Path(start.__file__)], [], "files of the grader can be seen"),
        ([Path("/nowhere"), Path(tempfile.__file__)], [], r"can be seen: \['[^',]*tempfile\.py'\]"),
        ([], ["PATH"], "the grader's environment can be seen"),
        ([Path("/usr")], ["PATH"], "files of the grader .*; the grader's environment"),
    ],
    ids=["a system's folder", "our own module", "one of two", "a variable", "both"],
)
def test_what_is_open_is_named(engine: Engine, out_of_reach: list[Path], secrets: list[str], says: str) -> None:
    """The trial is a real one: pointed at what a run may see, it must find it."""
    with language("en"), pytest.raises(AcademyError, match=says) as refused:
        prove_isolation(engine.warm().place, out_of_reach, secrets)
    assert "nothing was graded" in str(refused.value)
    assert "--isolation none" in str(refused.value)


ORDINARY = """
import ctypes, os, sys
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.place import World
from autograder.engine.inside.sandbox import clone, enter

os.setgroups([])
os.setresgid(12345, 12345, 12345)
os.setresuid(12345, 12345, 12345)
ctypes.CDLL(None).prctl(4, 1)  # dumpable again: else a change of user leaves /proc/self to root
pid = clone(True)
if pid == 0:
    code = 1
    try:
        enter(World(sys.argv[1], ()), Limits(), 0, (12345, 12345))
        print(os.getuid(), os.getgid(), os.getpgrp() == os.getpid(), os.listdir("/proc/1/root/home"), flush=True)
        code = 0
    finally:
        os._exit(code)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""
RESTRICTED = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")


@pytest.mark.skipif(os.geteuid() != 0, reason="all other tests run as an ordinary user already")
@pytest.mark.skipif(RESTRICTED.exists() and RESTRICTED.read_text() != "0\n", reason="only root may isolate here")
def test_an_ordinary_user_can_isolate_and_shares_no_process_group() -> None:
    """There the trainee's code keeps the grader's uid, so that a signal to their group would end the whole grading."""
    with tempfile.TemporaryDirectory() as root:
        os.chown(root, 12345, 12345)
        run = subprocess.run([sys.executable, "-c", ORDINARY, root], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "12345 12345 True ['trainee']\n"), run.stderr


def test_an_engine_that_does_not_isolate_does_not_stay() -> None:
    engine = Engine(ALWAYS, "full", [Path("/usr/bin")])
    process = engine.warm().process
    with pytest.raises(AcademyError):
        engine.prove()
    assert process.poll() is not None


def test_a_course_within_a_run_s_sight_is_not_graded(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when it is built inside the folder of Python itself: its solutions and its gradebook could be read."""
    desk.submit("anna")
    shown = start._package_folders
    monkeypatch.setattr(start, "_package_folders", lambda: [*shown(), str(desk.out)])
    with language("en"), pytest.raises(AcademyError, match=r"files of the grader can be seen: .*gradebook\.db"):
        grade_module(desk.out, MODULE)
    assert nothing_was_graded(desk)


def test_a_machine_that_cannot_isolate_says_so(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit("anna")
    monkeypatch.setattr(start, "supported", lambda: "no user namespaces")
    done = academy("grade", MODULE, "--course", str(desk.out))
    assert done.exit_code == 1
    assert "cannot isolate the trainees' code (no user namespaces), so nothing was graded" in done.stderr
    assert nothing_was_graded(desk)
    assert engines._early == {}, "what began early is not left running"


def test_without_isolation_every_result_says_so(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the machine could not isolate: that is what it is for. With isolation it is graded anew."""
    desk.submit("anna")
    desk.submit("boris", cost_per_lead="mistakes/without_banner")
    with monkeypatch.context() as patch:
        patch.setattr(start, "supported", lambda: "no user namespaces")
        done = academy("grade", MODULE, "--course", str(desk.out), "--isolation", "none")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == f"{MODULE}: graded 2, unchanged 0, not gradable 0."
    assert [line.strip() for line in lines[1:]] == [f"anna: {ASKED}", f"boris: {ASKED}"]
    course = CourseFolder.open(desk.out)
    with course.book() as book:
        assert {a.isolation for a in book.last(MODULE).values()} == {"none"}
        assert [a.notes for a in book.last(MODULE).values()] == [(ASKED,)] * 2
    loose = {m.trainee: m.points for m in read_marks(course, [MODULE])}
    assert loose == {"anna": 14, "boris": 12.5}

    same = academy("grade", MODULE, "--course", str(desk.out), "--isolation", "none")
    assert same.stdout.splitlines() == [f"{MODULE}: graded 0, unchanged 2, not gradable 0.", *lines[1:]]

    held = academy("grade", MODULE, "--course", str(desk.out))
    assert held.stdout.splitlines() == [f"{MODULE}: graded 2, unchanged 0, not gradable 0."]
    assert {m.trainee: m.points for m in read_marks(course, [MODULE])} == loose
