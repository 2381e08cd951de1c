"""The judges of one machine: hand out submissions, yield results as they are ready, replace judges that die."""

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
from autograder.notes import Note
from wording.autograder import _

__all__ = ["judge_all"]

MAX_TRIES = 2
START_SECONDS = 120.0


@dataclass
class _Judge:
    channel: Channel
    #: The trainee whose submission it grades.
    task: str | None = None
    #: When it started, or received its task.
    since: float = 0.0
    ready: bool = False


def judge_all(
    tasks: Sequence[str], setup: Setup, warm: Callable[[], Warm], workers: int, seconds: float
) -> Generator[Graded, None, None]:
    """Grade submissions with several judges, and yield each result as soon as it is ready.

    A submission whose judge dies or runs out of time is tried once more, then given up with the reason.

    Args:
        tasks: The trainees whose submissions to grade.
        setup: What each judge receives first.
        warm: Returns the running warm process, a new one if it died.
        workers: Number of judges.
        seconds: Time limit of one submission.
    """
    schedule = _Schedule(list(tasks)[::-1], dict.fromkeys(tasks, 0))
    try:
        while schedule.busy():
            schedule.start_judges(lambda: _start(setup, warm()), workers)
            for judge, value in _received(schedule.judges, seconds):
                if value == "ready":
                    judge.ready, schedule.failed_starts = True, 0
                    schedule.assign(judge)
                elif isinstance(value, Graded):
                    judge.task = None
                    schedule.assign(judge)  # before the caller writes, so that the judge does not wait for the disk
                    yield value
                elif (failed := schedule.remove(judge, value, workers)) is not None:
                    yield failed
    finally:
        for judge in schedule.judges:
            judge.channel.close()


@dataclass
class _Schedule:
    """Which submissions wait, and which judge grades what."""

    waiting: list[str]
    #: Failed tries by task.
    tries: dict[str, int]
    judges: list[_Judge] = field(default_factory=list)
    #: How many judges in a row died before they were ready.
    failed_starts: int = 0

    def busy(self) -> bool:
        return bool(self.waiting) or any(j.task is not None for j in self.judges)

    def start_judges(self, start: Callable[[], _Judge], workers: int) -> None:
        wanted = min(workers, len(self.waiting) + sum(j.task is not None for j in self.judges))
        while len(self.judges) < wanted:
            self.judges.append(start())
        for judge in self.judges:
            self.assign(judge)

    def assign(self, judge: _Judge) -> None:
        """Send the next task to a judge that is ready and has none."""
        if judge.ready and judge.task is None and self.waiting:
            judge.task, judge.since = self.waiting.pop(), time.monotonic()
            with contextlib.suppress(Closed):  # `_received` notices that the judge died
                judge.channel.send_object(judge.task)

    def remove(self, judge: _Judge, why: Note, workers: int) -> Graded | None:
        """Remove a judge that died or ran out of time. Its task waits again, or its failure is returned.

        Raises AcademyError when too many judges in a row failed to start.
        """
        self.judges.remove(judge)
        judge.channel.close()
        if judge.task is None:
            self.failed_starts += not judge.ready
            if self.failed_starts > MAX_TRIES * workers:
                raise AcademyError(_("The judges do not start ({why}).", why=why))
            return None
        self.tries[judge.task] += 1
        if self.tries[judge.task] < MAX_TRIES:
            self.waiting.append(judge.task)
            return None
        return Graded(judge.task, reason=why)


def _start(setup: Setup, warm: Warm) -> _Judge:
    sock = socket.socket(socket.AF_UNIX)
    judge = _Judge(Channel(sock), since=time.monotonic())
    try:
        sock.connect(warm.source.address)
        judge.channel.send({"role": "judge"})
        # The setup names the warm process of the first judges, which may have died.
        judge.channel.send_object(replace(setup, process_source=warm.source))
    except (WireError, OSError):
        warm.close()  # the warm process does not answer; the next judge starts from a new one
    return judge


def _received(judges: list[_Judge], seconds: float) -> list[tuple[_Judge, Any]]:
    """Wait for messages of judges. A judge that died or ran out of time comes with the reason as its message."""
    now = time.monotonic()
    busy = [j for j in judges if j.task is not None or not j.ready]
    limit = {id(j): seconds if j.ready else START_SECONDS for j in busy}
    remaining = min((j.since + limit[id(j)] - now for j in busy), default=0.0)
    readable = set(select.select([j.channel.sock for j in judges], [], [], max(remaining, 0.0))[0])
    found: list[tuple[_Judge, Any]] = []
    for judge in judges:
        if judge.channel.sock in readable:
            try:
                found.append((judge, judge.channel.receive_object()))
            except (WireError, EOFError):
                found.append((judge, Note("judge_died")))
        elif id(judge) in limit and time.monotonic() - judge.since >= limit[id(judge)]:
            found.append((judge, Note("judge_too_slow", n=limit[id(judge)])))
    return found
