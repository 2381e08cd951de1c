"""Read the times that the engine recorded for every submission."""

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
    """Read the latest attempt of every trainee of the course in `root`."""
    with create_engine(f"sqlite:///{root / 'gradebook.db'}").connect() as connection:
        return last_attempts(connection, module)


def extra_ms(full: Sequence[Attempts], none: Sequence[Attempts]) -> float:
    """Milliseconds that isolation adds to a submission: the median over trainees of their fastest rounds.

    The fastest, because other work on the machine makes a round slower and never faster.
    """

    def seconds(rounds: Sequence[Attempts], trainee: str) -> float:
        return min(attempts[trainee].seconds for attempts in rounds)

    return 1000 * statistics.median(seconds(full, trainee) - seconds(none, trainee) for trainee in full[0])


def split_ms(rounds: Sequence[Attempts]) -> dict[str, float]:
    """Mean milliseconds of a submission by stage, the longest first. The stage `total` is the whole."""
    total, count = Counter[str](), 0
    for attempts in rounds:
        for attempt in attempts.values():
            total.update(attempt.timings)
            count += 1
    return {stage: 1000 * seconds / count for stage, seconds in total.most_common()}
