"""Frames over a local socket: a small JSON head and a run of bytes behind it.

From the trainee's side only heads and raw bytes are read. Pickles travel between our own processes and towards the
trainee, never from there.
"""

from __future__ import annotations

import json
import pickle
import select
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

__all__ = ["Channel", "Closed", "Late", "TooMuch", "Unread", "WireError"]

SIZES = struct.Struct("!II")
PIECE = 1 << 20
IDLE = 0.05
UNBOUNDED = 1 << 30
MOST_HEAD = 8 << 20
"""Of a frame from the trainee's side: JSON takes far more room as objects than as text."""


class WireError(Exception):
    """What came is no frame of ours, or too large."""


class Closed(WireError):
    """The other side is gone."""


class Unread(Closed):
    """The other side is there and reads nothing."""


class TooMuch(WireError):
    """The frame is larger than is taken."""


class Late(WireError):
    """Nothing came in time."""


class Channel:
    """One end of a connection. most: bytes of the largest frame taken; idle(): called now and then while waiting."""

    def __init__(self, sock: socket.socket, most: int = UNBOUNDED, idle: Callable[[], None] | None = None) -> None:
        self.sock, self.most, self.idle = sock, most, idle
        self._looked = 0.0
        self.last = 0
        """Bytes of the frame received last."""

    def send(self, head: dict[str, Any], blob: bytes = b"") -> None:
        """Raises Closed when nobody listens any more, Unread when the socket's own time for that is up."""
        text = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
        try:
            self.sock.sendall(SIZES.pack(len(text), len(blob)) + text + blob)
        except TimeoutError as error:
            raise Unread(str(error)) from None
        except OSError as error:
            raise Closed(str(error)) from None

    def send_object(self, value: Any) -> None:
        self.send({}, pickle.dumps(value, protocol=5))

    def receive(self, seconds: float | None = None) -> tuple[dict[str, Any], bytes]:
        """The next frame. Raises Late, Closed or WireError."""
        until = None if seconds is None else time.monotonic() + seconds
        heads, blobs = SIZES.unpack(self._exactly(SIZES.size, until))
        if heads + blobs > self.most or (self.most < UNBOUNDED and heads > MOST_HEAD):
            raise TooMuch("frame too large")
        self.last = heads + blobs
        text = self._exactly(heads, until)
        blob = self._exactly(blobs, until)
        try:
            head = json.loads(text)
        except (ValueError, RecursionError):
            raise WireError("not a frame") from None
        if not isinstance(head, dict):
            raise WireError("not a frame")
        return head, blob

    def receive_object(self, seconds: float | None = None) -> Any:
        """For what our own processes send, and for what they send to the trainee's."""
        return pickle.loads(self.receive(seconds)[1])  # noqa: S301  the sender is ours

    def _exactly(self, count: int, until: float | None) -> bytes:
        parts: list[bytes] = []
        while count:
            if until is not None:
                left = until - time.monotonic()
                if left <= 0:
                    raise Late()
                there = select.select([self.sock], [], [], min(left, IDLE))[0]
                if self.idle is not None and time.monotonic() - self._looked > IDLE:
                    self.idle()
                    self._looked = time.monotonic()
                if not there:
                    continue
            try:
                part = self.sock.recv(min(count, PIECE))
            except OSError as error:
                raise Closed(str(error)) from None
            if not part:
                raise Closed("the connection ended")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def close(self) -> None:
        self.sock.close()
