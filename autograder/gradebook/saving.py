"""Save the grades of one submission: what a person gave stands while what it was given to is the same."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from autograder.gradebook.attempts import last_graded
from autograder.gradebook.grade_rows import KnownAssignment, LatePenalty, text_hashes, write_grades
from autograder.gradebook.records import Graded

__all__ = ["save"]


def save(
    connection: Connection,
    assignment: str,
    known: KnownAssignment,
    graded: Graded,
    submission: str,
    timestamp: datetime | None,
    late_penalty: LatePenalty | None,
) -> None:
    """Write the rows of a submission.

    Args:
        connection: in a transaction.
        assignment: its name.
        known: its row.
        graded: the grades of one trainee.
        submission: hash of what was graded.
        timestamp: when it was submitted; None leaves the time that the gradebook has.
        late_penalty: the rule for points taken off.
    """
    last, before = last_graded(connection, assignment, graded.trainee)
    confirmed = {key for key, text in text_hashes(graded).items() if before.get(key) == text}
    if last == submission:
        confirmed |= {f"{n.name}/{c.name}" for n in graded.notebooks for c in n.cells if not c.text_hash}
    write_grades(connection, known, graded, timestamp, confirmed, late_penalty)
