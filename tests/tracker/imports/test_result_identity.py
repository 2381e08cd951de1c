"""Two courses, editions or cohorts are two results; day and rule decide which counts, not the order of imports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from tests.support.grader import Grader
from tests.support.small_department import SKILL
from tests.tracker.imports.conftest import MODULES
from tracker.desk import Desk
from tracker.imports.gradebook import GradebookImport, import_gradebook
from tracker.service import add_person, list_evidence, status, verify

COMPETENCIES = {"ads": {"cpl": ["paid_ads.unit_costs"], "audit": ["paid_ads.audit", "paid_ads.unit_costs"]}}
OLD, NEW = "2026-03-02 16:12:00 UTC", "2026-06-20 10:00:00 UTC"
PASSED, FAILED = {"cpl": 3.0, "audit": 5.0}, {"cpl": 1.0, "audit": 0.0}


@pytest.fixture
def orlova(desk: Desk) -> Desk:
    add_person(desk, "Мария Орлова", "m.orlova", start=date(2025, 9, 1), email="M.Orlova@mayak.example")
    return desk


@pytest.fixture
def cohorts(tmp_path: Path) -> tuple[Grader, Grader]:
    """The gradebooks of two built folders."""
    return Grader(tmp_path / "spring.db", MODULES), Grader(tmp_path / "autumn.db", MODULES)


def run(desk: Desk, grader: Grader, edition: str = "2026", **more: Any) -> GradebookImport:
    return import_gradebook(desk, grader.path, COMPETENCIES, edition, **more)


def confirmed(desk: Desk) -> list[float]:
    return sorted(e.data.points for e in list_evidence(desk, "m.orlova") if e.state == "confirmed")


def level(desk: Desk) -> str:
    return next(x.state for x in status(desk, "m.orlova").levels if x.competency == SKILL)


def practice(desk: Desk) -> list[float]:
    return [p.points for p in status(desk, "m.orlova").practice]


def with_answers(grader: Grader) -> Grader:
    """Add the cells in which the trainee answers, as a real notebook has them."""
    with Gradebook(f"sqlite:///{grader.path}", "course") as book:
        for cell in ("cpl", "audit"):
            book.add_solution_cell(cell, "ads", "ads")
    return grader


def leave_blank(grader: Grader, login: str, submitted_at: str) -> None:
    """Submit the released notebook, untouched."""
    grader.grade(login, "ads", {"cpl": 0.0, "audit": 0.0}, submitted_at)
    with Gradebook(f"sqlite:///{grader.path}", "course") as book:
        for cell in ("cpl", "audit"):
            book.find_comment(cell, "ads", "ads", login).auto_comment = "No response."
        book.db.commit()


WAYS: dict[str, Callable[[Desk, Grader, Grader], list[Callable[[], object]]]] = {
    "cohorts": lambda desk, old, new: [lambda: run(desk, old), lambda: run(desk, new)],
    "editions": lambda desk, old, new: [lambda: run(desk, old, "2026"), lambda: run(desk, new, "2027")],
    "courses": lambda desk, old, new: [lambda: run(desk, old, course="a"), lambda: run(desk, new, course="b")],
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_two_of_them_are_two_results_in_whatever_order(
    orlova: Desk, cohorts: tuple[Grader, Grader], way: str, order: tuple[int, ...]
) -> None:
    old, new = cohorts
    old.grade("m.orlova", "ads", PASSED, OLD)
    new.grade("m.orlova", "ads", FAILED, NEW)
    steps = WAYS[way](orlova, old, new)
    for number in (*order, *order):  # importing everything once more changes nothing
        steps[number]()
    assert confirmed(orlova) == [1.0, 8.0]
    assert level(orlova) == "met"
    assert verify(orlova).ok


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_the_day_decides_which_practice_is_shown(
    orlova: Desk, cohorts: tuple[Grader, Grader], order: tuple[int, ...]
) -> None:
    old, new = cohorts
    old.grade("m.orlova", "ads", PASSED, OLD)
    new.grade("m.orlova", "ads", FAILED, NEW)
    for number in order:
        run(orlova, cohorts[number], parts={"ads": "practice"})
    assert practice(orlova) == [1.0]


def test_of_one_day_the_better_practice_is_shown(orlova: Desk, cohorts: tuple[Grader, Grader]) -> None:
    for grader, scores in zip(cohorts, (PASSED, FAILED), strict=True):
        grader.grade("m.orlova", "ads", scores, OLD)
        run(orlova, grader, parts={"ads": "practice"})
    assert practice(orlova) == [8.0]


def test_an_untouched_notebook_takes_nothing_away(orlova: Desk, cohorts: tuple[Grader, Grader]) -> None:
    old, new = map(with_answers, cohorts)
    old.grade("m.orlova", "ads", PASSED, OLD)
    run(orlova, old)
    leave_blank(new, "m.orlova", NEW)
    leave_blank(old, "m.orlova", NEW)
    for grader in (new, old, new):
        found = run(orlova, grader)
        assert (found.added, found.superseded, found.blank) == (0, 0, (("m.orlova", "ads"),))
    assert (confirmed(orlova), level(orlova)) == ([8.0], "met")


def test_a_mentors_zero_counts_although_the_notebook_is_untouched(orlova: Desk, grader: Grader) -> None:
    with_answers(grader).grade("m.orlova", "ads", PASSED, OLD)
    run(orlova, grader)
    leave_blank(grader, "m.orlova", NEW)
    grader.grade("m.orlova", "ads", {"cpl": 0.0, "audit": 0.0}, NEW, by_hand=0.0)
    assert run(orlova, grader).superseded == 1
    assert confirmed(orlova) == [0.0]


def test_a_copy_of_an_older_gradebook_takes_nothing_away(orlova: Desk, grader: Grader, tmp_path: Path) -> None:
    grader.grade("m.orlova", "ads", FAILED, OLD)
    backup = tmp_path / "backup.db"
    backup.write_bytes(Path(grader.path).read_bytes())
    grader.grade("m.orlova", "ads", PASSED, NEW)
    run(orlova, grader)
    found = import_gradebook(orlova, backup, COMPETENCIES, "2026")
    assert [(x.login, x.module) for x in found.left_out] == [("m.orlova", "ads")]
    assert "2026-03-02" in found.left_out[0].problem
    assert confirmed(orlova) == [8.0]


def test_a_time_that_was_put_right_is_taken_although_the_day_is_earlier(orlova: Desk, grader: Grader) -> None:
    grader.grade("m.orlova", "ads", PASSED, "2026-03-02 22:30:00 UTC")  # 22:30 in Moscow was read as UTC
    run(orlova, grader)
    grader.grade("m.orlova", "ads", PASSED, "2026-03-02 19:30:00 UTC")
    assert (found := run(orlova, grader)).superseded == 1, found
    (one,) = [e for e in list_evidence(orlova, "m.orlova") if e.state == "confirmed"]
    assert one.occurred_on == date(2026, 3, 2)


# ---- logins


def test_a_login_in_other_capitals_is_the_same_person(orlova: Desk, grader: Grader) -> None:
    grader.grade("M.ORLOVA ", "ads", PASSED)
    assert run(orlova, grader).left_out == ()
    assert confirmed(orlova) == [8.0]


def test_two_trainees_of_one_login_are_asked_about(orlova: Desk, grader: Grader) -> None:
    grader.grade("m.orlova", "ads", PASSED)
    grader.grade("M.Orlova", "ads", FAILED)
    found = run(orlova, grader)
    assert [x.login for x in found.left_out] == ["M.Orlova", "m.orlova"]
    assert "“M.Orlova”" in found.left_out[1].problem or "«M.Orlova»" in found.left_out[1].problem
    assert confirmed(orlova) == []
