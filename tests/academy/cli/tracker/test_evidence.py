"""Every kind of evidence takes the same steps from draft to confirmed, and no step can be skipped."""

from __future__ import annotations

import pytest

from academy.cli.tracker.evidence_kinds import EVIDENCE_GROUPS
from tests.support.tracker_commands import HEAD, MANAGER, MENTOR, OTHER, Commands

GIVEN = {
    "case": ("--title", "Вдвое дешевле", "--client", "K-17", "--competency", "paid_ads.unit_costs"),
    "post": ("--title", "Как читать отчёт", "--url", "https://blog.example/1"),
    "certificate": ("--name", "metrica", "--number", "123", "--valid-until", "2027-06-01"),
    "intern": ("--intern", "Дарья Ким", "--what", "первый бриф", "--hours", "2"),
    "improvement": ("--title", "Шаблон отчёта"),
    "tasks": ("--solved", "20", "--total", "21"),
}
each_group = pytest.mark.parametrize("group", list(GIVEN))


def test_every_kind_that_people_enter_has_a_group_of_commands() -> None:
    """Module results are imported and observations have commands of their own, so both are left out."""
    from typing import get_args

    from tracker.domain.evidence import EvidenceKind

    assert {n.kind for n in EVIDENCE_GROUPS} | {"module_result", "observation"} == set(get_args(EvidenceKind))
    assert {n.name for n in EVIDENCE_GROUPS} == set(GIVEN)


@each_group
def test_from_draft_to_confirmed(run: Commands, group: str) -> None:
    (draft,) = run.json(group, "add", *GIVEN[group], "--on", "2026-06-01", by=MANAGER)
    id_ = draft["id"]
    assert (draft["state"], draft["occurred_on"]) == ("draft", "2026-06-01")
    for verb, by, state in (
        ("submit", MANAGER, "submitted"),
        ("endorse", MENTOR, "endorsed"),
        ("confirm", HEAD, "confirmed"),
    ):
        (one,) = run.json(group, verb, id_, by=by)
        assert one["state"] == state
    (listed,) = run.json(group, "list", MANAGER)
    assert (listed["id"], listed["state"]) == (id_, "confirmed")
    assert run.json(group, "list", "--state", "draft") == []
    assert id_ in run(group, "list", by=MANAGER).stdout


@each_group
def test_returned_amended_rejected_withdrawn(run: Commands, group: str) -> None:
    returned = run.evidence(group, *GIVEN[group])
    run(group, "return", returned, "--reason", "нет цифр", by=MENTOR)
    run(group, "submit", returned, by=MANAGER)
    (amended,) = run.json(group, "amend", returned, *GIVEN[group][:2], "--reason", "уточнено", by=MANAGER)
    assert amended["replaces"] == returned
    kept = {k: v for k, v in amended["data"].items() if k in ("client", "url", "number", "what", "total")}
    assert all(kept.values()), "fields that were not given keep their values"
    run(group, "reject", amended["id"], "--reason", "чужое", by=HEAD)
    (other,) = run.json(group, "add", *GIVEN[group], by=MANAGER)
    run(group, "withdraw", other["id"], by=MANAGER)
    states = {e["id"]: e["state"] for e in run.json(group, "list", MANAGER)}
    assert states == {returned: "withdrawn", amended["id"]: "rejected", other["id"]: "withdrawn"}


def test_an_observation_is_endorsed_by_its_mentor_and_waits_for_the_head(run: Commands) -> None:
    words = ("observe", "add", MANAGER, "success_criteria.plans_time", "--seen", "неделя без напоминаний", "--rating")
    (one,) = run.json(*words, "3", by=MENTOR)
    assert one["state"] == "endorsed"
    assert [e["id"] for e in run.json("queue")] == [one["id"]]
    run("observe", "confirm", one["id"])
    assert "Plans" in run("observe", "list", MANAGER).stdout
    for rating, verb, state in (
        ("1", "reject", "rejected"),
        ("2", "return", "returned"),
        ("2", "withdraw", "withdrawn"),
    ):
        (other,) = run.json(*words, rating, by=MENTOR)
        (moved,) = run.json(
            "observe", verb, other["id"], "--reason", "не то", by=MENTOR if verb == "withdraw" else HEAD
        )
        assert moved["state"] == state
    assert (
        "--rating: the number is out of range. Give a step from 0 to 4." in run(*words, "7", by=MENTOR, code=1).stderr
    )
    assert (
        "COMPETENCY: there is no competency “x”"
        in run("observe", "add", MANAGER, "x", "--seen", "y", "--rating", "1", by=MENTOR, code=1).stderr
    )


