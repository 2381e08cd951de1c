"""An IPython shell that keeps its outputs as a notebook would: streams in order, rich results, errors, updates.

IPython runs the cell; its own hooks for results, displays and tracebacks are pointed at a recorder instead of the
messages of a kernel, whose round trips cost more than most cells.
"""

from __future__ import annotations

import base64
import builtins
import contextlib
import inspect
import io
import os
import signal
import sys
from collections.abc import Iterator
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

__all__ = ["CellTimeoutError", "RecordingShell", "make_shell"]


LONGEST_ERROR = 20_000


class CellTimeoutError(BaseException):
    """The cell ran out of time; nbgrader's name for it. No Exception, so that `except Exception` lets it through."""


class InputRefused(RuntimeError):
    """Nobody sits at the keyboard while a notebook is graded."""


class Recorder:
    """The outputs of the running cell. most: bytes kept; what comes after is dropped and noted."""

    def __init__(self) -> None:
        self.most = 1 << 21
        self.begin()
        self.displayed: dict[str, list[dict[str, Any]]] = {}

    def begin(self) -> None:
        self.outputs: list[dict[str, Any]] = []
        self.size = 0
        self.cut = False
        self._clear_next = False

    def stream(self, name: str, text: str) -> None:
        if not text or not self._fits(len(text)):
            return
        self._clear_if_asked()
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.outputs.append({"output_type": "stream", "name": name, "text": text})

    def rich(self, data: dict[str, Any], metadata: dict[str, Any] | None, count: int | None = None) -> dict[str, Any]:
        output: dict[str, Any] = {"output_type": "display_data", "data": _plain(data), "metadata": dict(metadata or {})}
        if count is not None:
            output |= {"output_type": "execute_result", "execution_count": count}
        if self._fits(sum(len(str(v)) for v in output["data"].values())):
            self._clear_if_asked()
            self.outputs.append(output)
        return output

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        self._clear_if_asked()
        self.cut = self.cut or len(value) > LONGEST_ERROR
        lines = [line[:LONGEST_ERROR] for line in traceback[:200]]
        self.outputs.append(
            {"output_type": "error", "ename": name, "evalue": value[:LONGEST_ERROR], "traceback": lines}
        )

    def clear(self, wait: bool) -> None:
        self._clear_next = wait
        if not wait:
            self.outputs = []

    def _clear_if_asked(self) -> None:
        if self._clear_next:
            self.outputs, self._clear_next = [], False

    def _fits(self, size: int) -> bool:
        self.size += size
        if self.size <= self.most:
            return True
        self.cut = True
        return False


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Pictures are bytes in IPython and base64 in a notebook."""
    return {k: base64.b64encode(v).decode() if isinstance(v, bytes) else v for k, v in data.items()}


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a cell."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, recorder: Recorder, name: str, fd: int) -> None:
        self._recorder, self.name, self._fd = recorder, name, fd

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._recorder.stream(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return self._fd


def recorder_of(hook: Any) -> Recorder:
    """Of the shell that a hook of IPython belongs to."""
    recorder: Recorder = hook.shell.recorder
    return recorder


class _Result(DisplayHook):
    """The value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """A notebook shows the number itself."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        recorder_of(self).rich(format_dict, md_dict, self.prompt_count)

    def finish_displayhook(self) -> None:
        """Nothing to flush."""


class _Display(DisplayPublisher):
    """display(), update_display(), clear_output()."""

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: Any = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_other: Any,
    ) -> None:
        recorder = recorder_of(self)
        name = (transient or {}).get("display_id")
        if update:
            for output in recorder.displayed.get(str(name), []):
                output["data"], output["metadata"] = _plain(data), dict(metadata or {})
            return
        output = recorder.rich(data, metadata)
        if name:
            recorder.displayed.setdefault(name, []).append(output)

    def clear_output(self, wait: bool = False) -> None:
        recorder_of(self).clear(wait)


class RecordingShell(InteractiveShell):
    """run(source) gives a cell's outputs."""

    display_pub_class = Type(_Display)
    displayhook_class = Type(_Result)
    recorder: Recorder
    data_source: Any = None
    """Where `load` takes datasets from; None: from the generators."""

    def __init__(self, **kwargs: Any) -> None:
        self.recorder = Recorder()
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        self.recorder.error(str(getattr(etype, "__name__", etype)), _text(evalue), [str(line) for line in stb])

    def _unshown(self, error: BaseException | None) -> None:
        """An error counts also where the cell took away what shows it: nbgrader's rule, by the error's name."""
        name = type(error).__name__
        if error is not None and not any(output.get("ename") == name for output in self.recorder.outputs):
            self.recorder.error(name, _text(error), [f"{name}: the traceback was suppressed"])

    def system(self, cmd: str) -> None:
        self.user_ns["_exit_code"] = os.system(self.var_expand(cmd, depth=1))  # type: ignore[no-untyped-call]  # noqa: S605  `!ls` is theirs

    def run(self, source: str, seconds: float, tail: Any, pictures: bool = True) -> list[dict[str, Any]]:
        """Run a cell. seconds: until it is interrupted. tail(): [(name, text)] of what went to the descriptors.

        pictures: whether figures are drawn; most of a lesson's time goes into that.
        """
        with contextlib.nullcontext() if pictures else self._undrawn():
            return self._run(source, seconds, tail)

    @contextlib.contextmanager
    def _undrawn(self) -> Iterator[None]:
        """Figures are shown by their text alone."""
        figure = getattr(sys.modules.get("matplotlib.figure"), "Figure", None)
        formatter: Any = getattr(self.display_formatter, "formatters", {})["image/png"]
        printer = formatter.pop(figure, None) if figure else None
        try:
            yield
        finally:
            if printer is not None:
                formatter.for_type(figure, printer)

    def _run(self, source: str, seconds: float, tail: Any) -> list[dict[str, Any]]:
        self.recorder.begin()
        signal.signal(signal.SIGALRM, _late)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream(self.recorder, "stdout", 1), Stream(self.recorder, "stderr", 2)
        try:
            result = self.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]
            self._unshown(result.error_before_exec or result.error_in_exec)
        except CellTimeoutError as error:
            self.recorder.error("CellTimeoutError", str(error), ["CellTimeoutError"])
        except Exception as error:  # the cell broke the shell's own hooks; the next one runs all the same
            self._unshown(error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for name, text in tail():
                self.recorder.stream(name, text)
            sys.stdout, sys.stderr = before
        return self.recorder.outputs


def _text(error: object) -> str:
    try:
        return str(error)
    except BaseException:
        return ""


def _late(_signal: int, _frame: Any) -> None:
    raise CellTimeoutError("No reply from the cell before its time was up")


def _no_input(prompt: str = "", /) -> str:
    raise InputRefused("input() has nobody to ask while a notebook is graded: put the value into the cell")


def _say_whose(shell: RecordingShell) -> None:
    """Tell `inspect` that a cell's source is the notebook's: it would look through every module, at every traceback."""
    cache = shell.compile.cache

    def told(*args: Any, **kwargs: Any) -> str:
        name: str = cache(*args, **kwargs)
        for known in (name, os.path.normcase(os.path.abspath(name))):  # noqa: PTH100  as inspect writes it
            inspect.modulesbyfile[known] = "__main__"
        return name

    shell.compile.cache = told  # type: ignore[method-assign]


def make_shell() -> RecordingShell:
    """The one shell of this process; no history file, no threads."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = RecordingShell.instance(config=config)
    _say_whose(shell)
    builtins.input = _no_input  # type: ignore[assignment]
    return shell
