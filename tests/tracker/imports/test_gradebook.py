"""Import of grades: each result is recorded once, on the organisation's day, and a regrade supersedes it."""

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
def desk_with_trainees(desk: Desk) -> Desk:
    for login in ("m.orlova", "d.kim"):
        add_person(desk, login, login, start=date(2025, 9, 1))
    return desk


def run_import(desk: Desk, grader: Any, edition: str = "2026", **more: Any) -> GradebookImport:
    return import_gradebook(desk, grader.path, COMPETENCIES, edition, **more)


def counts(found: GradebookImport) -> tuple[int, int, int]:
    return found.added, found.superseded, found.unchanged


def all_rows(desk: Desk) -> list[Any]:
    with desk.database.reading() as connection:
        return [
            connection.execute(select(table).order_by(*table.primary_key.columns)).all()
            for table in (t.evidence, t.transition, t.grade, t.event, t.head)
        ]


def test_a_result_has_points_grades_and_shares(desk_with_trainees: Desk, grader: Any) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 1.0})
    assert counts(run_import(desk_with_trainees, grader)) == (1, 0, 0)
    (one,) = list_evidence(desk_with_trainees, "m.orlova")
    assert (one.state, one.occurred_on, one.data.module) == ("confirmed", date(2026, 3, 2), "ads")
    assert (one.data.points, one.data.max_points) == (4.0, 8.0)
    assert one.data.competencies == {"paid_ads.audit": 0.2, "paid_ads.unit_costs": 0.5}
    with desk_with_trainees.database.reading() as connection:
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


@pytest.mark.parametrize(("submitted_at", "day"), [r[1:] for r in DAYS], ids=[r[0] for r in DAYS])
def test_a_result_belongs_to_the_organisation_s_day(
    desk_with_trainees: Desk, grader: Any, submitted_at: str | None, day: date
) -> None:
    grader.grade("d.kim", "talk", {"letter": 4.0}, submitted_at)
    found = run_import(desk_with_trainees, grader)
    assert [e.occurred_on for e in list_evidence(desk_with_trainees, "d.kim")] == [day]
    assert found.undated == (() if submitted_at else (("d.kim", "talk"),))


def test_importing_twice_changes_nothing(desk_with_trainees: Desk, grader: Any, clock: Any) -> None:
    for login in ("m.orlova", "d.kim"):
        grader.grade(login, "ads", {"cpl": 3.0, "audit": 1.0})
        grader.grade(login, "talk", {"letter": 2.5}, None)
    assert counts(run_import(desk_with_trainees, grader)) == (4, 0, 0)
    before = all_rows(desk_with_trainees)
    # A submission without a timestamp must not become a new result on another day.
    clock.moment = datetime(2026, 8, 1, tzinfo=UTC)
    assert counts(run_import(desk_with_trainees, grader)) == (0, 0, 4)
    assert all_rows(desk_with_trainees) == before


def test_a_regrade_supersedes_the_result_even_if_it_restores_points(desk_with_trainees: Desk, grader: Any) -> None:
    """The last points are always the confirmed ones, and importing the same points twice in a row changes nothing."""
    seen = []
    for points in (1.0, 2.0, 1.0, 1.0, 2.0, 2.0):
        grader.grade("d.kim", "talk", {"letter": points})
        seen.append(counts(run_import(desk_with_trainees, grader)))
        current = [e.data.points for e in list_evidence(desk_with_trainees, "d.kim") if e.state == "confirmed"]
        assert current == [points]
    assert seen == [(1, 0, 0), (1, 1, 0), (1, 1, 0), (0, 0, 1), (1, 1, 0), (0, 0, 1)]
    with desk_with_trainees.database.reading() as connection:
        assert verify_audit(connection).ok


CHANGES = [
    ("submitted again", {"submitted_at": "2026-04-01 10:00:00 UTC"}),
    ("points deducted for lateness", {"late": 1.0}),
    ("another split of the same points", {"scores": {"cpl": 2.0, "audit": 3.0}}),
]


@pytest.mark.parametrize("graded", [r[1] for r in CHANGES], ids=[r[0] for r in CHANGES])
def test_any_change_of_content_makes_a_new_snapshot(
    desk_with_trainees: Desk, grader: Any, graded: dict[str, Any]
) -> None:
    grader.grade("d.kim", "ads", {"cpl": 3.0, "audit": 2.0})
    run_import(desk_with_trainees, grader)
    grader.grade("d.kim", "ads", **({"scores": {"cpl": 3.0, "audit": 2.0}} | graded))
    assert counts(run_import(desk_with_trainees, grader)) == (1, 1, 0)


