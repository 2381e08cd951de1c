"""Run one notebook in a trainee's process: set limits, choose the step to blame, and end the run when it must."""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.process_source import ProcessSource
from autograder.engine.contract.wire import Closed, FrameTooLarge, Late, Unread, WireError
from autograder.engine.outside.connect import connect, prepare
from autograder.engine.outside.memory import memory_exceeds
from autograder.engine.outside.outcome import Deserted, Died, Ended, Ran
from autograder.engine.outside.protocol import Answer, Conversation, Raised
from autograder.notes import Note

__all__ = ["Judge", "run_notebook"]

START_SECONDS = 30.0
GRACE_SECONDS = 5.0
"""How long a cell or call may take to react to its interruption."""
MAX_REFUSED_TYPES = 50
MAX_EVENTS = 30
"""Per kind, so that a flood of one kind cannot push out another."""
UNREADABLE = (WireError, ValueError, KeyError, TypeError, RecursionError, OverflowError, MemoryError)

Judge = Callable[[int, Any, bool, list[str]], None]
"""(step, value, whether the variable exists, refused types)."""


class _Lost(BaseException):
    """The connection was lost during a call. A BaseException, so that no check takes it for the function's error."""


def run_notebook(source: ProcessSource, job: Job, judge: Judge, data: Callable[[str, str], Any]) -> Ran:
    """Run a job in a new process.

    Raises Ended when the process dies, does not end, uses too much or sends what cannot be read, and Deserted when no
    process can be had.

    Args:
        source: Where the process is forked.
        job: What it does.
        judge: Called with every value that the job asks for.
        data: Makes this trainee's dataset when `load` asks for it, from (what, name).
    """
    return _Run(source, job, judge, data).run()


