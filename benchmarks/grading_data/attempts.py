"""What the engine itself noted of every submission: how long it took, and on what the time went."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import create_engine

from autograder.gradebook.attempts import Attempt, last_attempts

__all__ = ["extra_ms", "read_attempts", "split_ms"]

Attempts = dict[str, Attempt]


def read_attempts(root: Path, module: str) -> Attempts:
    """The latest attempt of every trainee in the course in `root`."""
    with create_engine(f"sqlite:///{root / 'gradebook.db'}").connect() as connection:
        return last_attempts(connection, module)


def extra_ms(full: Sequence[Attempts], none: Sequence[Attempts]) -> float:
    """What isolation adds to a submission: median over the trainees, each with its quickest round.

    Whatever else the machine does makes a round slower, never quicker.
    """

    def seconds(rounds: Sequence[Attempts], trainee: str) -> float:
        return min(attempts[trainee].seconds for attempts in rounds)

    return 1000 * statistics.median(seconds(full, trainee) - seconds(none, trainee) for trainee in full[0])


def split_ms(rounds: Sequence[Attempts]) -> dict[str, float]:
    """Mean milliseconds of a submission by stage, the longest first; `total` is all of it."""
    total, count = Counter[str](), 0
    for attempts in rounds:
        for attempt in attempts.values():
            total.update(attempt.timings)
            count += 1
    return {stage: 1000 * seconds / count for stage, seconds in total.most_common()}
