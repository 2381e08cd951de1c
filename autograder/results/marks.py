"""What the gradebook says: points per exercise of every submission, as nbgrader and its formgrader count them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.building.course_folder import CourseFolder
from autograder.exercises.kinds.cell_ids import graded_in

__all__ = ["Mark", "Marked", "read_marks", "read_names"]


@dataclass(frozen=True)
class Mark:
    """One exercise of a submission. pending: a person has to look at it; by_hand: a person set the points."""

    exercise: str
    points: float
    max_points: float
    pending: bool
    by_hand: bool
    comment: str = ""


@dataclass(frozen=True)
class Marked:
    """A graded submission. handed_in: UTC, or None when it is not known; late: points taken off for lateness."""

    trainee: str
    module: str
    handed_in: dt.datetime | None
    marks: dict[str, Mark]
    late: float = 0.0

    @property
    def points(self) -> float:
        return max(sum(m.points for m in self.marks.values()) - self.late, 0.0)

    @property
    def max_points(self) -> float:
        return sum(m.max_points for m in self.marks.values())

    @property
    def pending(self) -> float:
        """Points that a person may still give: what is open in exercises that wait."""
        return sum(max(m.max_points - m.points, 0.0) for m in self.marks.values() if m.pending)


def read_marks(course: CourseFolder, modules: Iterable[str] | None = None) -> list[Marked]:
    """All graded submissions of the modules (all built ones by default), by module, then trainee."""
    found = []
    with course.gradebook() as gradebook:
        for module in course.modules() if modules is None else modules:
            for submission in sorted(gradebook.assignment_submissions(module), key=lambda s: s.student_id):
                marks: dict[str, Mark] = {}
                for notebook in submission.notebooks:
                    said = {graded_in(c.name) or c.name: c.manual_comment or "" for c in notebook.comments}
                    for grade in notebook.grades:
                        name = graded_in(grade.name) or grade.name
                        marks[name] = Mark(
                            name,
                            float(grade.score),
                            float(grade.max_score),
                            bool(grade.needs_manual_grade),
                            grade.manual_score is not None,
                            said.get(name, ""),
                        )
                late = sum(n.late_submission_penalty or 0.0 for n in submission.notebooks)
                found.append(Marked(submission.student_id, module, submission.timestamp, marks, late))
    return found


def read_names(course: CourseFolder) -> dict[str, str]:
    """Names by login, of trainees whose name the gradebook knows."""
    with course.gradebook() as gradebook:
        names = {s.id: f"{s.first_name or ''} {s.last_name or ''}".strip() for s in gradebook.students}
    return {login: name for login, name in names.items() if name}
