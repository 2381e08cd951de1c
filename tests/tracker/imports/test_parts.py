"""Practice, assessments and whole modules: what an import records, and that results from before keep their meaning."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from tests.support.paths import DATA
from tests.support.small_department import SKILL
from tracker.desk import Desk, open_desk
from tracker.domain.evidence import Part
from tracker.domain.framework import Framework
from tracker.domain.levels import LevelState
from tracker.domain.policy import Policy
from tracker.imports.gradebook import GradebookImport, import_gradebook
from tracker.service import add_person, explain, list_evidence, status, verify
from tracker.store.database import Database
from tracker.store.tables import t

COMPETENCIES = {
    "ads": {"cpl": ["paid_ads.unit_costs"], "audit": ["paid_ads.audit", "paid_ads.unit_costs"]},
    "talk": {"letter": ["communication.letters"]},
}
#: The module "ads" has an assessment, which the gradebook calls "talk" here.
PARTS: dict[str, Part] = {"ads": "practice", "talk": "assessment"}
OLD = DATA / "tracker_releases" / "0001_module_results.sql"


@pytest.fixture
def old_desk(tmp_path: Path, policy: Policy, framework: Framework) -> Desk:
    """The desk of a database of revision 0001 with an imported result of "ads" and of "talk", now upgraded."""
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    old.executescript(OLD.read_text("utf-8"))
    old.close()
    clock = lambda: datetime(2026, 8, 1, 9, tzinfo=UTC)  # noqa: E731
    return open_desk(f"sqlite:///{path}", "o.sedova", policy=policy, framework=framework, clock=clock)


def run_import(desk: Desk, grader: Any, parts: dict[str, Part], edition: str = "2026") -> GradebookImport:
    return import_gradebook(desk, grader.path, COMPETENCIES, edition, parts=parts)


def confirmed(desk: Desk) -> list[tuple[str, str, float]]:
    pieces = list_evidence(desk, "m.orlova")
    return sorted((e.data.module, e.data.part, e.data.points) for e in pieces if e.state == "confirmed")


def counts(found: GradebookImport) -> tuple[int, int, int]:
    return found.added, found.superseded, found.unchanged


def level(desk: Desk) -> LevelState:
    return next(x.state for x in status(desk, "m.orlova").levels if x.competency == SKILL)


# ---- from before


def test_results_from_before_are_of_whole_modules_and_still_count(old_desk: Desk) -> None:
    assert confirmed(old_desk) == [("ads", "whole", 7.0), ("talk", "whole", 4.0)]
    assert level(old_desk) == "met"
    assert verify(old_desk).ok
    with old_desk.database.reading() as connection:
        assert set(connection.execute(select(t.evidence.c.part)).scalars()) == {"whole"}


@pytest.mark.parametrize("parts", [{}, PARTS], ids=["without assessments", "with assessments"])
def test_importing_them_again_makes_no_new_rows(old_desk: Desk, grader: Any, parts: dict[str, Part]) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 4.0})
    grader.grade("m.orlova", "talk", {"letter": 4.0})
    before = list_evidence(old_desk, "m.orlova")
    assert counts(run_import(old_desk, grader, parts)) == (0, 0, 2)
    assert list_evidence(old_desk, "m.orlova") == before


def test_practice_never_takes_the_place_of_a_result_of_the_whole_module(old_desk: Desk, grader: Any) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 0.0, "audit": 0.0}, "2026-07-20 10:00:00 UTC")
    assert counts(run_import(old_desk, grader, PARTS, "2027")) == (1, 0, 0)
    assert counts(run_import(old_desk, grader, PARTS, "2027")) == (0, 0, 1)
    assert confirmed(old_desk) == [("ads", "practice", 0.0), ("ads", "whole", 7.0), ("talk", "whole", 4.0)]
    assert level(old_desk) == "met"


def test_a_part_that_was_changed_in_the_table_is_found(old_desk: Desk, grader: Any) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 5.0}, "2026-07-20 10:00:00 UTC")
    run_import(old_desk, grader, PARTS)
    with old_desk.database.engine.begin() as connection:
        connection.execute(text("UPDATE evidence SET part = 'assessment' WHERE part = 'practice'"))
    assert not verify(old_desk).ok


def test_the_upgrade_leaves_other_evidence_without_a_part(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    old.executescript((DATA / "tracker_releases" / "0001.sql").read_text("utf-8"))
    old.close()
    database = Database(path)
    database.create()
    with database.reading() as connection:
        assert set(connection.execute(select(t.evidence.c.part)).scalars()) == {None}
    database.close()


# ---- from now on


@pytest.fixture
def trainee_desk(desk: Desk) -> Desk:
    add_person(desk, "Мария Орлова", "m.orlova", start=date(2025, 9, 1))
    return desk


def test_practice_shows_progress_and_no_level(trainee_desk: Desk, grader: Any) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 5.0})
    assert counts(run_import(trainee_desk, grader, PARTS)) == (1, 0, 0)
    assert level(trainee_desk) == "not_assessed"
    (one,) = status(trainee_desk, "m.orlova").practice
    assert (one.module, one.points, one.max_points) == ("ads", 8.0, 8.0)
    assert explain(trainee_desk, "m.orlova", SKILL).used == ()


def test_a_second_practice_supersedes_the_first(trainee_desk: Desk, grader: Any) -> None:
    seen = []
    for points in (1.0, 2.0, 1.0, 1.0):
        grader.grade("m.orlova", "ads", {"cpl": points, "audit": 0.0})
        seen.append(counts(run_import(trainee_desk, grader, PARTS)))
        assert [p.points for p in status(trainee_desk, "m.orlova").practice] == [points]
    assert seen == [(1, 0, 0), (1, 1, 0), (1, 1, 0), (0, 0, 1)]
    assert verify(trainee_desk).ok


@pytest.mark.parametrize("part", ["assessment", "whole"])
def test_an_assessment_and_a_whole_module_are_evidence_for_a_level(trainee_desk: Desk, grader: Any, part: Part) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 5.0})
    run_import(trainee_desk, grader, {"ads": part})
    assert confirmed(trainee_desk) == [("ads", part, 8.0)]
    assert level(trainee_desk) == "met"
    assert status(trainee_desk, "m.orlova").practice == ()
