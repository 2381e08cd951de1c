"""Ids of cells: what is made is read back, and no id is taken for another role's."""

from __future__ import annotations

from autograder.exercises.kinds import cell_ids


def test_a_role_is_read_from_its_own_ids_only() -> None:
    made = {
        "task": cell_ids.task_cell("cpl"),
        "answer": cell_ids.answer_cell("cpl"),
        "show": cell_ids.show_cell("cpl"),
        "grade": cell_ids.grade_cell("cpl"),
        "demo": cell_ids.demo_cell("setup"),
        "prose": cell_ids.prose_cell(1),
    }
    assert len(set(made.values())) == len(made)
    assert [role for role, one in made.items() if cell_ids.graded_in(one) == "cpl"] == ["grade"]
    assert [role for role, one in made.items() if cell_ids.shown_in(one) == "cpl"] == ["show"]
    assert [role for role, one in made.items() if cell_ids.is_demo(one)] == ["demo"]


def test_ids_never_change() -> None:
    """Pinned: submissions that are out, and gradebooks, hold them."""
    assert [cell_ids.task_cell("cpl"), cell_ids.answer_cell("cpl"), cell_ids.show_cell("cpl")] == [
        "cpl-task",
        "cpl",
        "cpl-show",
    ]
    assert cell_ids.grade_cell("cpl") == "cpl-grade"
    assert [cell_ids.demo_cell(cell_ids.SETUP), cell_ids.prose_cell(2)] == ["demo-setup", "lesson-02"]
