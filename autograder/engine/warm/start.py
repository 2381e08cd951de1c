"""Starting the warm process, and proving that what comes out of it is isolated before anybody is graded."""

from __future__ import annotations

import ast
import contextlib
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from autograder.engine.contract.place import PACKAGES, ROOT, Place, World, supported
from autograder.errors import AcademyError
from wording.autograder import _

__all__ = ["Isolation", "Warm", "imports_of", "start_warm"]

Isolation = Literal["full", "none"]
STATE = "academy-warm-"
IN_THE_MAKING = 60.0
"""Seconds in which a new state folder is surely locked."""
BUNDLED = "academy/_content/course"
"""Where a wheel carries the course, solutions included; a trainee's process sees an empty folder there."""


@dataclass
class Warm:
    """A running warm process; close it. owner: descriptor that holds the lock on the state folder."""

    process: subprocess.Popen[bytes]
    state: Path
    place: Place
    owner: int

    def alive(self) -> bool:
        return self.process.poll() is None

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.state, ignore_errors=True)
        if self.owner >= 0:
            os.close(self.owner)
            self.owner = -1


def start_warm(modules: Iterable[str], isolation: Isolation) -> Warm:
    """Start it; connections may be made at once and are answered when it has imported `modules`.

    Raises AcademyError where this system cannot do it, with the way out.
    """
    if sys.platform != "linux":
        raise AcademyError(
            _("Grading needs Linux. On Windows run it in WSL, on macOS in a virtual machine or on a server.")
        )
    if isolation == "full" and (why := supported()):
        raise AcademyError(_refusal(why))
    state, owner = _state_folder()
    try:
        return _started(state, owner, modules, isolation)
    except BaseException:  # Ctrl-C too; a process that was begun dies with this one
        shutil.rmtree(state, ignore_errors=True)
        os.close(owner)
        raise


def _started(state: Path, owner: int, modules: Iterable[str], isolation: Isolation) -> Warm:
    root = state / "root"
    server = socket.socket(socket.AF_UNIX)
    address = str(state / "warm")
    server.bind(address)
    Path(address).chmod(0o600)
    server.listen(64)
    process = subprocess.Popen(
        [sys.executable, "-m", "autograder.engine.warm.process", str(server.fileno()), str(os.getpid()), *modules],
        pass_fds=(server.fileno(),),
        env=_environment(state),
        stdin=subprocess.DEVNULL,
        cwd=state,
        process_group=0,  # Ctrl-C is for the coordinator, which ends everything
    )
    server.close()
    _clear_left()
    packages = tuple(str(Path(p)) for p in _package_folders())
    hidden = tuple(str(Path(p).parent / BUNDLED) for p in packages)
    world = World(str(root), (sys.prefix, sys.base_prefix, *packages), hidden)
    return Warm(process, state, Place(address, isolation, world), owner)


def _state_folder() -> tuple[Path, int]:
    """A new one, and the descriptor whose lock on it ends with this process, however it ends."""
    state = Path(tempfile.mkdtemp(prefix=STATE))
    state.chmod(0o711)
    owner = os.open(state, os.O_RDONLY)
    with contextlib.suppress(OSError):  # a file system without locks: nobody clears there
        fcntl.flock(owner, fcntl.LOCK_EX)
    (state / "root").mkdir()
    return state, owner


def _clear_left() -> None:
    """Remove what killed engines of this user left. A lock tells, and no pid: that may be somebody else's by now."""
    for state in Path(tempfile.gettempdir()).glob(f"{STATE}*"):
        with contextlib.suppress(OSError):  # locked: its owner lives; or cleared by another one just now
            folder = os.open(state, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                made = os.fstat(folder)
                ready = (state / "root").exists() or time.time() - made.st_mtime > IN_THE_MAKING
                if made.st_uid == os.getuid() and ready:
                    shutil.rmtree(state, ignore_errors=True)
            finally:
                os.close(folder)


def _refusal(why: str) -> str:
    return _(
        "This machine cannot isolate the trainees' code ({why}), so nothing was graded. Grade on a Linux machine with "
        "user namespaces, or, if you trust every submission, ask for it by name: --isolation none.",
        why=why,
    )


def _package_folders() -> list[str]:
    return [str(ROOT / name) for name in PACKAGES]


def _environment(state: Path) -> dict[str, str]:
    """Nothing of the grader's environment but where things are: no tokens, no passwords, no proxies."""
    kept = {name: os.environ[name] for name in ("HOME", "TZ", "XDG_CACHE_HOME") if name in os.environ}
    ours = str(ROOT)
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}
    more = {
        "PATH": path,
        "TMPDIR": str(state),  # what a killed judge leaves is cleared with it
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONPATH": ours,
        "PYTHONDONTWRITEBYTECODE": "1",
        "IPYTHONDIR": str(Path(tempfile.gettempdir()) / f"academy-ipython-{os.getuid()}"),
    }
    if debug := os.environ.get("ACADEMY_ENGINE_DEBUG"):
        more["ACADEMY_ENGINE_DEBUG"] = debug
    return kept | threads | more


def imports_of(notebooks: Iterable[dict[str, Any]]) -> list[str]:
    """Modules that the code cells of source notebooks import: what is worth having warm."""
    found: set[str] = set()
    for notebook in notebooks:
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code":
                continue
            source = "".join(cell["source"]) if isinstance(cell["source"], list) else cell["source"]
            try:
                tree = ast.parse("\n".join(x for x in source.splitlines() if not x.lstrip().startswith(("%", "!"))))
            except SyntaxError:
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module)
    return sorted(found)
