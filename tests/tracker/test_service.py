"""Use cases that change records, from an entry to a signed decision, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.department import HIRED, Department
from tracker import service
from tracker.errors import Denied, InvalidInput, NotAllowedNow, NotFound
from tracker.store.tables import t
from wording.languages import language

TODAY = date(2026, 6, 15)
CASE: dict[str, Any] = {"kind": "case", "title": "Заявки вдвое дешевле"}


def test_a_case_goes_from_draft_to_confirmed(department: Department) -> None:
    d = department
    one = service.add(d.anna, "anna", CASE, date(2026, 6, 1))
    assert one.state == "draft"
    assert service.submit(d.anna, one.id).state == "submitted"
    assert [e.id for e in service.queue(d.boris)] == [one.id]
    assert service.queue(d.olga) == ()
    assert service.return_(d.boris, one.id, "Добавьте цифры").state == "returned"
    assert service.submit(d.anna, one.id).state == "submitted"
    assert service.endorse(d.boris, one.id).state == "endorsed"
    assert [e.id for e in service.queue(d.vera)] == [one.id]
    assert service.confirm(d.vera, one.id).state == "confirmed"
    kept = service.read_record(d.anna, "anna").evidence
    assert [e.id for e in kept] == [one.id]
    assert [(s.state, s.by) for s in kept[0].transitions] == [
        ("draft", d.id("anna")),
        ("submitted", d.id("anna")),
        ("returned", d.id("boris")),
        ("submitted", d.id("anna")),
        ("endorsed", d.id("boris")),
        ("confirmed", d.id("vera")),
    ]
    quota = service.status(d.anna, "anna").quotas[0]
    assert (quota.rule, quota.confirmed, quota.missing) == ("cases", 1, 3)
    assert service.verify(d.vera).ok


def test_the_service_enforces_separation_of_duties(department: Department) -> None:
    d = department
    one = service.add(d.anna, "anna", CASE, TODAY, submit=True)
    for desk, step in ((d.anna, service.endorse), (d.olga, service.endorse), (d.boris, service.confirm)):
        with pytest.raises(Denied):
            step(desk, one.id)
    service.endorse(d.vera, one.id)
    with pytest.raises(NotAllowedNow):
        service.confirm(d.vera, one.id)
    own = service.add(d.vera, "vera", CASE, TODAY, submit=True)
    with pytest.raises(Denied):
        service.endorse(d.vera, own.id)


def test_a_refused_step_changes_nothing_and_is_logged(department: Department) -> None:
    d = department
    one = service.add(d.anna, "anna", CASE, TODAY, submit=True)
    before = service.verify(d.vera).events
    with pytest.raises(Denied):
        service.confirm(d.gleb, one.id)
    assert service.verify(d.vera).events == before
    with d.vera.database.reading() as connection:
        row = connection.execute(select(t.access).where(t.access.c.allowed == 0)).one()
    assert (row.actor, row.action, row.subject) == (d.id("gleb"), "confirm", d.id("anna"))


@pytest.mark.parametrize(
    ("data", "on", "field"),
    [
        (CASE, date(2026, 6, 16), "occurred_on"),
        ({"kind": "case"}, TODAY, "case.title"),
        ({"kind": "case", "title": ""}, TODAY, "case.title"),
        ({"kind": "poem", "title": "x"}, TODAY, "data"),
        ({"kind": "case", "title": "x", "client_name": "ООО"}, TODAY, "case.client_name"),
        ({"kind": "new_tasks", "solved": 5, "total": 4}, TODAY, "new_tasks"),
        ({"kind": "new_tasks", "solved": "five", "total": 4}, TODAY, "new_tasks.solved"),
        ({"kind": "improvement", "title": "x", "adopted_on": "2026-01-01"}, TODAY, "improvement"),
        ({"kind": "certificate", "name": "excel"}, TODAY, "certificate.name"),
        ({"kind": "certificate", "name": "metrica", "valid_until": "soon"}, TODAY, "certificate.valid_until"),
        ({"kind": "observation", "criterion": "x", "rating": 1, "seen": "x"}, TODAY, "kind"),
        ({"kind": "module_result", "module": "m", "points": 1, "max_points": 1, "content": "x"}, TODAY, "kind"),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_an_error_names_the_field_and_the_fix(
    sqlite_department: Department, data: Any, on: date, field: str, lang: str
) -> None:
    with language(lang), pytest.raises(InvalidInput) as caught:
        service.add(sqlite_department.anna, "anna", data, on)
    assert caught.value.field == field
    russian = any("а" <= letter.lower() <= "я" for letter in caught.value.problem + caught.value.fix)
    assert russian == (lang == "ru")


def test_unknown_people_and_evidence_raise_not_found(sqlite_department: Department) -> None:
    with pytest.raises(NotFound):
        service.status(sqlite_department.vera, "nobody")
    with pytest.raises(NotFound):
        service.confirm(sqlite_department.vera, "e-0")
    with pytest.raises(NotFound):
        service.open_desk(
            sqlite_department.url,
            "nobody",
            policy=sqlite_department.vera.policy,
            framework=sqlite_department.vera.framework,
        )
    assert (
        service.open_desk(
            sqlite_department.url,
            "vera",
            policy=sqlite_department.vera.policy,
            framework=sqlite_department.vera.framework,
        ).actor
        == sqlite_department.vera.actor
    )


def test_an_ambiguous_name_raises_an_error_with_the_ids(sqlite_department: Department) -> None:
    ids = [service.add_person(sqlite_department.vera, "Пётр Ильин", f"petr{n}", start=HIRED).id for n in (1, 2)]
    with pytest.raises(InvalidInput, match=ids[0]):
        service.status(sqlite_department.vera, "Пётр Ильин")
    assert service.status(sqlite_department.vera, "petr2").person.id == ids[1]


def test_logins_are_unique_and_names_can_be_corrected(department: Department) -> None:
    d = department
    with pytest.raises(InvalidInput) as caught:
        service.add_person(d.vera, "Другая Анна", "anna", start=HIRED)
    assert caught.value.field == "login"
    with pytest.raises(InvalidInput):
        service.edit_person(d.vera, "gleb", login="anna")
    assert service.edit_person(d.vera, "gleb", name="Глеб Иванович Орлов").name == "Глеб Иванович Орлов"
    with pytest.raises(InvalidInput):
        service.start_department(d.url, "Ещё Один", "x", start=HIRED, policy=d.vera.policy, framework=d.vera.framework)


# ---- observations, decisions, explanations


def test_an_observation_sets_the_level_once_the_head_confirms_it(department: Department) -> None:
    d = department
    criterion = d.vera.framework.criteria[0]
    one = service.observe(d.boris, "anna", criterion, 3, "Сама довела спор до решения", TODAY)
    assert one.state == "endorsed"

    def state() -> str:
        return next(x.state for x in service.status(d.anna, "anna").levels if x.competency == criterion)

    assert state() == "not_assessed"
    service.confirm(d.vera, one.id)
    assert state() == "met"
    explanation = service.explain(d.anna, "anna", criterion)
    assert [u.evidence for u in explanation.used] == [one.id]
    assert explanation.rule == "latest (2026.2)"
    for rating, wrong in ((5, "rating"), (-1, "rating")):
        with pytest.raises(InvalidInput) as caught:
            service.observe(d.boris, "anna", criterion, rating, "x", TODAY)
        assert caught.value.field == wrong
    with pytest.raises(InvalidInput):
        service.observe(d.boris, "anna", "success_criteria.luck", 3, "x", TODAY)
    with pytest.raises(Denied):
        service.observe(d.olga, "anna", criterion, 3, "x", TODAY)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    ("subject", "state"),
    [
        ("cases", "missing"),
        ("blog_posts", "missing"),
        ("metrica", "none"),
        ("intern_help", "missing"),
        ("new_tasks", "insufficient_data"),
        ("seo.eeat", "not_assessed"),
    ],
)
def test_every_kind_of_requirement_is_explained_in_the_reader_s_language(
    sqlite_department: Department, subject: str, state: str, lang: str
) -> None:
    with language(lang):
        found = service.explain(sqlite_department.vera, "anna", subject)
    assert found.state == state
    assert "2026.2" in found.rule
    assert found.sentences
    assert found.missing
    russian = [any("а" <= x.lower() <= "я" for x in line) for line in (*found.sentences, *found.missing)]
    assert all(russian) == (lang == "ru")
    assert any(russian) == (lang == "ru")


def test_explaining_an_unknown_subject_raises_not_found(sqlite_department: Department) -> None:
    with pytest.raises(NotFound):
        service.explain(sqlite_department.vera, "anna", "astrology")


def test_an_open_dispute_blocks_an_attestation(department: Department) -> None:
    d = department
    one = service.observe(d.boris, "anna", d.vera.framework.criteria[0], 1, "x", TODAY)
    service.confirm(d.vera, one.id)
    opened = service.dispute(d.anna, one.id, "Меня в тот день не было")
    with pytest.raises(NotFound):
        service.dispute(d.gleb, one.id, "x")
    with pytest.raises(NotAllowedNow):
        service.attest(d.vera, "anna", "attested", "x")
    with pytest.raises(Denied):
        service.resolve(d.anna, opened.id, "Да")
    assert not service.resolve(d.vera, opened.id, "Перенесли на другой день").open
    with pytest.raises(NotAllowedNow):
        service.resolve(d.vera, opened.id, "ещё раз")


def test_a_decision_against_the_readiness_needs_a_reason(department: Department) -> None:
    d = department
    with pytest.raises(InvalidInput) as caught:
        service.attest(d.vera, "anna", "attested")
    assert caught.value.field == "reason"
    one = service.attest(d.vera, "anna", "attested", "Перевод из другого отдела, всё показано там")
    assert (one.signed_by, one.policy, one.framework) == (d.id("vera"), "2026.2", "2026.1")
    with pytest.raises(Denied):
        service.attest(d.vera, "vera", "attested", "x")
    with pytest.raises(InvalidInput):
        service.revoke_attestation(d.vera, one.id, TODAY + timedelta(days=1), "x")
    assert service.revoke_attestation(d.vera, one.id, TODAY, "Ошибка").revoked_on == TODAY
    with pytest.raises(NotAllowedNow):
        service.revoke_attestation(d.vera, one.id, TODAY, "Ошибка")
    assert service.read_record(d.anna, "anna").attestations[0].revoked_on == TODAY


def test_a_waived_requirement_counts_as_met(department: Department) -> None:
    d = department
    with pytest.raises(InvalidInput):
        service.waive(d.vera, "anna", "metrika", TODAY, TODAY, "x")
    service.waive(d.vera, "anna", "metrica", TODAY, TODAY, "Сайт Яндекса лежит")
    found = {r.id: r for r in service.status(d.vera, "anna").readiness.requirements}
    assert (found["metrica"].met, found["metrica"].why) == (True, "waived")
