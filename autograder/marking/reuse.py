"""Comments that were written before, to be used again: those for the same line first, the most frequent first."""

from __future__ import annotations

from collections import Counter

from autograder.gradebook.marks import WHOLE, read_strokes
from autograder.marking.desk import MarkingDesk
from wording.identity import identity

__all__ = ["comments_before"]


def comments_before(desk: MarkingDesk, exercise: str, criterion: str) -> list[str]:
    """Return comments on a line of the rubric, or with WHOLE on whole texts of the exercise.

    Who gives a second mark gets their own alone: comments of the first marker would tell how the text was marked.
    """
    with desk.book.transaction() as connection:
        strokes = read_strokes(connection, desk.module, exercise)
    mine = identity(desk.marker)
    said = [
        s
        for s in strokes
        if s.comment
        and s.criterion == criterion
        and not (criterion == WHOLE and s.points is not None)
        and (desk.role != "second" or identity(s.marker) == mine)
    ]
    # A comment stands again in every later stroke on its line: it is counted once a text.
    counted = Counter(comment for comment, _text in {(s.comment, (s.trainee, s.text)) for s in said})
    own = {s.comment for s in said if identity(s.marker) == mine}
    return sorted(counted, key=lambda comment: (comment not in own, -counted[comment], comment))
