"""Start the warm process, in a state folder that is cleared even after the engine was killed."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from autograder.engine.contract.isolation import Isolation, isolation_obstacle, isolation_refusal
from autograder.engine.contract.process_source import FilesystemView, ProcessSource
from autograder.engine.contract.warm_config import WarmConfig
from autograder.errors import AcademyError
from wording.autograder import _

__all__ = ["Warm", "start_warm"]

ROOT = Path(__file__).resolve().parents[3]
"""The folder that our packages are imported from."""
STATE = "academy-warm-"
REMOVAL_SECONDS = 10.0
"""Processes of a killed warm process end well before this time has passed."""


@dataclass
class Warm:
    """A running warm process, to be closed by its owner."""

    process: subprocess.Popen[bytes]
    #: Folder of its socket and temporary files.
    state: Path
    source: ProcessSource
    #: Descriptor that holds the lock on the state folder; negative when closed.
    lock: int

    def alive(self) -> bool:
        return self.process.poll() is None

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        _remove(self.state)
        if self.lock >= 0:
            os.close(self.lock)
            self.lock = -1


def start_warm(config: WarmConfig, isolation: Isolation) -> Warm:
    """Start a warm process. It accepts connections at once and answers when it has finished importing.

    Raises AcademyError with the way out on a system that cannot grade or isolate.
    """
    if sys.platform != "linux":
        raise AcademyError(
            _("Grading needs Linux. On Windows run it in WSL, on macOS in a virtual machine or on a server.")
        )
    if isolation == "full" and (why := isolation_obstacle()):
        raise AcademyError(isolation_refusal(why))
    state, lock = _state_folder()
    try:
        return _started(state, lock, config, isolation)
    except BaseException:  # Ctrl-C too; a process already started dies with this one
        _remove(state)
        os.close(lock)
        raise


def _started(state: Path, lock: int, config: WarmConfig, isolation: Isolation) -> Warm:
    server = socket.socket(socket.AF_UNIX)
    address = str(state / "warm")
    server.bind(address)
    Path(address).chmod(0o600)
    server.listen(64)
    order = {
        "judge": config.judge,
        "modules": config.modules,
        "rehearsal": config.rehearsal,
        "values": config.values,
    }
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "autograder.engine.warm.process"),
            *(str(server.fileno()), str(os.getpid()), json.dumps(order)),
        ],
        pass_fds=(server.fileno(),),
        env=_environment(state),
        stdin=subprocess.DEVNULL,
        cwd=state,
        process_group=0,  # so that Ctrl-C reaches the coordinator alone, which ends the others
    )
    server.close()
    _clear_leftovers()
    visible, hidden = (tuple(str(ROOT / path) for path in paths) for paths in (config.visible, config.hidden))
    view = FilesystemView(str(state / "root"), (sys.prefix, sys.base_prefix, *visible), hidden)
    return Warm(process, state, ProcessSource(address, isolation, view), lock)


def _state_folder() -> tuple[Path, int]:
    """Make a state folder. Returns it and the descriptor of its lock, which is released however this process ends."""
    while True:
        state = Path(tempfile.mkdtemp(prefix=STATE))
        lock = os.open(state, os.O_RDONLY)
        with contextlib.suppress(OSError):  # on a file system without locks nobody clears state folders
            fcntl.flock(lock, fcntl.LOCK_EX)
        with contextlib.suppress(FileNotFoundError):  # another engine cleared it before it was locked
            state.chmod(0o711)
            (state / "root").mkdir()
            return state, lock
        os.close(lock)


def _clear_leftovers() -> None:
    """Remove state folders of this user's killed engines: those that are not locked.

    A pid would not do, because it may have been reused.
    """
    for state in Path(tempfile.gettempdir()).glob(f"{STATE}*"):
        with contextlib.suppress(OSError):  # locked by a living engine, or just removed by another one
            folder = os.open(state, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(folder).st_uid == os.getuid():
                    _remove(state)
            finally:
                os.close(folder)


def _remove(state: Path) -> None:
    """Remove a state folder, again while dying judges still write into it."""
    end = time.monotonic() + REMOVAL_SECONDS
    while state.exists() and time.monotonic() < end:
        shutil.rmtree(state, ignore_errors=True)
        if state.exists():
            time.sleep(0.01)


def _environment(state: Path) -> dict[str, str]:
    """Keep only what locates things of the grader's environment: no tokens, no passwords, no proxies."""
    kept = {name: os.environ[name] for name in ("HOME", "TZ", "XDG_CACHE_HOME") if name in os.environ}
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}
    more = {
        "PATH": path,
        "TMPDIR": str(state),  # temporary files of a killed judge are removed with it
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "IPYTHONDIR": str(Path(tempfile.gettempdir()) / f"academy-ipython-{os.getuid()}"),
    }
    if debug := os.environ.get("ACADEMY_ENGINE_DEBUG"):
        more["ACADEMY_ENGINE_DEBUG"] = debug
    return kept | threads | more
