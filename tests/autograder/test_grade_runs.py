"""Grading runs that go wrong: a crash, a hang, Ctrl-C, a locked gradebook; and what a mentor confirmed survives."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import psutil
import pytest

from autograder.course_folder import CourseFolder
from autograder.grade import grade_module
from autograder.grade_one import grade_one
from autograder.i18n import language
from autograder.marks import read_marks

MODULE = "01_basics"


def runs(pid: int) -> bool:
    """Whether a process still does something; one that is only waiting to be buried does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def marks(out: Path) -> dict:
    return {m.trainee: m for m in read_marks(CourseFolder.open(out), [MODULE])}


def test_a_confirmed_text_need_not_be_confirmed_again(desk) -> None:
    """The mentor's points stay; they wait again only when the text itself has changed."""
    folder = desk.submit("anna")
    assert grade_one("anna", desk.out, MODULE).reason == ""
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, "anna")
        grade.manual_score, grade.needs_manual_grade = 4.0, False
        gradebook.db.commit()
    shutil.rmtree(folder)
    desk.submit("anna", inbox="mistakes/chain_now")
    assert grade_one("anna", desk.out, MODULE).reason == ""
    reply = marks(desk.out)["anna"].marks["reply"]
    assert (reply.points, reply.pending, reply.by_hand) == (4.0, False, True)
    shutil.rmtree(folder)
    desk.submit("anna", reply="alternatives/leads")
    assert grade_one("anna", desk.out, MODULE).reason == ""
    assert marks(desk.out)["anna"].marks["reply"].pending


@pytest.mark.slow
def test_a_crash_and_a_hang_are_listed_and_leave_nothing_running(desk, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    harm = {
        "crash": "import os; os._exit(3)",
        "hang": f"import os; open({str(pid)!r}, 'w').write(str(os.getpid()))\nwhile True: pass",
    }
    for trainee, code in harm.items():
        desk.edit(desk.submit(trainee), lambda nb, code=code: nb.cells.insert(2, nbformat.v4.new_code_cell(code)))
    desk.submit("honest")
    with language("en"):
        grading = grade_module(desk.out, MODULE, seconds=25)
    reasons = {o.trainee: o.reason for o in grading.failed}
    assert set(reasons) == {"crash", "hang"}
    assert "stopped the interpreter" in reasons["crash"]
    assert "longer than 25 s" in reasons["hang"]
    assert "DeadKernelError" in Path(next(o.log for o in grading.failed if o.trainee == "crash")).read_text("utf-8")
    assert [o.trainee for o in grading.graded] == ["honest"]
    assert set(marks(desk.out)) == {"honest"}, "an attempt that failed leaves no empty grades"
    assert not runs(int(pid.read_text()))
    assert not list((desk.out / "autograded").glob("hang"))


SCRIPT = """
import sys
from pathlib import Path
from autograder.grade import grade_module

if __name__ == "__main__":
    grade_module(Path(sys.argv[1]), "01_basics", progress=lambda *step: print(*step, flush=True))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")
def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(desk, tmp_path: Path) -> None:
    for trainee in "abcd":
        desk.submit(trainee)
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(desk.out)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not run.stdout.readline().startswith("1 4"):
        assert run.poll() is None, run.stderr.read()
    family = psutil.Process(run.pid).children(recursive=True)
    os.killpg(run.pid, signal.SIGINT)
    _out, errors = run.communicate(timeout=30)
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert [p for p in psutil.wait_procs(family, timeout=5)[1] if runs(p.pid)] == []
    grading = grade_module(desk.out, MODULE)
    assert 1 <= len(grading.unchanged) < 4
    assert len(grading.unchanged) + len(grading.graded) == 4
    assert {t: m.points for t, m in marks(desk.out).items()} == dict.fromkeys("abcd", 14)
    assert not list(desk.out.glob(".academy-grade-*"))


@pytest.mark.slow
def test_a_locked_gradebook_is_waited_for(desk) -> None:
    """Longer than SQLite's own patience of five seconds."""
    desk.submit("anna")
    lock = sqlite3.connect(desk.out / "gradebook.db", check_same_thread=False, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(8, lambda: lock.execute("COMMIT"))
    release.start()
    start = time.monotonic()
    grading = grade_module(desk.out, MODULE)
    release.join()
    lock.close()
    assert [o.trainee for o in grading.graded] == ["anna"]
    assert time.monotonic() - start > 7