def test_submissions_that_wait_for_a_grader_are_listed_and_not_imported(desk_with_trainees: Desk, grader: Any) -> None:
    grader.grade("d.kim", "ads", {"cpl": 3.0, "audit": None})
    found = run_import(desk_with_trainees, grader)
    assert counts(found) == (0, 0, 0)
    assert [(w.login, w.module, w.exercises) for w in found.waiting] == [("d.kim", "ads", ("audit",))]
    assert list_evidence(desk_with_trainees, "d.kim") == ()
    grader.grade("d.kim", "ads", {"cpl": 3.0, "audit": None}, by_hand=2.0)
    assert counts(run_import(desk_with_trainees, grader)) == (1, 0, 0)
    # Submitted again: the earlier result stays confirmed until the new submission is graded.
    grader.grade("d.kim", "ads", {"cpl": 3.0, "audit": None})
    assert counts(run_import(desk_with_trainees, grader)) == (0, 0, 0)
    assert [e.state for e in list_evidence(desk_with_trainees, "d.kim")] == ["confirmed"]


def test_unknown_logins_are_listed_once_and_do_not_stop_the_import(desk_with_trainees: Desk, grader: Any) -> None:
    for module, scores in {"talk": {"letter": 1.0}, "ads": {"cpl": 1.0, "audit": 1.0}}.items():
        grader.grade("nobody", module, scores)
        grader.grade("d.kim", module, scores)
    found = run_import(desk_with_trainees, grader)
    assert found.added == 2
    (left,) = found.left_out
    assert (left.login, left.module) == ("nobody", "")
    assert left.fix
    add_person(desk_with_trainees, "Никто", "nobody", start=date(2026, 1, 1))
    assert counts(run_import(desk_with_trainees, grader)) == (2, 0, 2)


def test_a_submission_from_the_future_is_left_out(desk_with_trainees: Desk, grader: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0}, "2026-07-01 21:30:00 UTC")  # already the 2nd in Moscow
    grader.grade("m.orlova", "talk", {"letter": 1.0}, "2026-07-01 20:30:00 UTC")
    found = run_import(desk_with_trainees, grader)
    assert found.added == 1
    assert [(p.login, p.module) for p in found.left_out] == [("d.kim", "talk")]


def test_a_dry_run_counts_and_writes_nothing(desk_with_trainees: Desk, grader: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0})
    before = all_rows(desk_with_trainees)
    found = run_import(desk_with_trainees, grader, dry_run=True)
    assert (counts(found), found.kept) == ((1, 0, 0), False)
    assert all_rows(desk_with_trainees) == before
    assert counts(run_import(desk_with_trainees, grader)) == (1, 0, 0)


def test_the_import_can_be_limited_to_modules(desk_with_trainees: Desk, grader: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0})
    grader.grade("d.kim", "ads", {"cpl": 1.0, "audit": 1.0})
    assert counts(run_import(desk_with_trainees, grader, modules=["ads"])) == (1, 0, 0)


def test_importing_needs_the_right_and_a_refusal_is_logged(desk_with_trainees: Desk, grader: Any, clock: Any) -> None:
    grader.grade("d.kim", "talk", {"letter": 1.0})
    trainee = open_desk(
        desk_with_trainees.database.url,
        "d.kim",
        policy=desk_with_trainees.policy,
        framework=desk_with_trainees.framework,
        clock=clock,
    )
    with pytest.raises(Denied):
        run_import(trainee, grader)
    with desk_with_trainees.database.reading() as connection:
        refused = select(func.count()).select_from(t.access).where(t.access.c.allowed == 0)
        assert connection.execute(refused).scalar_one() == 1
    assert list_evidence(desk_with_trainees, "d.kim") == ()


def test_a_gradebook_that_cannot_be_read_writes_nothing(desk_with_trainees: Desk, tmp_path: Path) -> None:
    before = all_rows(desk_with_trainees)
    with pytest.raises(InvalidInput):
        import_gradebook(desk_with_trainees, tmp_path / "none.db", COMPETENCIES, "2026")
    assert all_rows(desk_with_trainees) == before
