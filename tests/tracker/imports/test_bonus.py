"""Points of a bonus exercise count towards 100 % and never beyond it, and add nothing to the maximum."""

from __future__ import annotations

from tracker.imports.gradebook_file import ExerciseGrade, Submission


def submission(regular: float, bonus: float, late: float = 0.0) -> Submission:
    grades = (
        ExerciseGrade("plain", regular, 10.0, False),
        ExerciseGrade("more", bonus, 0.0, False, True),
    )
    return Submission("anna", "01_basics", None, late, grades, "a", False)


def test_bonus_points_are_capped_at_the_maximum() -> None:
    assert [submission(*both).points for both in ((6, 0), (6, 3), (8, 4), (10, 4), (10, 4, 2))] == [6, 9, 10, 10, 8]
    assert submission(6, 3).max_points == 10