class _Run:
    def __init__(self, source: ProcessSource, job: Job, judge: Judge, data: Callable[[str, str], Any]) -> None:
        self.source, self.job, self.judge, self.data = source, job, judge, data
        self.ran, self.pid = Ran(), 0
        #: The current step and the one before it.
        self.step: int | None = None
        self.before: int | None = None
        #: How many copies of itself the process may fork, besides what a cell may start.
        self.copies = sum(what == "ask" for what, _name in job.steps)
        #: Refused types of the answer that is being judged.
        self.refused_types: list[str] = []
        #: What ended the connection during a call.
        self.lost: Exception | None = None
        self.until = self.step_until = time.monotonic() + job.limits.notebook_seconds

    def run(self) -> Ran:
        start = time.perf_counter()
        sock = self._connect()
        home = ""
        try:
            self.conversation = Conversation(
                sock, data=self.data, event=self._record_event, call=self._call, idle=self._check_memory
            )
            self.ran.seconds = self.conversation.seconds
            self._await_process()
            if self.source.isolation == "none":
                home = tempfile.mkdtemp(prefix="run-", dir=Path(self.source.address).parent)
            limits = replace(self.job.limits, processes=self.job.limits.processes + self.copies)
            self.conversation.send_job(replace(self.job, limits=limits), home)
            prepare(self.source, self.job.limits)
            self.ran.seconds["fork"] = time.perf_counter() - start
            self._run_steps()
            return self.ran
        except UNREADABLE as error:
            raise self._ended(error) from None
        finally:
            sock.close()
            if home:
                shutil.rmtree(home, ignore_errors=True)

    def _connect(self) -> socket.socket:
        try:
            return connect(self.source, self.job.limits)
        except OSError:
            raise self._died() from None

    def _await_process(self) -> None:
        head = self.conversation.receive_start(START_SECONDS)
        if "refused" in head:
            raise Ended(Note("isolation_refused", why=str(head["refused"])), None, self.ran)
        self.pid = int(head["pid"])

    def _run_steps(self) -> None:
        """Receive every step in its turn and once; any other frame is forged.

        Functions are called after all outputs have arrived, so that nothing of a hidden check comes back in one.
        """
        functions: list[Answer] = []
        for step, (what, _text) in enumerate(self.job.steps):
            if what == "skip":
                continue
            self.before, self.step = self.step, step
            if what == "ask":
                answer = self._answer(step)
                if answer.has_functions:
                    functions.append(answer)
            else:
                self._cell(step)
        self.before = self.step
        head, _blob = self._first("end", True)
        self.ran.leftover_processes = int(head.get("leftover_processes", 0))
        for answer in functions:
            self._judge_functions(answer)

    def _cell(self, step: int) -> None:
        self._first("started", step)
        cell = self.conversation.receive_cell(step, self.job.limits.output_kb << 10, self._deadline())
        self.ran.outputs[step], self.ran.counts[step] = cell.outputs, cell.execution_count
        self.step_until = self.until
        if cell.cut:
            self.ran.cut.append(step)
        if cell.full:
            self.ran.full.append(step)

    def _answer(self, step: int) -> Answer:
        """Receive an answer, and judge it unless it holds functions."""
        answer = self.conversation.decode_answer(step, self._first("answer", step))
        if not answer.has_functions:
            self._judge(answer)
        self.conversation.accept_answer()
        self.step_until = self.until
        return answer

    def _judge_functions(self, answer: Answer) -> None:
        self.before = self.step = answer.step
        self.conversation.begin_calls(answer.step)
        self._judge(answer)
        self.conversation.end_calls()
        self._restart_step_time()
        self._first("judged", answer.step)

    def _first(self, key: str, value: Any) -> tuple[dict[str, Any], bytes]:
        """Receive the first frame of a step.

        If it is missing or out of order, blame the previous step, unless the answer itself timed out or ended the
        process: packing a trainee's object runs its code.
        """
        try:
            frame = self.conversation.expect(key, value, self._deadline())
        except WireError as error:
            if self.before is not None and not (key == "answer" and isinstance(error, Late | Closed)):
                self.step = self.before
            raise
        self._restart_step_time()
        return frame

    def _deadline(self) -> float:
        return min(self.until, self.step_until)

    def _restart_step_time(self) -> None:
        """Give the step its time, so that a cell that ignores its interruption does not use up the notebook's."""
        self.step_until = time.monotonic() + self.job.limits.cell_seconds + GRACE_SECONDS

    def _judge(self, answer: Answer) -> None:
        start = time.perf_counter()
        self.refused_types = answer.refused_types
        with contextlib.suppress(_Lost):
            self.judge(answer.step, answer.value, answer.exists, self.refused_types)
        if self.lost is not None:
            raise self.lost
        self.ran.seconds["judge"] = self.ran.seconds.get("judge", 0.0) + time.perf_counter() - start

    def _call(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function of the trainee's for a check.

        Raises an error of the name and text that the function raised, and RemoteQuit when it tried to end the program.
        """
        if self.lost is None:
            try:
                return self._called(number, args, kwargs)
            except Raised as raised:
                name = raised.name if raised.name.isidentifier() else "Exception"
                raise type(name, (Exception,), {})(str(raised)) from None
            except Exception as error:
                self.lost = error
        raise _Lost from None

    def _called(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        self.conversation.send_call(number, args, kwargs)
        until = time.monotonic() + self.job.limits.cell_seconds + GRACE_SECONDS
        value, refused_types = self.conversation.receive_result(min(self.until, until))
        if len(self.refused_types) < MAX_REFUSED_TYPES:
            self.refused_types += refused_types
        return value

    def _record_event(self, kind: str, detail: str) -> None:
        if sum(known == kind for _step, known, _detail in self.ran.events) < MAX_EVENTS:
            self.ran.events.append((self.step or 0, kind, detail))

    def _check_memory(self) -> None:
        limit = self.job.limits.memory_mb
        if memory_exceeds(self.pid, limit << 20, self.copies):
            raise Ended(Note("run_out_of_memory", most=limit), self.step, self.ran)

    def _ended(self, error: Exception) -> Exception:
        """Return the exception that ends the run for a failure of the connection."""
        if isinstance(error, Late):
            why = self._late_reason()
        elif isinstance(error, Unread):
            why = Note("run_not_reading")
        elif isinstance(error, Closed):
            return self._died()
        elif isinstance(error, FrameTooLarge):
            why = Note("run_answer_too_large")
        else:
            why = Note("run_broke_connection", error=type(error).__name__)
        return Ended(why, self.step, self.ran)

    def _late_reason(self) -> Note:
        if not self.pid:
            return Note("run_not_started")
        if time.monotonic() >= self.until:
            return Note("run_out_of_time")
        return Note("run_not_interrupted", n=self.job.limits.cell_seconds)

    def _died(self) -> Exception:
        if not self.pid:
            return Deserted(Note("warm_process_gone"))
        return Died(Note("run_died"), self.step, self.ran)
