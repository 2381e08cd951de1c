"""Connect to trainees' processes. A judge has the next one forked and isolated while the current one runs."""

from __future__ import annotations

import contextlib
import socket

from autograder.engine.contract.limits import Limits
from autograder.engine.contract.process_source import ProcessSource
from autograder.engine.contract.wire import Channel, Closed

__all__ = ["connect", "prepare"]

SEND_SECONDS = 10.0
"""A process that does not read must not block the judge for longer."""
_prepared: dict[ProcessSource, socket.socket] = {}


def connect(source: ProcessSource, limits: Limits) -> socket.socket:
    """Return a connection to a process that waits for its job or soon will. Raises OSError when the source is gone."""
    return _prepared.pop(source, None) or _request(source, limits)


def prepare(source: ProcessSource, limits: Limits) -> None:
    """Request the process of the next job, if the source says so. A failure is left to the next `connect`."""
    if source.ahead and source not in _prepared:
        with contextlib.suppress(OSError):
            _prepared[source] = _request(source, limits)


def _request(source: ProcessSource, limits: Limits) -> socket.socket:
    sock = socket.socket(socket.AF_UNIX)
    try:
        sock.settimeout(SEND_SECONDS)
        sock.connect(source.address)
        channel = Channel(sock)
        channel.send({"role": "trainee", "isolation": source.isolation})
        channel.send_object((source.filesystem_view, limits))
    except (OSError, Closed) as error:
        sock.close()
        raise OSError(str(error)) from None
    return sock
