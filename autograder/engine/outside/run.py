"""The judge's side of one notebook's run: it starts the trainee's process, hears what it tells and bounds it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.engine.contract.job import Job
from autograder.engine.contract.place import Place
from autograder.engine.contract.wire import Channel, Closed, Late, TooMuch, Unread, WireError
from autograder.engine.outside.connect import connect, prepare
from autograder.engine.outside.memory import memory_beyond
from autograder.engine.outside.outputs import sound_outputs
from wording.autograder import _

__all__ = ["Deserted", "Died", "Ended", "Ran", "Remote", "RemoteQuit", "run_notebook"]

MOST_FRAME = 40 << 20
MOST_TOLD = 192 << 20
PATIENCE = 5.0
MOST_ODD = 50
MOST_EVENTS = 30
"""Of each kind: many of one must not hide another."""


@dataclass
class Ran:
    """What a run told. outputs, counts: by step. events: (step, kind, detail). cut: steps whose output was cut short;
    full: steps after which the private disk was full.

    left: processes that were still there at the end. seconds: by stage.
    """

    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    events: list[tuple[int, str, str]] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    left: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


class Ended(Exception):
    """The run ended before its end; the reason is in the user's language. step: where it stood, None at first."""

    def __init__(self, reason: str, step: int | None, ran: Ran) -> None:
        super().__init__(reason)
        self.step, self.ran = step, ran


class Died(Ended):
    """The process was gone: a cell ended it, or somebody from outside killed it. From here the two look the same."""


class Deserted(Exception):
    """The warm process is gone, which no submission can help; so it is no Ended, which becomes a reason."""


class RemoteQuit(BaseException):
    """The trainee's function tried to end the program, or was stopped when its time was up."""


class _Lost(BaseException):
    """The connection was lost within a call; no check may take that for the function's own error."""


class _Raised(Exception):
    """The trainee's function raised an error of that name."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.name = name


@dataclass(frozen=True)
class _Told:
    """What was told of a variable. functions: whether there are any in it."""

    step: int
    value: Any
    there: bool
    odd: list[str]
    functions: bool


class Remote:
    """A function of the trainee's, called across the boundary: arguments go there, plain data comes back."""

    copies = True

    def __init__(self, call: Callable[[int, tuple[Any, ...], dict[str, Any]], Any], number: int) -> None:
        self._call, self._number = call, number

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(self._number, args, kwargs)

    def __deepcopy__(self, _memo: Any) -> Remote:
        return self


Answer = Callable[[int, Any, bool, list[str]], None]
"""(step, value, whether the variable is there, type names of what was refused)."""


def run_notebook(place: Place, job: Job, answer: Answer, data: Callable[[str, str], Any]) -> Ran:
    """Run a job; `answer` is called where it asks. data(what, name): this trainee's dataset, for `load`.

    Raises Ended when the process dies, does not end, uses too much, or sends what is no frame; Deserted when none can
    be had.
    """
    return _Run(place, job, answer, data).go()


