"""Runs with a crash, a hang, Ctrl-C or a locked gradebook; and grades that a mentor confirmed stay."""

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

from autograder.building.course_folder import CourseFolder
from autograder.grading.grade_module import grade_module
from autograder.results.scores import read_scores
from tests.support.grading_kills import heed_ctrl_c
from wording.languages import language

MODULE = "01_basics"


def runs(pid: int) -> bool:
    """Return True while a process runs; a zombie does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def marks(out: Path) -> dict:
    return {m.trainee: m for m in read_scores(CourseFolder.open(out), [MODULE])}


@pytest.mark.usefixtures("kept_engine")
def test_a_confirmed_text_need_not_be_confirmed_again(desk) -> None:
    """The mentor's points stay, and are pending again only when the text itself has changed."""
    folder = desk.submit("anna")
    assert grade_module(desk.out, MODULE).failed == ()
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, "anna")
        grade.manual_score, grade.needs_manual_grade = 4.0, False
        gradebook.db.commit()
    shutil.rmtree(folder)
    desk.submit("anna", inbox="mistakes/chain_now")
    assert grade_module(desk.out, MODULE).failed == ()
    reply = marks(desk.out)["anna"].exercises["reply"]
    assert (reply.points, reply.pending, reply.by_hand) == (4.0, False, True)
    shutil.rmtree(folder)
    desk.submit("anna", reply="alternatives/leads")
    assert grade_module(desk.out, MODULE).failed == ()
    assert marks(desk.out)["anna"].exercises["reply"].pending


def limits(desk, **values: float) -> None:
    """Set small limits in the built course's configuration, so that they are reached soon."""
    with (desk.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.writelines(f"c.Engine.{name} = {value}\n" for name, value in values.items())


@pytest.mark.slow
def test_a_crash_and_a_hang_cost_one_cell_and_leave_nothing_running(desk) -> None:
    """The cell is left out with a note, and the rest of the notebook is graded without it."""
    harm = {
        "crash": "import os; os._exit(3)",
        "hang": "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True: pass",
        "slow": "while True: pass",
    }
    for trainee, code in harm.items():
        desk.edit(desk.submit(trainee), lambda nb, code=code: nb.cells.insert(2, nbformat.v4.new_code_cell(code)))
    desk.submit("honest")
    limits(desk, cell_seconds=2)
    before = {p.pid for p in psutil.Process().children(recursive=True)}
    with language("en"):
        grading = grade_module(desk.out, MODULE)
    assert {t: m.points for t, m in marks(desk.out).items()} == dict.fromkeys(["crash", "hang", "honest", "slow"], 14)
    notes = {o.trainee: " ".join(o.notes) for o in grading.graded}
    assert "stopped the interpreter" in notes["crash"]
    assert "cell 3" in notes["crash"]
    assert "could not be interrupted within 2 s" in notes["hang"]
    assert "longer than 2 s were interrupted: cell 3" in notes["slow"]
    assert notes["honest"] == ""
    left = [p for p in psutil.Process().children(recursive=True) if p.pid not in before and runs(p.pid)]
    assert left == []


@pytest.mark.usefixtures("kept_engine")
def test_what_ends_again_and_again_is_listed_with_its_reason(desk) -> None:
    """Four cells stop the interpreter, which is more than are left out."""

    def change(notebook) -> None:
        for _number in range(4):
            notebook.cells.insert(2, nbformat.v4.new_code_cell("import os; os._exit(3)"))

    desk.edit(desk.submit("crash"), change)
    desk.submit("honest")
    with language("en"):
        grading = grade_module(desk.out, MODULE)
    assert "stopped the interpreter" in {o.trainee: o.reason for o in grading.failed}["crash"]
    assert set(marks(desk.out)) == {"honest"}, "an attempt that failed leaves no empty grades"
    assert not list((desk.out / "autograded").glob("crash"))


SCRIPT = """
import sys
from pathlib import Path
from autograder.grading.grade_module import grade_module

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
    run = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_ctrl_c,
    )
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
    """Grading waits longer than SQLite's default timeout of five seconds."""
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
