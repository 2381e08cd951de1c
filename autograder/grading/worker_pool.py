"""The judges of one machine: tasks go out, results come back as they are ready; a judge that dies is replaced."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.engine.contract.wire import Channel, Closed, WireError
from autograder.engine.warm.start import Warm
from autograder.errors import AcademyError
from autograder.gradebook.records import Graded
from autograder.grading.setup import Setup
from wording.autograder import _

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
    bench = _Bench(list(tasks)[::-1], dict.fromkeys(tasks, 0))
    try:
        while bench.busy():
            bench.fill(lambda: _start(setup, warm()), workers)
            for judge, value in _heard(bench.judges, seconds):
                if value == "ready":
                    judge.ready, bench.failed = True, 0
                    bench.give(judge)
                elif isinstance(value, Graded):
                    judge.task = None
                    bench.give(judge)  # before the caller writes: the judge need not wait for the disk
                    yield value
                elif (lost := bench.lose(judge, str(value), workers)) is not None:
                    yield lost
    finally:
        for judge in bench.judges:
            judge.channel.close()


@dataclass
class _Bench:
    """The judges, what waits for them, and how often each task was tried. failed: that got not ready, in a row."""

    waiting: list[str]
    tries: dict[str, int]
    judges: list[_Judge] = field(default_factory=list)
    failed: int = 0

    def busy(self) -> bool:
        return bool(self.waiting) or any(j.task is not None for j in self.judges)

    def fill(self, start: Callable[[], _Judge], workers: int) -> None:
        wanted = min(workers, len(self.waiting) + sum(j.task is not None for j in self.judges))
        while len(self.judges) < wanted:
            self.judges.append(start())
        for judge in self.judges:
            self.give(judge)

    def give(self, judge: _Judge) -> None:
        if judge.ready and judge.task is None and self.waiting:
            judge.task, judge.since = self.waiting.pop(), time.monotonic()
            with contextlib.suppress(Closed):  # its end is heard
                judge.channel.send_object(judge.task)

    def lose(self, judge: _Judge, why: str, workers: int) -> Graded | None:
        """A judge died or took too long: its task waits again, or is given up with the reason."""
        self.judges.remove(judge)
        judge.channel.close()
        if judge.task is None:
            self.failed += not judge.ready
            if self.failed > TRIES * workers:
                raise AcademyError(_("The judges do not start ({why}).", why=why))
            return None
        self.tries[judge.task] += 1
        if self.tries[judge.task] < TRIES:
            self.waiting.append(judge.task)
            return None
        return Graded(judge.task, reason=why)


def _start(setup: Setup, warm: Warm) -> _Judge:
    sock = socket.socket(socket.AF_UNIX)
    judge = _Judge(Channel(sock), since=time.monotonic())
    try:
        sock.connect(warm.place.address)
        judge.channel.send({"role": "judge"})
        judge.channel.send_object(replace(setup, place=warm.place))  # another one than at first, when that died
    except (WireError, OSError):
        warm.close()  # it is dying, or as good as dead; the next judge comes from another
    return judge


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