class _Run:
    def __init__(self, place: Place, job: Job, answer: Answer, data: Callable[[str, str], Any]) -> None:
        self.place, self.job, self.answer, self.data = place, job, answer, data
        self.ran, self.told, self.pid = Ran(), 0, 0
        self.step: int | None = None
        self.before: int | None = None
        self.copies = sum(what == "ask" for what, _name in job.steps)
        """How many copies of the process there may be, beside what a cell may start."""
        self.odd: list[str] = []
        self.lost: Exception | None = None
        self.until = self.step_until = time.monotonic() + job.limits.notebook_seconds

    def go(self) -> Ran:
        start = time.perf_counter()
        sock = self._connected()
        home = ""
        try:
            self.channel = Channel(sock, MOST_FRAME, self._watch)
            head, _blob = self.channel.receive(30)
            if "refused" in head:
                raise Ended(_("This machine refused to isolate the run: {why}.", why=head["refused"]), None, self.ran)
            self.pid = int(head["pid"])
            limits = replace(self.job.limits, processes=self.job.limits.processes + self.copies)
            if self.place.isolation == "none":
                home = tempfile.mkdtemp(prefix="run-", dir=Path(self.place.address).parent)
            self.channel.send_object((replace(self.job, limits=limits), home))
            prepare(self.place, self.job.limits)
            self.ran.seconds["fork"] = time.perf_counter() - start
            self._hear()
            return self.ran
        except Late:
            raise Ended(self._late(), self.step, self.ran) from None
        except Unread:
            why = _("It did not read what it was sent and was stopped.")
            raise Ended(why, self.step, self.ran) from None
        except Closed:
            raise self._died() from None
        except TooMuch:
            why = _("An output or an answer of it is larger than can be taken.")
            raise Ended(why, self.step, self.ran) from None
        except (WireError, ValueError, KeyError, TypeError, RecursionError, OverflowError, MemoryError) as error:
            why = _("What it told cannot be read ({error}): it broke the connection.", error=type(error).__name__)
            raise Ended(why, self.step, self.ran) from None
        finally:
            sock.close()
            if home:
                shutil.rmtree(home, ignore_errors=True)

    def _connected(self) -> socket.socket:
        try:
            return connect(self.place, self.job.limits)
        except OSError:
            raise self._died() from None

    def _hear(self) -> None:
        """Every step tells in its turn and once: whatever else comes is not from our side of the process.

        Functions are called when all outputs are here, so that nothing of a hidden check comes back in one.
        """
        functions: list[_Told] = []
        for step, (what, _text) in enumerate(self.job.steps):
            if what == "skip":
                continue
            self.before, self.step = self.step, step
            if what == "ask":
                told = self._value(*self._first("answer", step))
                if told.functions:
                    functions.append(told)
                else:
                    self._judge(told)
                self.channel.send_object(None)
                self.step_until = self.until
            else:
                self._cell(step)
        self.before = self.step
        head, _blob = self._first("end", True)
        self.ran.left = int(head.get("left", 0))
        for told in functions:
            self.before = self.step = told.step
            self.channel.send_object(told.step)
            self._judge(told)
            self.channel.send_object(None)
            self._step_begins()
            self._first("judged", told.step)

    def _cell(self, step: int) -> None:
        self._first("started", step)
        head, _blob = self._frame()
        self._expect(head, "cell", step)
        self.ran.outputs[step], cut = sound_outputs(head["outputs"], self.job.limits.output_kb << 10)
        self.ran.counts[step] = int(head["count"])
        self.step_until = self.until
        if cut or head.get("cut"):
            self.ran.cut.append(step)
        if head.get("full") is True:
            self.ran.full.append(step)

    def _first(self, key: str, value: Any) -> tuple[dict[str, Any], bytes]:
        """The first frame of a step. When it does not come in turn that is due to what ran before.

        But to tell an answer may be work: objects of the trainee's own are looked at.
        """
        try:
            head, blob = self._frame()
            self._expect(head, key, value)
        except WireError as error:
            if self.before is not None and not (key == "answer" and isinstance(error, Late | Closed)):
                self.step = self.before
            raise
        self._step_begins()
        return head, blob

    def _expect(self, head: dict[str, Any], key: str, value: Any) -> None:
        if head.get(key) is not value and (type(head.get(key)) is not int or head[key] != value):
            raise WireError("out of turn")

    def _step_begins(self) -> None:
        """A cell that does not heed its interruption is not waited for until the end of the notebook's time."""
        self.step_until = time.monotonic() + self.job.limits.cell_seconds + PATIENCE

    def _value(self, head: dict[str, Any], blob: bytes) -> _Told:
        from autograder.engine.outside.decode import Unpacker  # pandas: an ordinary notebook is asked nothing

        start = time.perf_counter()
        found: list[int] = []

        def remote(number: int) -> Remote:
            found.append(number)
            return Remote(self._call, number)

        unpacker = Unpacker(blob, remote)
        value = _made(unpacker, head["tree"])
        self._add("crossing", start)
        odd = [*unpacker.refused, *_names(head.get("own"))]
        return _Told(self.step or 0, value, bool(head.get("there")), odd, bool(found))

    def _judge(self, told: _Told) -> None:
        start = time.perf_counter()
        self.odd = told.odd
        with contextlib.suppress(_Lost):
            self.answer(told.step, told.value, told.there, self.odd)
        if self.lost is not None:
            raise self.lost
        self._add("judge", start)

    def _call(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Raises what the function raised, by name and words; RemoteQuit when it would end the program."""
        if self.lost is None:
            try:
                return self._called(number, args, kwargs)
            except _Raised as raised:
                name = raised.name if raised.name.isidentifier() else "Exception"
                raise type(name, (Exception,), {})(str(raised)) from None
            except Exception as error:
                self.lost = error
        raise _Lost from None

    def _called(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        from autograder.engine.outside.decode import Unpacker

        self.channel.send_object((number, args, kwargs))
        head, blob = self._frame(self.job.limits.cell_seconds + PATIENCE)
        if "value" in head:
            unpacker = Unpacker(blob, lambda n: Remote(self._call, n))
            value = _made(unpacker, head["value"])
            if len(self.odd) < MOST_ODD:
                self.odd += [*unpacker.refused, *_names(head.get("own"))]
            return value
        if "raised" in head:
            raise _Raised(str(head["raised"]), str(head.get("text", "")))
        if "judged" in head:  # the copy that was asked is no more
            raise Closed("the process ended")
        raise RemoteQuit(str(head["quit"])[:60])

    def _frame(self, seconds: float | None = None) -> tuple[dict[str, Any], bytes]:
        """The next frame that is not about data or an event; those are dealt with here."""
        step_until = self.step_until if seconds is None else time.monotonic() + seconds
        until = min(self.until, step_until)
        while True:
            head, blob = self.channel.receive(max(until - time.monotonic(), 0.0))
            self.told += self.channel.last
            if self.told > MOST_TOLD:
                raise TooMuch("too much was told")
            if "data" in head:
                start = time.perf_counter()
                self.channel.send_object(self.data(str(head["what"]), str(head["data"])))
                self._add("data", start)
            elif "event" in head:
                kind = str(head["event"])[:20]
                if sum(known == kind for _step, known, _detail in self.ran.events) < MOST_EVENTS:
                    self.ran.events.append((self.step or 0, kind, str(head.get("detail", ""))[:120]))
            else:
                return head, blob

    def _add(self, stage: str, start: float) -> None:
        self.ran.seconds[stage] = self.ran.seconds.get(stage, 0.0) + time.perf_counter() - start

    def _watch(self) -> None:
        if memory_beyond(self.pid, self.job.limits.memory_mb << 20, self.copies):
            raise Ended(
                _("It used more than {most} MB of memory and was stopped.", most=self.job.limits.memory_mb),
                self.step,
                self.ran,
            )

    def _late(self) -> str:
        if not self.pid:
            return _("The run did not start in time: the machine is busy with something else.")
        if time.monotonic() >= self.until:
            return _("The time of the whole notebook was up: its cells take too long together.")
        return _(
            "The cell or function could not be interrupted within {n:g} s. Look for a loop without an end.",
            n=self.job.limits.cell_seconds,
        )

    def _died(self) -> Exception:
        if not self.pid:
            return Deserted(_("The process that starts the runs is gone."))
        return Died(_("A cell stopped the interpreter or used up the memory."), self.step, self.ran)


def _made(unpacker: Any, tree: Any) -> Any:
    try:
        return unpacker.unpack(tree)
    except (Exception, RecursionError) as error:  # the packing side makes no such tree: somebody else wrote it
        raise WireError(type(error).__name__) from None


def _names(given: Any) -> list[str]:
    return [str(name)[:60] for name in given[:5]] if isinstance(given, list) else []
