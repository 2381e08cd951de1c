"""A trial run before anybody is graded: an honest notebook passes, and what must be out of reach is out of reach."""

from __future__ import annotations

import json
import socket
import tempfile
from pathlib import Path
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.place import Place
from autograder.engine.outside.run import Deserted, Died, Ended, run_notebook
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
    """The trial's process died before it could tell, which proves nothing: it may have been killed from outside."""


def prove_isolation(place: Place, out_of_reach: list[Path], secrets: list[str]) -> None:
    """Raises AcademyError with what was found open. out_of_reach: paths; secrets: variables that must be gone."""
    room = Path(place.address).parent  # cleared with the engine, also when it was killed
    with socket.socket() as listener, tempfile.NamedTemporaryFile(prefix="canary-", dir=room) as neighbour:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        paths = [str(path) for path in (*out_of_reach, neighbour.name)]
        names = {"PORT": listener.getsockname()[1], "PATHS": paths, "SECRETS": secrets}
        setup = "\n".join(f"{name} = {value!r}" for name, value in names.items())
        found = _probe(place, setup + PROBE)
    wrong = [
        said
        for said, is_wrong in (
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
        raise AcademyError(_refusal("; ".join(wrong)))


def _probe(place: Place, source: str) -> dict[str, Any]:
    job = Job((("run", source),), {}, "canary", {}, Limits(cell_seconds=20, notebook_seconds=60))
    try:
        ran = run_notebook(place, job, _nothing_asked, lambda _what, _name: None)
    except Deserted:
        raise Unproved(
            _("The process that starts the runs was killed, so nothing was graded. Run the command again.")
        ) from None
    except Died as error:
        raise Unproved(_refusal(str(error))) from None
    except Ended as error:
        raise AcademyError(_refusal(str(error))) from None
    printed = "".join(str(output.get("text", "")) for output in ran.outputs.get(0, []))
    try:
        found: dict[str, Any] = json.loads(printed)
    except ValueError:
        raise AcademyError(_refusal(printed[-300:])) from None
    return found


def _nothing_asked(_step: int, _value: Any, _there: bool, _refused: list[str]) -> None:
    """The canary answers no exercise."""


def _refusal(why: str) -> str:
    return _(
        "This machine cannot isolate the trainees' code ({why}), so nothing was graded. Grade on a Linux machine with "
        "user namespaces, or, if you trust every submission, ask for it by name: --isolation none.",
        why=why,
    )
