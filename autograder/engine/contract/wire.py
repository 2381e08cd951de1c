"""Frames over a local socket: a small JSON head, then raw bytes.

From the trainee's side only heads and raw bytes are read. Pickles are exchanged between our own processes and sent to
the trainee's, and never accepted from there.
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

__all__ = ["MAX_HEAD_BYTES", "SIZES", "Channel", "Closed", "FrameTooLarge", "Late", "Unread", "WireError"]

SIZES = struct.Struct("!II")
"""Bytes of the head and of what follows it; every frame begins with these."""
PIECE_BYTES = 1 << 20
IDLE_SECONDS = 0.05
UNBOUNDED = 1 << 30
MAX_HEAD_BYTES = 8 << 20
"""Of a frame from the trainee's side: parsed JSON takes many times the memory of its text."""


class WireError(Exception):
    """The bytes received are not one of our frames."""


class Closed(WireError):
    """The other side closed the connection."""


class Unread(Closed):
    """The other side is connected and does not read."""


class FrameTooLarge(WireError):
    """The frame is larger than this side accepts."""


class Late(WireError):
    """No frame arrived in time."""


class Channel:
    """One end of a connection."""

    def __init__(self, sock: socket.socket, max_bytes: int = UNBOUNDED, idle: Callable[[], None] | None = None) -> None:
        """Use a connected socket.

        Args:
            sock: The socket.
            max_bytes: Size of the largest frame accepted.
            idle: Called every `IDLE_SECONDS` while `receive` waits under a time limit.
        """
        self.sock, self.max_bytes, self.idle = sock, max_bytes, idle
        self._idle_at = 0.0
        #: Bytes of the frame received last.
        self.last_size = 0

    def send(self, head: dict[str, Any], blob: bytes = b"") -> None:
        """Send a frame. Raises Closed when the other side is gone, Unread when the socket's timeout passes."""
        text = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
        try:
            self.sock.sendall(SIZES.pack(len(text), len(blob)) + text + blob)
        except TimeoutError as error:
            raise Unread(str(error)) from None
        except OSError as error:
            raise Closed(str(error)) from None

    def send_object(self, value: Any) -> None:
        """Send a pickled object, to one of our own processes or to the trainee's."""
        self.send({}, pickle.dumps(value, protocol=5))

    def receive(self, seconds: float | None = None) -> tuple[dict[str, Any], bytes]:
        """Receive the next frame, as head and bytes. Raises Late, FrameTooLarge, Closed or WireError."""
        until = None if seconds is None else time.monotonic() + seconds
        heads, blobs = SIZES.unpack(self._exactly(SIZES.size, until))
        if heads + blobs > self.max_bytes or (self.max_bytes < UNBOUNDED and heads > MAX_HEAD_BYTES):
            raise FrameTooLarge("frame too large")
        self.last_size = heads + blobs
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
        """Receive a pickled object. Only for what one of our own processes sends, never the trainee's."""
        return pickle.loads(self.receive(seconds)[1])  # noqa: S301  the sender is ours

    def _exactly(self, count: int, until: float | None) -> bytes:
        parts: list[bytes] = []
        while count:
            if until is not None and not self._readable(until):
                continue
            try:
                part = self.sock.recv(min(count, PIECE_BYTES))
            except OSError as error:
                raise Closed(str(error)) from None
            if not part:
                raise Closed("the connection ended")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _readable(self, until: float) -> bool:
        """Wait a moment for bytes and call `idle` when it is due. Raises Late after `until`."""
        remaining = until - time.monotonic()
        if remaining <= 0:
            raise Late()
        readable = bool(select.select([self.sock], [], [], min(remaining, IDLE_SECONDS))[0])
        if self.idle is not None and time.monotonic() - self._idle_at > IDLE_SECONDS:
            self.idle()
            self._idle_at = time.monotonic()
        return readable

    def close(self) -> None:
        self.sock.close()
