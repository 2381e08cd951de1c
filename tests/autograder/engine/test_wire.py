"""Frames: what is whole arrives, and nothing that a hostile process writes makes the judge wait, grow or fall."""

from __future__ import annotations

import pickle
import socket
import struct
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.engine.contract.wire import MOST_HEAD, Channel, Closed, Late, TooMuch, WireError

MOST = 1 << 20


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, Channel]]:
    """The trainee's end, as a bare socket, and the judge's."""
    theirs, ours = socket.socketpair()
    with theirs, ours:
        yield theirs, Channel(ours, MOST)


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
    """A stream knows no frames: they come in parts and together."""
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
    [(2, MOST), (MOST + 1, 0), (0, MOST + 1), (0xFFFFFFFF, 0xFFFFFFFF)],
)
def test_a_frame_too_large_is_refused_by_its_size_alone(ends: Any, heads: int, blobs: int) -> None:
    """Before a byte of it is waited for or kept."""
    theirs, judge = ends
    theirs.sendall(struct.pack("!II", heads, blobs))
    start = time.monotonic()
    with pytest.raises(TooMuch):
        judge.receive(5)
    assert time.monotonic() - start < 1


def test_a_head_may_be_less_than_its_blob() -> None:
    """JSON becomes objects many times its size; raw bytes stay what they are."""
    theirs, ours = socket.socketpair()
    with theirs, ours:
        theirs.sendall(struct.pack("!II", MOST_HEAD + 1, 0))
        with pytest.raises(TooMuch):
            Channel(ours, MOST_HEAD * 4).receive(5)


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
            Channel(ours, 8 * MOST).receive(5)
        sender.join()


@pytest.mark.parametrize("sent", [b"", b"\x00\x00", frame(b'{"n": 1}', b"one")[:-1], struct.pack("!II", 5, 0)])
def test_an_end_in_the_middle_is_told_from_a_frame(ends: Any, sent: bytes) -> None:
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
    """The time is that of the whole frame, not of its next byte."""
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
    """So a run that fills the memory is stopped also when it says nothing."""
    theirs, judge = ends
    looked: list[float] = []
    judge.idle = lambda: looked.append(time.monotonic())
    with pytest.raises(Late):
        judge.receive(0.5)
    assert len(looked) >= 3
    theirs.sendall(b"\x00")


def test_nobody_listening_is_told(ends: Any) -> None:
    theirs, judge = ends
    theirs.close()
    with pytest.raises(Closed):
        judge.send({}, b"x" * MOST)


class Burglar:
    opened = False

    def __reduce__(self) -> Any:
        return setattr, (Burglar, "opened", True)


def test_from_the_trainee_no_pickle_is_read(ends: Any) -> None:
    """It arrives as bytes that nobody opens."""
    theirs, judge = ends
    blob = pickle.dumps(Burglar())
    theirs.sendall(frame(b"{}", blob))
    assert judge.receive(5) == ({}, blob)
    assert not Burglar.opened
