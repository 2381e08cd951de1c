"""Use cases of marking, for commands and pages. Nothing else writes marks.

Every function takes a `MarkingDesk` first: the course, the marker, the role, the module, the clock. Who may do what is
asked of `autograder.marking.access`; a refusal is an AcademyError in the user's language. Each stroke is saved at once.

desk      open_marking
reading   papers, reading
marking   give, comment, take_back
results   counting_marks, read_back
"""

from __future__ import annotations

from autograder.marking.desk import MarkingDesk, open_marking
from autograder.marking.outcome import counting_marks, keep_marks
from autograder.marking.papers import Paper, Reading, papers, reading
from autograder.marking.reading_back import read_back
from autograder.marking.strokes import comment, give, take_back

__all__ = [
    "MarkingDesk",
    "Paper",
    "Reading",
    "comment",
    "counting_marks",
    "give",
    "keep_marks",
    "open_marking",
    "papers",
    "read_back",
    "reading",
    "take_back",
]
