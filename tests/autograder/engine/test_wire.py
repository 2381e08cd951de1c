"""Whole frames arrive, and nothing a hostile process writes makes the judge wait, run out of memory or fail."""

from __future__ import annotations

import pickle
import socket
import struct
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.engine.contract.wire import MAX_HEAD_BYTES, Channel, Closed, FrameTooLarge, Late, WireError

MAX_BYTES = 1 << 20


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, Channel]]:
    """Two connected ends: the trainee's as a bare socket, and the judge's channel."""
    theirs, ours = socket.socketpair()
    with theirs, ours:
        yield theirs, Channel(ours, MAX_BYTES)


def frame(head: bytes, blob: bytes = b"") -> bytes:
    return struct.pack("!II", len(head), len(blob)) + head + blob


@pytest.mark.parametrize(
    ("head", "blob"),
    [({}, b""), ({"value": [1, 2.5, None, "Цена"]}, b"\x00\xff"), ({"half": "\ud800"}, b"x" * 900_000)],
    ids=["empty", "small", "large"],
)
def test_what_is_sent_arrives(ends: Any, head: dict[str, Any], blob: bytes) -> None:
    theirs, judge = ends
    sender = threading.Thread(target=Channel(theirs).send, args=(head, blob))
    sender.start()
    assert judge.receive(5) == (head, blob)
    sender.join()


def test_frames_follow_each_other_in_pieces(ends: Any) -> None:
    """A stream has no frame boundaries, so frames arrive in parts and several at once."""
    theirs, judge = ends
    data = frame(b'{"n": 1}', b"one") + frame(b'{"n": 2}', b"two")

    def drip() -> None:
        for byte in data:
            theirs.sendall(bytes([byte]))

    sender = threading.Thread(target=drip)
    sender.start()
    assert [judge.receive(5), judge.receive(5)] == [({"n": 1}, b"one"), ({"n": 2}, b"two")]
    sender.join()


@pytest.mark.parametrize(
    ("heads", "blobs"),
    [(2, MAX_BYTES), (MAX_BYTES + 1, 0), (0, MAX_BYTES + 1), (0xFFFFFFFF, 0xFFFFFFFF)],
)
def test_a_frame_too_large_is_refused_by_its_size_alone(ends: Any, heads: int, blobs: int) -> None:
    """The judge waits for none of its bytes and keeps none."""
    theirs, judge = ends
    theirs.sendall(struct.pack("!II", heads, blobs))
    start = time.monotonic()
    with pytest.raises(FrameTooLarge):
        judge.receive(5)
    assert time.monotonic() - start < 1


def test_a_head_may_be_less_than_its_blob() -> None:
    """A head has the lower limit, because parsed JSON takes many times the memory of its text."""
    theirs, ours = socket.socketpair()
    with theirs, ours:
        theirs.sendall(struct.pack("!II", MAX_HEAD_BYTES + 1, 0))
        with pytest.raises(FrameTooLarge):
            Channel(ours, MAX_HEAD_BYTES * 4).receive(5)


def deep(opening: bytes) -> bytes:
    return opening * 200_000


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[1]",
        b"null",
        b'"text"',
        b"1e5",
        b"{'a': 1}",
        deep(b"["),
        deep(b'{"a":'),
        b"1" * 50_000,
    ],
    ids=["empty", "open", "not text", "a list", "null", "text", "a number", "quotes", "deep lists", "deep", "digits"],
)
def test_a_head_that_is_no_object_is_refused(head: bytes) -> None:
    theirs, ours = socket.socketpair()
    with theirs, ours:
        sender = threading.Thread(target=theirs.sendall, args=(frame(head),))
        sender.start()
        with pytest.raises(WireError, match="not a frame"):
            Channel(ours, 8 * MAX_BYTES).receive(5)
        sender.join()


@pytest.mark.parametrize("sent", [b"", b"\x00\x00", frame(b'{"n": 1}', b"one")[:-1], struct.pack("!II", 5, 0)])
def test_a_connection_that_ends_in_mid_frame_is_closed(ends: Any, sent: bytes) -> None:
    theirs, judge = ends
    theirs.sendall(sent)
    theirs.close()
    with pytest.raises(Closed):
        judge.receive(5)


@pytest.mark.parametrize("sent", [b"", frame(b'{"n": 1}', b"one")[:-1]], ids=["nothing", "all but a byte"])
def test_what_does_not_come_is_not_waited_for_beyond_its_time(ends: Any, sent: bytes) -> None:
    theirs, judge = ends
    theirs.sendall(sent)
    start = time.monotonic()
    with pytest.raises(Late):
        judge.receive(0.3)
    assert 0.3 <= time.monotonic() - start < 2


def test_dripping_bytes_gains_no_time(ends: Any) -> None:
    """The time limit is for the whole frame, not for each byte."""
    theirs, judge = ends
    stop = threading.Event()

    def drip() -> None:
        theirs.sendall(struct.pack("!II", 1000, 0))
        while not stop.wait(0.05):
            theirs.sendall(b" ")

    sender = threading.Thread(target=drip)
    sender.start()
    start = time.monotonic()
    with pytest.raises(Late):
        judge.receive(0.5)
    assert time.monotonic() - start < 2
    stop.set()
    sender.join()


def test_the_judge_looks_around_while_it_waits(ends: Any) -> None:
    """So that a run that fills the memory is stopped even if it sends nothing."""
    theirs, judge = ends
    looked: list[float] = []
    judge.idle = lambda: looked.append(time.monotonic())
    with pytest.raises(Late):
        judge.receive(0.5)
    assert len(looked) >= 3
    theirs.sendall(b"\x00")


def test_sending_to_a_closed_end_raises_closed(ends: Any) -> None:
    theirs, judge = ends
    theirs.close()
    with pytest.raises(Closed):
        judge.send({}, b"x" * MAX_BYTES)


class Burglar:
    opened = False

    def __reduce__(self) -> Any:
        return setattr, (Burglar, "opened", True)


def test_from_the_trainee_no_pickle_is_read(ends: Any) -> None:
    """It arrives as bytes, which are not unpickled."""
    theirs, judge = ends
    blob = pickle.dumps(Burglar())
    theirs.sendall(frame(b"{}", blob))
    assert judge.receive(5) == ({}, blob)
    assert not Burglar.opened
