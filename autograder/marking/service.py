"""Use cases of marking, for commands and pages. Nothing else writes marks.

Every function takes a `MarkingDesk` first: the course, the marker, the role, the module, the clock. Who may do what is
asked of `autograder.marking.access`; a refusal is an AcademyError in the user's language. Each stroke is saved at once.

desk      open_marking
reading   papers, papers_to_mark, is_done, reading, comments_before
marking   give, comment, take_back
results   counting_marks, read_back
"""

from __future__ import annotations

from autograder.marking.desk import MarkingDesk, open_marking
from autograder.marking.outcome import counting_marks, keep_marks
from autograder.marking.papers import Paper, Reading, papers, reading
from autograder.marking.reading_back import read_back
from autograder.marking.reuse import comments_before
from autograder.marking.selection import is_done, papers_to_mark
from autograder.marking.strokes import comment, give, take_back

__all__ = [
    "MarkingDesk",
    "Paper",
    "Reading",
    "comment",
    "comments_before",
    "counting_marks",
    "give",
    "is_done",
    "keep_marks",
    "open_marking",
    "papers",
    "papers_to_mark",
    "read_back",
    "reading",
    "take_back",
]
