"""Answer the judge: send variables as plain data, and call the trainee's functions as the judge asks.

A function is called with the state it had at the cell where the judge asked for it. The calls come after all cells have
run and the judge takes no more outputs; otherwise the arguments of a hidden check could return to the trainee in the
outputs of a later cell, through a variable, a file or another process.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from autograder.engine.contract.wire import Channel
from autograder.engine.inside.audit_hook import NEXT_CELL
from autograder.engine.inside.encode import pack
from autograder.engine.inside.sandbox import copy, die_with_parent
from autograder.engine.inside.stateless import are_stateless

__all__ = ["Answering"]

Functions = list[Callable[..., Any]]
MAX_COPIED_FILES = 500
MAX_COPIED_BYTES = 32 << 20
"""Of the trainee's folder; a larger one is not copied."""


@dataclass
class Answering:
    """The trainee's side of the judge's questions."""

    channel: Channel
    #: Global names of the notebook.
    namespace: dict[str, Any]
    #: Time limit of encoding one value or of one call.
    seconds: float
    #: The notebook's folder.
    folder: Path
    #: Functions still to be called and the namespace at their cell, by step.
    pending: dict[int, tuple[Functions, dict[str, Any]]] = field(default_factory=dict)
    #: Forked copies of this process that wait to be called, by step: pid and the pipe that wakes them.
    copies: dict[int, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.submitted_files = _files(self.folder)

    def send_value(self, number: int, name: str) -> None:
        """Send a variable's value for a step. Functions in it are preserved until `serve_calls`."""
        functions: Functions = []
        tree, blob, own_types = _encode(self.namespace.get(name), functions, self.seconds)
        head = {"answer": number, "exists": name in self.namespace, "tree": tree, "own_types": own_types}
        self.channel.send(head, blob)
        self.channel.receive_object()
        if functions:
            self._preserve(number, functions)

    def _preserve(self, number: int, functions: Functions) -> None:
        """Keep functions as they are now, in a forked copy of this process that later cells cannot change.

        A copy takes some 30 ms of CPU time. None is made when the functions are stateless, when threads are running
        (fork does not copy them) or when memory is short: the functions are then called in this process with its
        globals restored.
        """
        self.pending[number] = functions, dict(self.namespace)
        files = _files(self.folder)
        changed = files != self.submitted_files
        if not _single_threaded() or are_stateless(functions, self.namespace, self.folder, changed):
            return
        try:
            waiting, wake = os.pipe()
            folder = self._snapshot(number, files)
            parent, pid = os.getpid(), copy()
        except OSError:
            return
        if pid == 0:
            self._run_copy(parent, waiting, wake, folder, functions)
        os.close(waiting)
        self.copies[number] = pid, wake

    def _snapshot(self, number: int, files: dict[str, tuple[int, int]]) -> Path:
        """Return a folder that keeps the trainee's files as they are now.

        That is a copy, or the current folder when no file has changed or there is too much to copy.
        """
        snapshot = self.folder.with_name(f"{self.folder.name}.{number}")
        if files == self.submitted_files or not files or Path.cwd() != self.folder:
            return Path.cwd()
        try:
            shutil.copytree(self.folder, snapshot, symlinks=True)
        except OSError:  # the disk is full, or one of the files is a pipe or a device
            shutil.rmtree(snapshot, ignore_errors=True)
            return self.folder
        return snapshot

    def _run_copy(self, parent: int, waiting: int, wake: int, folder: Path, functions: Functions) -> NoReturn:
        """Wait in the copy until it is woken, answer calls and exit. The copy dies with its parent."""
        try:
            os.close(wake)
            with contextlib.suppress(OSError):
                die_with_parent(parent)
            if os.read(waiting, 1):
                os.chdir(folder)
                self._answer_calls(functions)
        finally:
            os._exit(0)

    def serve_calls(self) -> None:
        """Serve the steps with functions, in the order that the judge names them, until none is pending."""
        while self.pending:
            number = self.channel.receive_object()
            functions, namespace = self.pending.pop(number)
            if number in self.copies:
                pid, wake = self.copies.pop(number)
                os.write(wake, b"1")
                with contextlib.suppress(ChildProcessError):  # the trainee may have set SIGCHLD to SIG_IGN
                    os.waitpid(pid, 0)
            else:
                for name in self.namespace.keys() - namespace.keys():
                    del self.namespace[name]
                self.namespace.update(namespace)
                self._answer_calls(functions)
            self.channel.send({"judged": number})

    def _answer_calls(self, functions: Functions) -> None:
        """Call functions as the judge asks until it sends None."""
        sys.audit(NEXT_CELL)
        while (call := self.channel.receive_object()) is not None:
            which, args, kwargs = call
            try:
                with _bounded(self.seconds):
                    value = functions[which](*args, **kwargs)
                tree, blob, own_types = _encode(value, functions, self.seconds)
                head = {"value": tree, "own_types": own_types}
            except Exception as error:
                head, blob = {"raised": type(error).__name__, "text": _text(error)}, b""
            except BaseException as error:
                head, blob = {"quit": type(error).__name__}, b""
            self.channel.send(head, blob)


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    """Modification time and size of every file by path; empty when there are more than we copy."""
    found: dict[str, tuple[int, int]] = {}
    with contextlib.suppress(OSError):
        for inner, _folders, names in os.walk(folder):
            for name in names:
                file = os.lstat(path := os.path.join(inner, name))  # noqa: PTH118  many of them
                found[path] = file.st_mtime_ns, file.st_size
            if len(found) > MAX_COPIED_FILES or sum(size for _time, size in found.values()) > MAX_COPIED_BYTES:
                return {}
        return found
    return {}


def _single_threaded() -> bool:
    """True when this process has one thread, counting those that Python does not know."""
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return threading.active_count() == 1


def _encode(value: Any, functions: Functions, seconds: float) -> tuple[Any, bytes, list[str]]:
    try:
        with _bounded(seconds):
            return pack(value, functions)
    except BaseException:  # iterating over a hostile object may raise anything
        return {"t": "foreign", "type": type(value).__name__}, b"", []


def _text(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except BaseException:
        return ""


@contextlib.contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Limit the time and discard the printed output of the trainee's code while the judge has it called."""

    def interrupt(_signal: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
