"""`academy verify` names what does not end and goes on, and nothing of it outlives the command."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from autograder.authoring.proof_cache import ProofCache
from autograder.authoring.proofs.proof import Proof
from autograder.authoring.verify import PROVE, verify_course
from autograder.task_pool import run_tasks
from tests.support.paths import ROOT, SMALL

MORE = "course/modules/02_more"
SHARE = f"{MORE}/exercises/wasted_share"
LIMIT = 30.0
ENDLESS = "while True:\n    pass\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(SMALL, root)
    return root


def failures(content: Path) -> tuple[int, list[str]]:
    report = verify_course(
        content / "course",
        content / "datasets",
        ["02_more"],
        variants=1,
        workers=2,
        cache=ProofCache(content / "kept"),
        limit=LIMIT,
    )
    return len(list((content / "kept").glob("*.json"))), [str(one) for one in report.failures]


def test_a_mistake_without_an_end_is_named_with_the_limit_and_the_rest_is_proved(content: Path) -> None:
    """A loop that swallows every error can only be ended from outside."""
    mistake = content / SHARE / "mistakes" / "rest.py"
    mistake.write_text(
        "# caught by: rest\nwhile True:\n    try:\n        pass\n    except BaseException:\n        pass\n"
    )
    wrong = content / SHARE / "mistakes" / "share.py"
    wrong.write_text(wrong.read_text("utf-8").replace("# caught by: share", "# caught by: value"), "utf-8")
    kept, found = failures(content)
    endless = [one for one in found if "mistakes/rest" in one]
    assert endless == [
        f"02_more/wasted_share [{lang}] mistakes/rest: expected an end, got none within 30 s" for lang in ("en", "ru")
    ]
    assert sum("mistakes/share" in one for one in found) == 2, "the other trials of the exercise are tried"
    assert kept == 7, "the other proofs pass and are kept"


@pytest.mark.parametrize(
    ("file", "text", "proof", "step"),
    [
        (
            f"{MORE}/lesson.en.md",
            "import pandas as pd",
            Proof("02_more", "lesson.en.md", "en", "lesson"),
            "cell setup (lesson.en.md:12)",
        ),
        ("datasets/tiny_report/make.py", "lines = [", Proof("", "tiny_report", "", "dataset"), "read as its card says"),
    ],
)
def test_a_cell_and_a_generator_without_an_end_are_named(
    content: Path, file: str, text: str, proof: Proof, step: str
) -> None:
    path = content / file
    before = path.read_text("utf-8")
    assert text in before
    indent = before.split(text)[0].rpartition("\n")[2]
    path.write_text(before.replace(text, f"while True: pass\n{indent}{text}", 1), "utf-8")
    arguments = (content / "course", content / "datasets", 1)
    (done,) = run_tasks([(proof, frozenset())], PROVE, arguments, workers=1, seconds=LIMIT)
    assert (done.end, done.value, done.step) == ("timeout", LIMIT, step)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux ends the workers")
def test_nothing_outlives_a_command_that_was_killed(content: Path) -> None:
    """Workers, a lesson's kernel and a generator's process run when `academy verify` is killed by SIGKILL."""
    lesson = content / MORE / "lesson.en.md"
    cell = "open('/dev/null')\nimport pandas as pd\nwhile True: pass"
    lesson.write_text(lesson.read_text("utf-8").replace("import pandas as pd", cell, 1), "utf-8")
    (content / SHARE / "mistakes" / "rest.py").write_text(f"# caught by: rest\n{ENDLESS}", "utf-8")
    command = [sys.executable, "-m", "academy", "verify", "02_more", "--no-cache", "--workers", "4"]
    environment = os.environ | {"ACADEMY_CONTENT": str(content)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        family = _wait_for(psutil.Process(process.pid), "ipykernel")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    _gone, alive = psutil.wait_procs(family, timeout=20)
    for one in alive:
        one.kill()
    assert [" ".join(one.cmdline()) for one in alive] == []


def _wait_for(process: psutil.Process, part: str) -> list[psutil.Process]:
    """Return the descendants of a process once one of them is what is waited for and has run for some time."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        family = process.children(recursive=True)
        busy = [one for one in family if part in " ".join(one.cmdline()) and one.cpu_times().user > 2]
        if busy:
            return family
        time.sleep(0.2)
    raise AssertionError("no kernel came")
