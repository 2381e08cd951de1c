"""What grading and feedback ask of marks, for a whole module and in nobody's name."""

from __future__ import annotations

from collections import defaultdict

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.book import Book
from autograder.gradebook.marks import Mark, marks_of, read_strokes
from autograder.marking.counting import counting
from autograder.marking.desk import MarkingDesk
from autograder.marking.reading_back import read_back
from autograder.marking.rules import read_rules

__all__ = ["counting_marks", "keep_marks"]


def keep_marks(course: CourseFolder, book: Book, module: str) -> None:
    """Take in what formgrader wrote, and give texts back the marks that they have."""
    desk = _nobody(course, book, module)
    if desk.exercises:
        read_back(desk)


def counting_marks(course: CourseFolder, book: Book, module: str) -> dict[tuple[str, str], Mark]:
    """Return the marks that count: (trainee, exercise) -> mark."""
    desk = _nobody(course, book, module)
    with book.transaction() as connection:
        texts = desk.texts(connection)
        places: dict[tuple[str, str], list[Mark]] = defaultdict(list)
        for mark in marks_of(read_strokes(connection, module)):
            places[(mark.exercise, mark.trainee)].append(mark)
    found = {
        (trainee, exercise): counting(marks, texts.get((exercise, trainee), ""), desk.rubrics[exercise])
        for (exercise, trainee), marks in places.items()
        if exercise in desk.exercises
    }
    return {place: mark for place, mark in found.items() if mark is not None}


def _nobody(course: CourseFolder, book: Book, module: str) -> MarkingDesk:
    return MarkingDesk(course, book, module, "", "first", read_rules(course.config()))
