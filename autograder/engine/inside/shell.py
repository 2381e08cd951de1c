"""An IPython shell that runs a cell and returns its outputs.

IPython passes results, displays and tracebacks to a recorder. Kernel messages are not used, because their round trips
take longer than most cells.
"""

from __future__ import annotations

import builtins
import contextlib
import inspect
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from autograder.engine.inside.recorder import DisplayRecorder, Recorder, ResultRecorder, StreamRecorder

__all__ = ["CellTimeoutError", "RecordingShell", "make_shell"]

NewOutput = Callable[[], list[tuple[str, str]]]


class CellTimeoutError(BaseException):
    """The cell ran out of time; nbgrader's name. A BaseException, so that `except Exception` does not catch it."""


class InputRefused(RuntimeError):
    """`input()` was called, and no user is there to answer while a notebook is graded."""


class RecordingShell(InteractiveShell):
    """A shell whose `run` returns a cell's outputs."""

    display_pub_class = Type(DisplayRecorder)
    displayhook_class = Type(ResultRecorder)
    recorder: Recorder
    #: Where `load` takes datasets from; the generators when None.
    data_source: Any = None

    def __init__(self, **kwargs: Any) -> None:
        self.recorder = Recorder()
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]

    def enable_gui(self, gui: Any = None) -> None:
        """Do nothing, because there is no window system."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        self.recorder.error(str(getattr(etype, "__name__", etype)), _text(evalue), [str(line) for line in stb])

    def _record_hidden(self, error: BaseException | None) -> None:
        """Record the error even if the cell disabled tracebacks; nbgrader decides by the error's name."""
        name = type(error).__name__
        if error is not None and not any(output.get("ename") == name for output in self.recorder.outputs):
            self.recorder.error(name, _text(error), [f"{name}: the traceback was suppressed"])

    def system(self, cmd: str) -> None:
        self.user_ns["_exit_code"] = os.system(self.var_expand(cmd, depth=1))  # type: ignore[no-untyped-call]  # noqa: S605  the trainee's `!ls`

    def run(self, source: str, seconds: float, new_output: NewOutput, pictures: bool = True) -> list[dict[str, Any]]:
        """Run a cell and return its outputs.

        Args:
            source: The cell's text.
            seconds: The cell is interrupted after this time.
            new_output: Returns (stream name, text) of what was written to descriptors 1 and 2 since its last call.
            pictures: Draw figures, which takes most of a lesson's time.
        """
        with contextlib.nullcontext() if pictures else self._undrawn():
            return self._run(source, seconds, new_output)

    @contextlib.contextmanager
    def _undrawn(self) -> Iterator[None]:
        """Show figures as text while the context lasts."""
        figure = getattr(sys.modules.get("matplotlib.figure"), "Figure", None)
        formatter: Any = getattr(self.display_formatter, "formatters", {})["image/png"]
        printer = formatter.pop(figure, None) if figure else None
        try:
            yield
        finally:
            if printer is not None:
                formatter.for_type(figure, printer)

    def _run(self, source: str, seconds: float, new_output: NewOutput) -> list[dict[str, Any]]:
        self.recorder.begin()
        signal.signal(signal.SIGALRM, _interrupt)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        before = sys.stdout, sys.stderr
        sys.stdout = StreamRecorder(self.recorder, "stdout", 1)
        sys.stderr = StreamRecorder(self.recorder, "stderr", 2)
        try:
            result = self.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]
            self._record_hidden(result.error_before_exec or result.error_in_exec)
        except CellTimeoutError as error:
            self.recorder.error("CellTimeoutError", str(error), ["CellTimeoutError"])
        except Exception as error:  # the cell broke the shell's own hooks; the next cell still runs
            self._record_hidden(error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for name, text in new_output():
                self.recorder.stream(name, text)
            sys.stdout, sys.stderr = before
        return self.recorder.outputs


def _text(error: object) -> str:
    try:
        return str(error)
    except BaseException:
        return ""


def _interrupt(_signal: int, _frame: Any) -> None:
    raise CellTimeoutError("No reply from the cell before its time was up")


def _no_input(prompt: str = "", /) -> str:
    raise InputRefused("input() has nobody to ask while a notebook is graded: put the value into the cell")


def _register_cells(shell: RecordingShell) -> None:
    """Register cells with `inspect` as source of `__main__`; otherwise each traceback searches every module."""
    cache = shell.compile.cache

    def cache_and_register(*args: Any, **kwargs: Any) -> str:
        name: str = cache(*args, **kwargs)
        for known in (name, os.path.normcase(os.path.abspath(name))):  # noqa: PTH100  as inspect writes it
            inspect.modulesbyfile[known] = "__main__"
        return name

    shell.compile.cache = cache_and_register  # type: ignore[method-assign]


def make_shell() -> RecordingShell:
    """Make the shell of this process, without a history file and without threads."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = RecordingShell.instance(config=config)
    _register_cells(shell)
    builtins.input = _no_input  # type: ignore[assignment]
    return shell
