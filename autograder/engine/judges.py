"""The judges of one machine: tasks go out, results come back as they are ready; a judge that dies is replaced."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.engine.records import Graded
from autograder.engine.setup import Setup
from autograder.engine.start import Warm
from autograder.engine.wire import Channel, Closed, WireError
from autograder.i18n import _

__all__ = ["judge_all"]

TRIES = 2
START_SECONDS = 120.0


@dataclass
class _Judge:
    channel: Channel
    task: str | None = None
    since: float = 0.0
    ready: bool = False


def judge_all(
    tasks: Sequence[str], setup: Setup, warm: Callable[[], Warm], workers: int, seconds: float
) -> Generator[Graded, None, None]:
    """Grade every task (a trainee) with `workers` judges. warm(): the running warm process, started anew if it died.

    seconds: how long one submission may take. A judge that dies or takes longer costs its submission one more try,
    then a reason.
    """
    waiting, tries = list(tasks)[::-1], dict.fromkeys(tasks, 0)
    judges: list[_Judge] = []
    try:
        while waiting or any(j.task is not None for j in judges):
            while (
                waiting
                and len(judges) < workers
                and len(judges) < len(waiting) + sum(j.task is not None for j in judges)
            ):
                judges.append(_start(setup, warm()))
            for judge in judges:
                if judge.ready and judge.task is None and waiting:
                    _give(judge, waiting.pop())
            for judge, value in _heard(judges, seconds):
                if value == "ready":
                    judge.ready = True
                    continue
                task, judge.task = judge.task, None
                if isinstance(value, Graded):
                    if waiting:
                        _give(judge, waiting.pop())  # before the caller writes: the judge need not wait for the disk
                    yield value
                    continue
                judges.remove(judge)
                judge.channel.close()
                if task is None:
                    if not judge.ready:
                        tries[""] = tries.get("", 0) + 1
                        if tries[""] > TRIES * workers:
                            raise RuntimeError(_("The judges do not start ({why}).", why=value))
                    continue
                tries[task] += 1
                if tries[task] < TRIES:
                    waiting.append(task)
                else:
                    yield Graded(task, reason=str(value))
    finally:
        for judge in judges:
            judge.channel.close()


def _start(setup: Setup, warm: Warm) -> _Judge:
    sock = socket.socket(socket.AF_UNIX)
    judge = _Judge(Channel(sock), since=time.monotonic())
    with contextlib.suppress(WireError, OSError):
        sock.connect(warm.place.address)
        judge.channel.send({"role": "judge"})
        judge.channel.send_object(setup)
    return judge


def _give(judge: _Judge, task: str) -> None:
    judge.task, judge.since = task, time.monotonic()
    with contextlib.suppress(Closed):  # its end is heard below
        judge.channel.send_object(task)


def _heard(judges: list[_Judge], seconds: float) -> list[tuple[_Judge, Any]]:
    """Judges that said something, died (the reason) or used up their time (the reason)."""
    now = time.monotonic()
    busy = [j for j in judges if j.task is not None or not j.ready]
    limit = {id(j): seconds if j.ready else START_SECONDS for j in busy}
    left = min((j.since + limit[id(j)] - now for j in busy), default=0.0)
    readable = set(select.select([j.channel.sock for j in judges], [], [], max(left, 0.0))[0])
    found: list[tuple[_Judge, Any]] = []
    for judge in judges:
        if judge.channel.sock in readable:
            try:
                found.append((judge, judge.channel.receive_object()))
            except (WireError, EOFError):
                found.append((judge, _("The process that graded it died.")))
        elif id(judge) in limit and time.monotonic() - judge.since >= limit[id(judge)]:
            found.append((judge, _("It ran longer than {n:.0f} s and was stopped.", n=limit[id(judge)])))
    return found