def test_a_certificate_is_revoked_and_an_improvement_adopted(run: Commands) -> None:
    old = run.confirmed("certificate", *GIVEN["certificate"])
    (new,) = run.json("certificate", "revoke", old, "--on", "2026-06-10", "--reason", "Яндекс отозвал")
    assert (new["replaces"], new["data"]["revoked_on"], new["state"]) == (old, "2026-06-10", "confirmed")
    old = run.confirmed("improvement", *GIVEN["improvement"])
    (new,) = run.json("improvement", "adopt", old, "--by", "Павел Ершов")
    assert (new["data"]["adopted_by"], new["data"]["adopted_on"]) == ("Павел Ершов", "2026-06-15")


def test_a_refused_piece_does_not_stop_the_others(run: Commands) -> None:
    good, bad = (run.evidence("post", *GIVEN["post"]) for _ in range(2))
    run("post", "endorse", good, by=MENTOR)
    result = run("post", "confirm", good, bad, "e-none", code=1)
    assert good in result.stdout
    assert f"{bad}: {bad} is submitted; the step “confirm” needs it to be endorsed." in result.stderr
    assert "e-none" in result.stderr
    assert {e["state"] for e in run.json("post", "list", MANAGER)} == {"confirmed", "submitted"}


def test_a_command_refuses_evidence_of_another_kind(run: Commands) -> None:
    """An id does not show its kind, so `post reject` with the id of a case is an easy mistake."""
    case = run.evidence("case", *GIVEN["case"])
    output = run("post", "reject", case, "--reason", "x", code=1).stderr
    assert f"{case} is of another kind: case. Use `academy case`." in output
    assert [e["state"] for e in run.json("case", "list")] == ["submitted"]


@pytest.mark.parametrize(
    ("words", "by", "expected"),
    [
        (("case", "add", "--title", "x", "--on", "2026-06-16"), MANAGER, "--on: the day has not come yet"),
        (("tasks", "add", "--solved", "5", "--total", "4"), MANAGER, "more solved than there were"),
        (("tasks", "add", "--solved", "1", "--total", "0"), MANAGER, "--total: the number is out of range"),
        (("post", "add", "--title", "x", "--on", "2026-01-01"), MANAGER, "entries for 2026-Q1 were open until"),
        (("post", "add", "--title", "x", "--on", "2026-01-01", "--person", MANAGER), HEAD, "--reason: this step needs"),
        (("case", "add", "--title", "x", "--person", MANAGER), OTHER, "You may not do that"),
        (("case", "list", MANAGER), OTHER, "You may not do that"),
        (("case", "add", "--title", ""), MANAGER, "--title: it is empty or too short"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else "",
)
def test_an_error_names_the_field_and_the_fix(run: Commands, words: tuple[str, ...], by: str, expected: str) -> None:
    assert expected in run(*words, by=by, code=1).stderr


def test_nobody_endorses_or_confirms_their_own(run: Commands) -> None:
    (mine,) = run.json("post", "add", *GIVEN["post"], "--submit", by=HEAD)
    assert "You may not do that" in run("post", "endorse", mine["id"], code=1).stderr
    theirs = run.evidence("post", *GIVEN["post"])
    run("post", "endorse", theirs, by=HEAD)
    assert "does not confirm it as well" in run("post", "confirm", theirs, code=1).stderr


@pytest.mark.parametrize(
    ("lang", "heading", "state"), [("ru", "Состояние", "подтверждено"), ("en", "State", "confirmed")]
)
def test_tables_are_in_the_readers_language(run: Commands, lang: str, heading: str, state: str) -> None:
    run.confirmed("post", *GIVEN["post"])
    run.lang = lang
    shown = run("post", "list").stdout
    assert heading in shown
    assert state in shown
