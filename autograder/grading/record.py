"""Record results: the graded copy in its folder, the grades and the attempt in the gradebook, a log beside them."""

from __future__ import annotations

import hashlib
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC, datetime
from pathlib import Path

from autograder.building.course_folder import explain_write_errors
from autograder.engine.contract.version import ENGINE
from autograder.gradebook.attempts import Attempt
from autograder.gradebook.records import Graded
from autograder.grading.context import SCRATCH, GradingContext
from autograder.notes import Note
from autograder.submission.printable import printable_note
from wording.identity import tidy

__all__ = ["record", "record_all", "time_of"]

MOST_PENDING = 8
"""Results in memory that wait for the gradebook."""
LOGS = "logs"


def record_all(context: GradingContext, results: Iterable[Graded], digests: dict[str, str]) -> Iterator[Attempt]:
    """Record results one after another, in a thread of its own so that no judge waits for the disk.

    A result that was taken from `results` is recorded also when the caller stops. `digests` are those of the
    submissions, by trainee.
    """
    pending: deque[Future[Attempt]] = deque()
    with ThreadPoolExecutor(1) as writer:
        for graded in results:
            pending.append(writer.submit(copy_context().run, record, context, graded, digests[graded.trainee]))
            while pending and (pending[0].done() or len(pending) > MOST_PENDING):
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def record(context: GradingContext, graded: Graded, digest: str) -> Attempt:
    """Record one result; `digest` is that of the submission. Returns the attempt with its number.

    The graded copy and, for an assessment, the receipt are written before the gradebook, so that a submission is graded
    again after a kill in between. What could not be graded gets no receipt, and so uses up no attempt.
    """
    attempt = _attempt(context, graded, digest)
    if graded.reason is not None:
        return context.book.fail(context.module, attempt)
    with explain_write_errors():
        _put_in_place(graded.files, context.course.root, context.course.autograded(graded.trainee, context.module))
    if context.register is not None:
        context.register.take_in(graded.trainee)
    submitted_at = time_of(graded.timestamp)
    return context.book.write(context.module, graded, attempt, submitted_at, late_penalty=context.late_penalty)


def time_of(timestamp: str) -> datetime | None:
    """Return the moment that timestamp.txt holds; None without one."""
    from autograder.submission.timestamp import parse_utc  # dateutil need not delay the start of a command

    return parse_utc(timestamp) if timestamp else None


def _attempt(context: GradingContext, graded: Graded, digest: str) -> Attempt:
    loose = [Note("not_isolated")] if context.isolation == "none" else []
    if others := context.near_names.get(graded.trainee):
        loose.append(Note("trainee_near", names=", ".join(f"“{name}”" for name in others)))
    if (login := tidy(graded.trainee)) != graded.trainee:
        loose.append(Note("trainee_spaces", name=graded.trainee, right=login))
    return Attempt(
        context.module,
        graded.trainee,
        datetime.now(UTC),
        digest,
        context.digest,
        ENGINE,
        context.isolation,
        "graded" if graded.reason is None else "failed",
        None if graded.reason is None else printable_note(graded.reason),
        str(_write_log(context, graded)) if graded.log else "",
        tuple(printable_note(note) for note in [*loose, *graded.notes]),
        graded.verdicts,
        timings={stage: round(seconds, 6) for stage, seconds in graded.timings.items()},
        seconds=round(graded.timings.get("total", 0.0), 4),
    )


def _write_log(context: GradingContext, graded: Graded) -> Path:
    name = hashlib.sha256(graded.trainee.encode("utf-8", "replace")).hexdigest()[:8]
    safe = "".join(c if c.isalnum() or c in "._-" else "_" for c in graded.trainee)[:80]
    path = context.course.root / LOGS / context.module / f"{safe}-{name}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(graded.log, "utf-8", errors="replace")
    return path


def _put_in_place(files: dict[str, bytes], root: Path, target: Path) -> None:
    """Replace the autograded copy of an earlier attempt."""
    fresh = root / f"{SCRATCH}{hashlib.sha256(str(target).encode()).hexdigest()[:12]}"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, content in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        old = fresh.with_name(fresh.name + "-old")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old)
    else:
        fresh.rename(target)
