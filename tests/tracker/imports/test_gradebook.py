"""Grades become evidence: once, whole, on the organisation's day, and a regrade replaces what was there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from tracker.desk import Desk, open_desk
from tracker.errors import Denied, InvalidInput
from tracker.imports.gradebook import GradebookImport, import_gradebook
from tracker.service import add_person, list_evidence
from tracker.store.tables import t
from tracker.store.verify import verify_audit

COMPETENCIES = {
    "ads": {"cpl": ["paid_ads.unit_costs"], "audit": ["paid_ads.audit", "paid_ads.unit_costs"]},
    "talk": {"letter": ["communication.letters"]},
}


@pytest.fixture
def people(desk: Desk) -> Desk:
    for login in ("m.orlova", "d.kim"):
        add_person(desk, login, login, start=date(2025, 9, 1))
    return desk


def take(desk: Desk, grader: Any, edition: str = "2026", **more: Any) -> GradebookImport:
    return import_gradebook(desk, grader.path, COMPETENCIES, edition, **more)


def counts(found: GradebookImport) -> tuple[int, int, int]:
    return found.added, found.superseded, found.unchanged


def state_of_everything(desk: Desk) -> list[Any]:
    with desk.database.reading() as connection:
        return [
            connection.execute(select(table).order_by(*table.primary_key.columns)).all()
            for table in (t.evidence, t.transition, t.grade, t.event, t.head)
        ]


def test_a_result_holds_points_grades_and_shares(people: Desk, grader: Any) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 1.0})
    assert counts(take(people, grader)) == (1, 0, 0)
    (one,) = list_evidence(people, "m.orlova")
    assert (one.state, one.occurred_on, one.data.module) == ("confirmed", date(2026, 3, 2), "ads")
    assert (one.data.points, one.data.max_points) == (4.0, 8.0)
    assert one.data.competencies == {"paid_ads.audit": 0.2, "paid_ads.unit_costs": 0.5}
    with people.database.reading() as connection:
        grades = connection.execute(select(t.grade.c.exercise, t.grade.c.points, t.grade.c.max_points)).all()
    assert sorted(map(tuple, grades)) == [("audit", "1.0", "5.0"), ("cpl", "3.0", "3.0")]


DAYS = [
    ("31 December, 21:30 UTC", "2025-12-31 21:30:00 UTC", date(2026, 1, 1)),
    ("31 December, 20:59 UTC", "2025-12-31 20:59:59 UTC", date(2025, 12, 31)),
    ("29 February, 20:00 UTC", "2024-02-29 20:00:00 UTC", date(2024, 2, 29)),
    ("28 February of a leap year, 21:00 UTC", "2024-02-28 21:00:00 UTC", date(2024, 2, 29)),
    ("in a zone of its own", "2026-01-01 00:30:00 MSK", date(2026, 1, 1)),
    ("unknown", None, date(2026, 7, 1)),
]


@pytest.mark.parametrize(("handed_in", "day"), [r[1:] for r in DAYS], ids=[r[0] for r in DAYS])
def test_the_day_is_the_organisations(people: Desk, grader: Any, handed_in: str | None, day: date) -> None:
    grader.grade("d.kim", "talk", {"letter": 4.0}, handed_in)
    found = take(people, grader)
    assert [e.occurred_on for e in list_evidence(people, "d.kim")] == [day]
    assert found.undated == (() if handed_in else (("d.kim", "talk"),))


def test_importing_twice_changes_nothing(people: Desk, grader: Any, clock: Any) -> None:
    for login in ("m.orlova", "d.kim"):
        grader.grade(login, "ads", {"cpl": 3.0, "audit": 1.0})
        grader.grade(login, "talk", {"letter": 2.5}, None)
    assert counts(take(people, grader)) == (4, 0, 0)
    before = state_of_everything(people)
    clock.moment = datetime(2026, 8, 1, tzinfo=UTC)  # a submission without a day must not come again either
    assert counts(take(people, grader)) == (0, 0, 4)
    assert state_of_everything(people) == before


def test_a_regrade_supersedes_and_going_back_is_news_again(people: Desk, grader: Any) -> None:
    """Points 1, 2, 1, 1, 2, 2: what stands is always the last, and the same twice is nothing new."""
    seen = []
    for points in (1.0, 2.0, 1.0, 1.0, 2.0, 2.0):
        grader.grade("d.kim", "talk", {"letter": points})
        seen.append(counts(take(people, grader)))
        standing = [e.data.points for e in list_evidence(people, "d.kim") if e.state == "confirmed"]
        assert standing == [points]
    assert seen == [(1, 0, 0), (1, 1, 0), (1, 1, 0), (0, 0, 1), (1, 1, 0), (0, 0, 1)]
    with people.database.reading() as connection:
        assert verify_audit(connection).ok


CHANGES = [
    ("a new edition", {"edition": "2027"}, {}),
    ("handed in again", {}, {"handed_in": "2026-04-01 10:00:00 UTC"}),
    ("late after all", {}, {"late": 1.0}),
    ("another split of the same points", {}, {"scores": {"cpl": 2.0, "audit": 3.0}}),
]


@pytest.mark.parametrize(("imported", "graded"), [r[1:] for r in CHANGES], ids=[r[0] for r in CHANGES])
def test_what_makes_a_new_snapshot(people: Desk, grader: Any, imported: dict[str, Any], graded: dict[str, Any]) -> None:
    grader.grade("d.kim", "ads", {"cpl": 3.0, "audit": 2.0})
    take(people, grader)
    if graded:
        grader.grade("d.kim", "ads", **({"scores": {"cpl": 3.0, "audit": 2.0}} | graded))
    assert counts(take(people, grader, **imported)) == (1, 1, 0)


def test_what_waits_for_a_person_is_told_and_not_taken_as_final(people: Desk, grader: Any) -> None:
    grader.grade("d.kim", "ads", {"cpl": 3.0, "audit": None})
    found = take(people, grader)
    assert counts(found) == (0, 0, 0)
    assert [(w.login, w.module, w.exercises) for w in found.waiting] == [("d.kim", "ads", ("audit",))]
    assert list_evidence(people, "d.kim") == ()
    grader.grade("d.kim", "ads", {"cpl": 3.0, "audit": None}, by_hand=2.0)
    assert counts(take(people, grader)) == (1, 0, 0)
    grader.grade(
        "d.kim", "ads", {"cpl": 3.0, "audit": None}
    )  # handed in again: the earlier result stands until it is graded
    assert counts(take(people, grader)) == (0, 0, 0)
    assert [e.state for e in list_evidence(people, "d.kim")] == ["confirmed"]


def test_unknown_logins_are_listed_once_and_stop_nobody_else(people: Desk, grader: Any) -> None:
    for module, scores in {"talk": {"letter": 1.0}, "ads": {"cpl": 1.0, "audit": 1.0}}.items():
        grader.grade("nobody", module, scores)
        grader.grade("d.kim", module, scores)
    found = take(people, grader)
    assert found.added == 2
    (left,) = found.left_out
    assert (left.login, left.module) == ("nobody", "")
    assert left.fix
    add_person(people, "Никто", "nobody", start=date(2026, 1, 1))
    assert counts(take(people, grader)) == (2, 0, 2)


def test_a_submission_from_the_future_is_left_out(people: Desk, grader: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0}, "2026-07-01 21:30:00 UTC")  # already the 2nd in Moscow
    grader.grade("m.orlova", "talk", {"letter": 1.0}, "2026-07-01 20:30:00 UTC")
    found = take(people, grader)
    assert found.added == 1
    assert [(p.login, p.module) for p in found.left_out] == [("d.kim", "talk")]


def test_a_dry_run_counts_and_writes_nothing(people: Desk, grader: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0})
    before = state_of_everything(people)
    found = take(people, grader, dry_run=True)
    assert (counts(found), found.kept) == ((1, 0, 0), False)
    assert state_of_everything(people) == before
    assert counts(take(people, grader)) == (1, 0, 0)


def test_only_some_modules(people: Desk, grader: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0})
    grader.grade("d.kim", "ads", {"cpl": 1.0, "audit": 1.0})
    assert counts(take(people, grader, modules=["ads"])) == (1, 0, 0)


def test_only_who_may_import_may(people: Desk, grader: Any, clock: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0})
    trainee = open_desk(people.database.url, "d.kim", policy=people.policy, framework=people.framework, clock=clock)
    with pytest.raises(Denied):
        take(trainee, grader)
    with people.database.reading() as connection:
        refused = select(func.count()).select_from(t.access).where(t.access.c.allowed == 0)
        assert connection.execute(refused).scalar_one() == 1
    assert list_evidence(people, "d.kim") == ()


def test_a_gradebook_that_cannot_be_read_writes_nothing(people: Desk, tmp_path: Path) -> None:
    before = state_of_everything(people)
    with pytest.raises(InvalidInput):
        import_gradebook(people, tmp_path / "none.db", COMPETENCIES, "2026")
    assert state_of_everything(people) == before
