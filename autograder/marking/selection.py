"""Which texts of an exercise are for which role, and which of them are done."""

from __future__ import annotations

import math

from autograder.marking.desk import MarkingDesk
from autograder.marking.papers import Paper, papers

__all__ = ["differs", "is_done", "papers_to_mark", "settled"]


def papers_to_mark(desk: MarkingDesk, exercise: str) -> list[Paper]:
    """Return the texts of an exercise that this role is for.

    A second mark is given to a share of them: the first ones in an order that tells nothing of them. Where two
    marks differ they are settled; what was settled stays in the list.
    """
    found = papers(desk, exercise)
    if desk.role == "first":
        return found
    if desk.role == "second":
        return found[: max(math.ceil(desk.rules.second_share * len(found)), desk.rules.second_least)]
    return [paper for paper in found if differs(paper)]


def differs(paper: Paper) -> bool:
    """Return whether a text has two finished marks that differ in a line of the rubric, or in the sum."""
    first, second = paper.finished("first"), paper.finished("second")
    if first is None or second is None:
        return False
    if first.by_line and second.by_line:
        return first.points != second.points
    return first.total != second.total


def settled(paper: Paper) -> bool:
    """Return whether the difference of two marks was settled, by a third person or in talk."""
    return (paper.finished("third") or paper.finished("talk")) is not None


def is_done(desk: MarkingDesk, paper: Paper) -> bool:
    """Return whether a text has the mark that this role gives, whoever gave it."""
    if desk.role == "first":
        return paper.counts is not None
    if desk.role == "second":
        return paper.finished("second") is not None
    return settled(paper)
