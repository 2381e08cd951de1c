"""Record a cell's outputs as a notebook stores them: streams in order, rich results, errors, updates."""

from __future__ import annotations

import base64
import io
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher

__all__ = ["DisplayRecorder", "Recorder", "ResultRecorder", "StreamRecorder"]

MAX_ERROR_CHARACTERS = 20_000
MAX_TRACEBACK_LINES = 200


class Recorder:
    """The outputs of the running cell."""

    def __init__(self) -> None:
        #: Characters of output kept; the rest is dropped and `cut` is set.
        self.max_size = 1 << 21
        #: Outputs that `update_display` may change, by display id.
        self.displayed: dict[str, list[dict[str, Any]]] = {}
        self.begin()

    def begin(self) -> None:
        """Start a cell: forget the outputs of the one before."""
        self.outputs: list[dict[str, Any]] = []
        self.size = 0
        self.cut = False
        self._clear_pending = False

    def stream(self, name: str, text: str) -> None:
        if not text or not self._fits(len(text)):
            return
        self._clear_if_pending()
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.outputs.append({"output_type": "stream", "name": name, "text": text})

    def rich(self, data: dict[str, Any], metadata: dict[str, Any] | None, count: int | None = None) -> dict[str, Any]:
        """Record a display, or with `count` the cell's result, and return the output."""
        output: dict[str, Any] = {"output_type": "display_data", "data": _plain(data), "metadata": dict(metadata or {})}
        if count is not None:
            output |= {"output_type": "execute_result", "execution_count": count}
        if self._fits(sum(len(str(v)) for v in output["data"].values())):
            self._clear_if_pending()
            self.outputs.append(output)
        return output

    def update(self, display_id: str, data: dict[str, Any], metadata: dict[str, Any] | None) -> None:
        """Replace the content of all outputs that were displayed under an id."""
        for output in self.displayed.get(display_id, []):
            output["data"], output["metadata"] = _plain(data), dict(metadata or {})

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        self._clear_if_pending()
        self.cut = self.cut or len(value) > MAX_ERROR_CHARACTERS
        lines = [line[:MAX_ERROR_CHARACTERS] for line in traceback[:MAX_TRACEBACK_LINES]]
        self.outputs.append(
            {"output_type": "error", "ename": name, "evalue": value[:MAX_ERROR_CHARACTERS], "traceback": lines}
        )

    def clear(self, wait: bool) -> None:
        """Clear the outputs now, or with `wait` when the next one is recorded."""
        self._clear_pending = wait
        if not wait:
            self.outputs = []

    def _clear_if_pending(self) -> None:
        if self._clear_pending:
            self.outputs, self._clear_pending = [], False

    def _fits(self, size: int) -> bool:
        self.size += size
        if self.size <= self.max_size:
            return True
        self.cut = True
        return False


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Encode bytes, as IPython gives pictures, as base64, as notebooks store them."""
    return {k: base64.b64encode(v).decode() if isinstance(v, bytes) else v for k, v in data.items()}


class StreamRecorder(io.TextIOBase):
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


def _recorder_of(hook: Any) -> Recorder:
    """Return the recorder of the shell that a hook of IPython belongs to."""
    recorder: Recorder = hook.shell.recorder
    return recorder


class ResultRecorder(DisplayHook):
    """Records the value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """Print no `Out[n]:`, because a notebook shows the number itself."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        _recorder_of(self).rich(format_dict, md_dict, self.prompt_count)

    def finish_displayhook(self) -> None:
        """Do nothing, because nothing is buffered."""


class DisplayRecorder(DisplayPublisher):
    """Records display(), update_display() and clear_output()."""

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
        recorder = _recorder_of(self)
        display_id = (transient or {}).get("display_id")
        if update:
            recorder.update(str(display_id), data, metadata)
            return
        output = recorder.rich(data, metadata)
        if display_id:
            recorder.displayed.setdefault(display_id, []).append(output)

    def clear_output(self, wait: bool = False) -> None:
        _recorder_of(self).clear(wait)
