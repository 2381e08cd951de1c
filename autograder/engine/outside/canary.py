"""Prove the isolation before anybody is graded: run a notebook that tries to reach what must be out of reach."""

from __future__ import annotations

import json
import socket
import tempfile
from pathlib import Path
from typing import Any

from autograder.engine.contract.isolation import isolation_refusal
from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.process_source import ProcessSource
from autograder.engine.outside.outcome import Deserted, Died, Ended
from autograder.engine.outside.policy import run_notebook
from autograder.errors import AcademyError
from wording.autograder import _

__all__ = ["Unproved", "prove_isolation"]

PROBE = """
import json, os, socket, sys, tempfile
found = {}
with open("honest.txt", "w") as file:
    file.write("1")
with tempfile.TemporaryFile() as file:
    file.write(b"1")
found["honest"] = open("honest.txt").read() == "1" and sum([1, 2]) == 3
try:
    socket.create_connection(("127.0.0.1", PORT), timeout=1).close()
    found["network"] = True
except OSError:
    found["network"] = False
found["files"] = [path for path in PATHS if os.path.exists(path)]
def writes(folder):
    try:
        with open(os.path.join(folder, "academy-canary"), "w"):
            return True
    except OSError:
        return False
found["writes"] = [folder for folder in (sys.prefix, sys.base_prefix, "/usr") if writes(folder)]
found["processes"] = len([name for name in os.listdir("/proc") if name.isdigit()])
found["root"] = os.getuid() == 0
found["environment"] = [name for name in os.environ if name in SECRETS]
print(json.dumps(found))
"""


class Unproved(AcademyError):
    """The process died before it reported. This proves nothing, because it may have been killed from outside."""


def prove_isolation(source: ProcessSource, out_of_reach: list[Path], secrets: list[str]) -> None:
    """Raise AcademyError with what the canary could reach, Unproved when it died.

    Args:
        source: Where the canary's process is forked.
        out_of_reach: Paths that must not exist inside.
        secrets: Environment variables that must not be set inside.
    """
    room = Path(source.address).parent  # removed with the engine, even after it was killed
    with socket.socket() as listener, tempfile.NamedTemporaryFile(prefix="canary-", dir=room) as neighbour:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        paths = [str(path) for path in (*out_of_reach, neighbour.name)]
        names = {"PORT": listener.getsockname()[1], "PATHS": paths, "SECRETS": secrets}
        setup = "\n".join(f"{name} = {value!r}" for name, value in names.items())
        found = _probe(source, setup + PROBE)
    wrong = [
        message
        for message, is_wrong in (
            (_("an honest notebook does not run"), not found.get("honest")),
            (_("the network is open"), found.get("network", True)),
            (_("files of the grader can be seen: {files}", files=found.get("files")), found.get("files", [0])),
            (_("Python's folders can be written: {files}", files=found.get("writes")), found.get("writes", [0])),
            (_("other processes can be seen"), found.get("processes", 99) > 1),
            (_("it runs as the administrator"), found.get("root", True)),
            (_("the grader's environment can be seen"), found.get("environment", [0])),
        )
        if is_wrong
    ]
    if wrong:
        raise AcademyError(isolation_refusal("; ".join(wrong)))


def _probe(source: ProcessSource, code: str) -> dict[str, Any]:
    job = Job((("run", code),), {}, "canary", {}, Limits(cell_seconds=20, notebook_seconds=60))
    try:
        ran = run_notebook(source, job, _judge_nothing, lambda _what, _name: None)
    except Deserted:
        raise Unproved(
            _("The process that starts the runs was killed, so nothing was graded. Run the command again.")
        ) from None
    except Died as error:
        raise Unproved(isolation_refusal(str(error))) from None
    except Ended as error:
        raise AcademyError(isolation_refusal(str(error))) from None
    printed = "".join(str(output.get("text", "")) for output in ran.outputs.get(0, []))
    try:
        found: dict[str, Any] = json.loads(printed)
    except ValueError:
        raise AcademyError(isolation_refusal(printed[-300:])) from None
    return found


def _judge_nothing(_step: int, _value: Any, _exists: bool, _refused_types: list[str]) -> None:
    """Never called, because the canary's job asks for no value."""
