"""Connections to trainees' processes. A judge has the next one made and isolated while the one before it runs."""

from __future__ import annotations

import contextlib
import socket

from autograder.engine.contract.limits import Limits
from autograder.engine.contract.place import Place
from autograder.engine.contract.wire import Channel, Closed

__all__ = ["connect", "prepare"]

SEND_SECONDS = 10.0
_prepared: dict[Place, socket.socket] = {}


def connect(place: Place, limits: Limits) -> socket.socket:
    """To a process that waits for its job, or soon will. Raises OSError where none can be had."""
    return _prepared.pop(place, None) or _ask(place, limits)


def prepare(place: Place, limits: Limits) -> None:
    """Ask for the process of the next job, where there will be one; whatever is wrong is told by `connect`."""
    if place.ahead and place not in _prepared:
        with contextlib.suppress(OSError):
            _prepared[place] = _ask(place, limits)


def _ask(place: Place, limits: Limits) -> socket.socket:
    sock = socket.socket(socket.AF_UNIX)
    try:
        sock.settimeout(SEND_SECONDS)  # a process that does not read must not keep the judge
        sock.connect(place.address)
        channel = Channel(sock)
        channel.send({"role": "trainee", "isolation": place.isolation})
        channel.send_object((place.world, limits))
    except (OSError, Closed) as error:
        sock.close()
        raise OSError(str(error)) from None
    return sock
