"""The frames of one run: send the job, receive cells and answers, call the trainee's functions, decode what comes back.

Decides nothing: `outside.policy` sets the limits, chooses the step to blame and ends the run.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.wire import Channel, Closed, FrameTooLarge, WireError
from autograder.engine.outside.outputs import sound_outputs

__all__ = ["Answer", "Cell", "Conversation", "Raised", "Remote", "RemoteQuit"]

MAX_FRAME_BYTES = 40 << 20
MAX_RUN_BYTES = 192 << 20
"""Of all frames of a run together."""

Frame = tuple[dict[str, Any], bytes]
Call = Callable[[int, tuple[Any, ...], dict[str, Any]], Any]
"""(number of the function, arguments, keyword arguments)."""


class RemoteQuit(BaseException):
    """The trainee's function tried to end the program, or was interrupted when its time was up."""


class Raised(Exception):
    """The trainee's function raised an error."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = name


class Remote:
    """A function of the trainee's, called in the trainee's process: arguments are sent, plain data comes back."""

    #: Arguments are copied on the way, so that the caller need not copy them.
    copies = True

    def __init__(self, call: Call, number: int) -> None:
        self._call, self._number = call, number

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(self._number, args, kwargs)

    def __deepcopy__(self, _memo: Any) -> Remote:
        return self


@dataclass(frozen=True)
class Cell:
    """The results of a cell."""

    outputs: list[dict[str, Any]]
    execution_count: int
    #: Output was dropped because there was too much of it.
    cut: bool
    #: The private disk had no space left after the cell.
    full: bool


@dataclass(frozen=True)
class Answer:
    """A variable's value."""

    step: int
    value: Any
    #: The notebook has a variable of that name.
    exists: bool
    #: Names of types that were refused, and of the trainee's own types that were read as plain data.
    refused_types: list[str]
    #: The value is or holds functions.
    has_functions: bool


class Conversation:
    """The judge's end of the connection to one trainee's process."""

    def __init__(
        self,
        sock: socket.socket,
        *,
        data: Callable[[str, str], Any],
        event: Callable[[str, str], None],
        call: Call,
        idle: Callable[[], None],
    ) -> None:
        """Converse over a connected socket.

        Args:
            sock: The socket.
            data: Makes the dataset that `load` asks for, from (what, name).
            event: Receives audit events as (kind, detail).
            call: Calls a function of the trainee's for a `Remote`.
            idle: Called now and then while a frame is awaited.
        """
        self._channel = Channel(sock, MAX_FRAME_BYTES, idle)
        self._data, self._event, self._call = data, event, call
        self._received = 0
        #: Time spent, by stage: `data` and `crossing`, which is decoding.
        self.seconds: dict[str, float] = {}

    def receive_start(self, seconds: float) -> dict[str, Any]:
        """Receive the warm process's reply: {"pid": number}, or {"refused": reason}."""
        return self._channel.receive(seconds)[0]

    def send_job(self, job: Job, home: str) -> None:
        """Send the job. `home` is empty when the process has a private one."""
        self._channel.send_object((job, home))

    def accept_answer(self) -> None:
        """Let the process go on to the next step after an answer."""
        self._channel.send_object(None)

    def begin_calls(self, step: int) -> None:
        """Have the process serve the functions of a step."""
        self._channel.send_object(step)

    def end_calls(self) -> None:
        self._channel.send_object(None)

    def send_call(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self._channel.send_object((number, args, kwargs))

    def expect(self, key: str, value: Any, until: float) -> Frame:
        """Receive the frame in which `key` has a value, before the monotonic time `until`.

        Raises WireError for any other frame, and as `Channel.receive` does.
        """
        head, blob = self._receive(until)
        if head.get(key) is not value and (type(head.get(key)) is not int or head[key] != value):
            raise WireError("out of turn")
        return head, blob

    def receive_cell(self, step: int, max_output: int, until: float) -> Cell:
        """Receive a cell's outputs, cut when the process sends far more than `max_output`."""
        head, _blob = self.expect("cell", step, until)
        outputs, cut = sound_outputs(head["outputs"], max_output)
        return Cell(outputs, int(head["count"]), bool(cut or head.get("cut")), head.get("full") is True)

    def decode_answer(self, step: int, frame: Frame) -> Answer:
        head, blob = frame
        start = time.perf_counter()
        functions: list[int] = []

        def remote(number: int) -> Remote:
            functions.append(number)
            return Remote(self._call, number)

        value, refused_types = _decoded(blob, head["tree"], remote)
        self._add("crossing", start)
        refused_types += _own_types(head)
        return Answer(step, value, bool(head.get("exists")), refused_types, bool(functions))

    def receive_result(self, until: float) -> tuple[Any, list[str]]:
        """Receive what a call returned and the refused types in it.

        Raises Raised when the function raised, RemoteQuit when it tried to end the program, and WireError.
        """
        head, blob = self._receive(until)
        if "value" in head:
            value, refused_types = _decoded(blob, head["value"], lambda number: Remote(self._call, number))
            return value, refused_types + _own_types(head)
        if "raised" in head:
            raise Raised(str(head["raised"]), str(head.get("text", "")))
        if "judged" in head:  # the forked copy exited before answering
            raise Closed("the process ended")
        raise RemoteQuit(str(head["quit"])[:60])

    def _receive(self, until: float) -> Frame:
        """Receive the next frame that is neither a request for data nor an event, and deal with those."""
        while True:
            head, blob = self._channel.receive(max(until - time.monotonic(), 0.0))
            self._received += self._channel.last_size
            if self._received > MAX_RUN_BYTES:
                raise FrameTooLarge("too much was sent")
            if "data" in head:
                start = time.perf_counter()
                self._channel.send_object(self._data(str(head["what"]), str(head["data"])))
                self._add("data", start)
            elif "event" in head:
                self._event(str(head["event"])[:20], str(head.get("detail", ""))[:120])
            else:
                return head, blob

    def _add(self, stage: str, start: float) -> None:
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start


def _decoded(blob: bytes, tree: Any, remote: Callable[[int], Remote]) -> tuple[Any, list[str]]:
    """Decode a value. Returns it and the refused types; raises WireError for a tree that our encoder never produces."""
    from autograder.engine.outside.decode import Unpacker  # pandas: a plain nbgrader notebook is not asked for values

    unpacker = Unpacker(blob, remote)
    try:
        return unpacker.unpack(tree), unpacker.refused_types
    except (Exception, RecursionError) as error:
        raise WireError(type(error).__name__) from None


def _own_types(head: dict[str, Any]) -> list[str]:
    names = head.get("own_types")
    return [str(name)[:60] for name in names[:5]] if isinstance(names, list) else []
