"""What the judge asks for: values as data, and the trainee's functions, each as it was where it was asked for.

Functions are called when all cells have run and no more outputs are taken. What a hidden check calls them with could
otherwise come back to the trainee in the outputs of a later cell, from a variable, a file or another process.
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
from autograder.engine.inside.stateless import settled

__all__ = ["Asked"]

Functions = list[Callable[..., Any]]
MOST_FILES = 500
MOST_BYTES = 32 << 20
"""Of the trainee's folder, for it to be copied."""


@dataclass
class Asked:
    """names: the notebook's. seconds: for one value or one call. place: the trainee's folder.

    kept: by step, the functions and what the names meant. copies: of this process, waiting to be asked, by step: pid
    and what wakes it.
    """

    channel: Channel
    names: dict[str, Any]
    seconds: float
    place: Path
    kept: dict[int, tuple[Functions, dict[str, Any]]] = field(default_factory=dict)
    copies: dict[int, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.handed_in = _files(self.place)

    def tell(self, number: int, name: str) -> None:
        """Tell a variable's value; functions in it are kept until `serve`."""
        functions: Functions = []
        tree, blob, own = _told(self.names.get(name), functions, self.seconds)
        self.channel.send({"answer": number, "there": name in self.names, "tree": tree, "own": own}, blob)
        self.channel.receive_object()
        if functions:
            self._keep(number, functions)

    def _keep(self, number: int, functions: Functions) -> None:
        """In a copy of this process, where later cells change nothing.

        It costs some 10 ms; a function that leads to nothing that could be changed is called here, with the names as
        they are now. So is one where threads run, which are not copied, or where there is no room for a copy.
        """
        self.kept[number] = functions, dict(self.names)
        files = _files(self.place)
        if not _alone() or settled(functions, self.names, self.place, files != self.handed_in):
            return
        try:
            heard, wake = os.pipe()
            folder = self._folder(number, files)
            me, pid = os.getpid(), copy()
        except OSError:
            return
        if pid == 0:
            self._wait(me, heard, wake, folder, functions)
        os.close(heard)
        self.copies[number] = pid, wake

    def _folder(self, number: int, files: dict[str, tuple[int, int]]) -> Path:
        """Where the trainee's files are as they are now: where they are, while no cell has written any, or too many."""
        there = self.place.with_name(f"{self.place.name}.{number}")
        if files == self.handed_in or not files or Path.cwd() != self.place:
            return Path.cwd()
        try:
            shutil.copytree(self.place, there, symlinks=True)
        except OSError:  # no room, or a file that is none
            shutil.rmtree(there, ignore_errors=True)
            return self.place
        return there

    def _wait(self, parent: int, heard: int, wake: int, folder: Path, functions: Functions) -> NoReturn:
        """The life of a copy: it ends with the process it was made of, or with what it was asked."""
        try:
            os.close(wake)
            with contextlib.suppress(OSError):
                die_with_parent(parent)
            if os.read(heard, 1):
                os.chdir(folder)
                self._answer(functions)
        finally:
            os._exit(0)

    def serve(self) -> None:
        """Call functions, step by step as the judge says, until it has seen enough and goes."""
        while self.kept:
            number = self.channel.receive_object()
            functions, names = self.kept.pop(number)
            if number in self.copies:
                pid, wake = self.copies.pop(number)
                os.write(wake, b"1")
                with contextlib.suppress(ChildProcessError):  # a cell may have said that it waits for none
                    os.waitpid(pid, 0)
            else:
                for name in self.names.keys() - names.keys():
                    del self.names[name]
                self.names.update(names)
                self._answer(functions)
            self.channel.send({"judged": number})

    def _answer(self, functions: Functions) -> None:
        """Answer calls until the judge has seen enough of this step."""
        sys.audit(NEXT_CELL)
        while (asked := self.channel.receive_object()) is not None:
            which, args, kwargs = asked
            try:
                with _bounded(self.seconds):
                    value = functions[which](*args, **kwargs)
                tree, blob, own = _told(value, functions, self.seconds)
                head = {"value": tree, "own": own}
            except Exception as error:
                head, blob = {"raised": type(error).__name__, "text": _text(error)}, b""
            except BaseException as error:
                head, blob = {"quit": type(error).__name__}, b""
            self.channel.send(head, blob)


def _files(place: Path) -> dict[str, tuple[int, int]]:
    """When each file was written, and its bytes; nothing when there is more than is copied."""
    found: dict[str, tuple[int, int]] = {}
    with contextlib.suppress(OSError):
        for folder, _folders, names in os.walk(place):
            for name in names:
                file = os.lstat(path := os.path.join(folder, name))  # noqa: PTH118  many of them
                found[path] = file.st_mtime_ns, file.st_size
            if len(found) > MOST_FILES or sum(size for _when, size in found.values()) > MOST_BYTES:
                return {}
        return found
    return {}


def _alone() -> bool:
    """Whether this process has one thread, also of those that Python does not know of."""
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return threading.active_count() == 1


def _told(value: Any, functions: list[Callable[..., Any]], seconds: float) -> tuple[Any, bytes, list[str]]:
    try:
        with _bounded(seconds):
            return pack(value, functions)
    except BaseException:  # an object that fights being looked at
        return {"t": "foreign", "type": type(value).__name__}, b"", []


def _text(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except BaseException:
        return ""


@contextlib.contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Time and silence for code of the trainee's that the judge calls."""

    def late(_signal: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
