"""Workflow: which steps each state allows, and to whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.domain_evidence import HEAD, HISTORIES, MENTOR, OWNER, TODAY, evidence_of
from tracker.domain.evidence import ACTIONS, Case
from tracker.domain.workflow import next_state, possible
from tracker.errors import InvalidInput, NotAllowedNow
from wording.languages import language

ALLOWED = {  # state -> step -> those of owner, mentor (the endorser) and head who may take it
    "draft": {"submit": {OWNER}, "withdraw": {OWNER}},
    "submitted": {"endorse": {MENTOR, HEAD}, "return": {MENTOR, HEAD}, "reject": {MENTOR, HEAD}, "withdraw": {OWNER}},
    "endorsed": {"confirm": {HEAD}, "return": {MENTOR, HEAD}, "reject": {MENTOR, HEAD}, "withdraw": {OWNER}},
    "returned": {"submit": {OWNER}, "withdraw": {OWNER}},
    "confirmed": {"supersede": {OWNER, MENTOR, HEAD}, "withdraw": {OWNER}},
    "rejected": {},
    "superseded": {"withdraw": set()},
    "withdrawn": {},
}


@pytest.mark.parametrize("who", [OWNER, MENTOR, HEAD])
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", HISTORIES)
def test_the_workflow_allows_these_steps_and_no_others(state: str, action: Any, who: str) -> None:
    """Owners take no step that judges their own evidence, and the endorser does not confirm it."""
    if state == "superseded":
        one = evidence_of("e", TODAY, Case(title="x"), ("draft", OWNER), *HISTORIES[state])
    else:
        one = evidence_of("e", TODAY, Case(title="x"), *HISTORIES[state])
    if who in ALLOWED[state].get(action, set()):
        assert possible(one, action, who)
        assert next_state(one, action, who, "because") == ACTIONS[action][1]
    else:
        assert not possible(one, action, who)
        with pytest.raises(NotAllowedNow):
            next_state(one, action, who, "because")


@pytest.mark.parametrize(
    ("state", "action", "who"),
    [("submitted", "return", MENTOR), ("endorsed", "reject", HEAD), ("confirmed", "withdraw", OWNER)],
)
def test_some_steps_need_a_reason(state: str, action: Any, who: str) -> None:
    with pytest.raises(InvalidInput, match="reason") as caught:
        next_state(evidence_of("e", TODAY, Case(title="x"), *HISTORIES[state]), action, who, " ")
    assert caught.value.field == "reason"


def test_only_the_last_endorser_may_not_confirm() -> None:
    """After a return, only the endorsement of the new round counts: Boris endorsed the first round, Olga the second."""
    past = (*HISTORIES["endorsed"], ("returned", HEAD), ("submitted", OWNER), ("endorsed", "olga"))
    one = evidence_of("e", TODAY, Case(title="x"), *past)
    assert possible(one, "confirm", MENTOR)
    assert not possible(one, "confirm", "olga")


def test_refusals_are_in_the_reader_s_language() -> None:
    one = evidence_of("e", TODAY, Case(title="x"), *HISTORIES["endorsed"])
    with language("en"), pytest.raises(NotAllowedNow, match="confirms their own"):
        next_state(one, "confirm", OWNER)
    with language("ru"), pytest.raises(NotAllowedNow, match=r"[а-я]"):
        next_state(one, "confirm", OWNER)
