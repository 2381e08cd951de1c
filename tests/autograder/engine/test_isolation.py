"""Isolation is proved before anybody is graded; where it fails, only `--isolation none` grades."""

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
from autograder.engine.outside.engine import Engine
from autograder.engine.warm import start
from autograder.errors import AcademyError
from autograder.grading import preload
from autograder.grading.grade_module import grade_module
from autograder.results.scores import read_scores
from tests.support.built_course import BuiltCourse
from wording.languages import language

MODULE = "01_basics"
PLAIN = preload.warm_config(Path("source"), is_module=False, preload=())
NOTE = "Graded without isolation, as asked."


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(PLAIN, "full", []) as made:
        yield made


def academy(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"ACADEMY_LANG": "en"})


def nothing_was_graded(desk: BuiltCourse) -> bool:
    return read_scores(CourseFolder.open(desk.out), [MODULE]) == [] and not list(desk.out.glob("autograded/*"))


def test_an_isolation_that_holds_passes(engine: Engine, tmp_path: Path) -> None:
    prove_isolation(
        engine.warm().source, [tmp_path, Path("/etc/shadow"), Path("/var/log")], ["ACADEMY_AS", "SUDO_USER"]
    )


@pytest.mark.parametrize(
    ("out_of_reach", "secrets", "message"),
    [
        ([Path("/usr/bin")], [], r"files of the grader can be seen: \['/usr/bin'\]"),
        ([Path(start.__file__)], [], "files of the grader can be seen"),
        ([Path("/nowhere"), Path(tempfile.__file__)], [], r"can be seen: \['[^',]*tempfile\.py'\]"),
        ([], ["PATH"], "the grader's environment can be seen"),
        ([Path("/usr")], ["PATH"], "files of the grader .*; the grader's environment"),
    ],
    ids=["a system's folder", "our own module", "one of two", "a variable", "both"],
)
def test_what_is_open_is_named(engine: Engine, out_of_reach: list[Path], secrets: list[str], message: str) -> None:
    """Given paths that a run may see, the canary must find them."""
    with language("en"), pytest.raises(AcademyError, match=message) as refused:
        prove_isolation(engine.warm().source, out_of_reach, secrets)
    assert "nothing was graded" in str(refused.value)
    assert "--isolation none" in str(refused.value)


UNPRIVILEGED = """
import ctypes, os, sys
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.process_source import FilesystemView
from autograder.engine.inside.sandbox import clone, enter

os.setgroups([])
os.setresgid(12345, 12345, 12345)
os.setresuid(12345, 12345, 12345)
ctypes.CDLL(None).prctl(4, 1)  # dumpable again, because after a change of user /proc/self belongs to root
pid = clone(True)
if pid == 0:
    code = 1
    try:
        enter(FilesystemView(sys.argv[1], ()), Limits(), 0, (12345, 12345))
        print(os.getuid(), os.getgid(), os.getpgrp() == os.getpid(), os.listdir("/proc/1/root/home"), flush=True)
        code = 0
    finally:
        os._exit(code)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""
RESTRICTED = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")


@pytest.mark.skipif(os.geteuid() != 0, reason="all other tests run as an unprivileged user already")
@pytest.mark.skipif(RESTRICTED.exists() and RESTRICTED.read_text() != "0\n", reason="only root may isolate here")
def test_an_unprivileged_user_can_isolate_and_shares_no_process_group() -> None:
    """The trainee's code then keeps the grader's uid, so in a shared group its signal would end the whole grading."""
    with tempfile.TemporaryDirectory() as root:
        os.chown(root, 12345, 12345)
        run = subprocess.run([sys.executable, "-c", UNPRIVILEGED, root], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "12345 12345 True ['trainee']\n"), run.stderr


def test_an_engine_that_does_not_isolate_does_not_stay() -> None:
    engine = Engine(PLAIN, "full", [Path("/usr/bin")])
    process = engine.warm().process
    with pytest.raises(AcademyError):
        engine.prove()
    assert process.poll() is not None


def test_a_course_within_a_run_s_sight_is_not_graded(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """For example when it is built inside Python's own folder: solutions and gradebook could be read."""
    desk.submit("anna")
    monkeypatch.setattr(preload, "PACKAGES", (*preload.PACKAGES, str(desk.out)))
    with language("en"), pytest.raises(AcademyError, match=r"files of the grader can be seen: .*gradebook\.db"):
        grade_module(desk.out, MODULE)
    assert nothing_was_graded(desk)


def test_a_machine_that_cannot_isolate_says_so(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit("anna")
    monkeypatch.setattr(start, "isolation_obstacle", lambda: "no user namespaces")
    done = academy("grade", MODULE, "--course", str(desk.out))
    assert done.exit_code == 1
    assert "cannot isolate the trainees' code (no user namespaces), so nothing was graded" in done.stderr
    assert nothing_was_graded(desk)
    assert engines._early == {}, "a warm process started early is still running"


def test_without_isolation_every_result_says_so(desk: BuiltCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """This works on a machine that cannot isolate. Grading with isolation afterwards grades everything again."""
    desk.submit("anna")
    desk.submit("boris", cost_per_lead="mistakes/without_banner")
    with monkeypatch.context() as patch:
        patch.setattr(start, "isolation_obstacle", lambda: "no user namespaces")
        done = academy("grade", MODULE, "--course", str(desk.out), "--isolation", "none")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == f"{MODULE}: graded 2, unchanged 0, not gradable 0."
    assert [line.strip() for line in lines[1:]] == [f"anna: {NOTE}", f"boris: {NOTE}"]
    course = CourseFolder.open(desk.out)
    with course.book() as book:
        assert {a.isolation for a in book.last(MODULE).values()} == {"none"}
        with language("en"):
            assert [[str(note) for note in a.notes] for a in book.last(MODULE).values()] == [[NOTE]] * 2
    unisolated = {m.trainee: m.points for m in read_scores(course, [MODULE])}
    assert unisolated == {"anna": 14, "boris": 12.5}

    same = academy("grade", MODULE, "--course", str(desk.out), "--isolation", "none")
    assert same.stdout.splitlines() == [f"{MODULE}: graded 0, unchanged 2, not gradable 0.", *lines[1:]]

    isolated = academy("grade", MODULE, "--course", str(desk.out))
    assert isolated.stdout.splitlines() == [f"{MODULE}: graded 2, unchanged 0, not gradable 0."]
    assert {m.trainee: m.points for m in read_scores(course, [MODULE])} == unisolated
