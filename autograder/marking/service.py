"""Use cases of marking, for commands and pages. Nothing else writes marks.

Every function takes a `MarkingDesk` first: the course, the marker, the role, the module, the clock. Who may do what is
asked of `autograder.marking.access`; a refusal is an AcademyError in the user's language. Each stroke is saved at once.

desk      open_marking
reading   papers, papers_to_mark, is_done, reading, comments_before
marking   give, comment, take_back
training  training
two marks agreement, differs, settled, weighted_kappa
results   counting_marks, read_back
"""

from __future__ import annotations

from autograder.marking.agreement import Agreement, Kappa, agreement, weighted_kappa
from autograder.marking.desk import MarkingDesk, open_marking
from autograder.marking.outcome import counting_marks, keep_marks
from autograder.marking.papers import Paper, Reading, papers, reading
from autograder.marking.reading_back import read_back
from autograder.marking.reuse import comments_before
from autograder.marking.selection import differs, is_done, papers_to_mark, settled
from autograder.marking.strokes import comment, give, take_back
from autograder.marking.training import Example, Training, training

__all__ = [
    "Agreement",
    "Example",
    "Kappa",
    "MarkingDesk",
    "Paper",
    "Reading",
    "Training",
    "agreement",
    "comment",
    "comments_before",
    "counting_marks",
    "differs",
    "give",
    "is_done",
    "keep_marks",
    "open_marking",
    "papers",
    "papers_to_mark",
    "read_back",
    "reading",
    "settled",
    "take_back",
    "training",
    "weighted_kappa",
]
