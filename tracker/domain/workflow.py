"""Steps of the evidence workflow: check the current state and the separation of duties.

Nobody endorses, confirms, returns or rejects their own evidence, and the endorser does not confirm it. What a role may
do is decided in `tracker.access`.
"""

from __future__ import annotations

from tracker.domain.evidence import ACTIONS, Action, Evidence, State
from tracker.errors import InvalidInput, NotAllowedNow
from tracker.validation import require_reason
from wording.tracker import _

__all__ = ["next_state", "possible"]

NEED_REASON: frozenset[Action] = frozenset({"return", "reject"})


def next_state(evidence: Evidence, action: Action, actor: str, reason: str = "") -> State:
    """Return the state after a step of this actor.

    Raises NotAllowedNow if the state or the separation of duties forbids the step, and InvalidInput for an unknown
    action or a missing reason.
    """
    if action not in ACTIONS:
        raise InvalidInput(
            "action",
            _("there is no step “{action}”", action=action),
            _("Choose one of {values}.", values=", ".join(ACTIONS)),
        )
    starts, state = ACTIONS[action]
    if evidence.state not in starts:
        raise NotAllowedNow(
            _(
                "{id} is {state}; the step “{action}” needs it to be {wanted}.",
                id=evidence.id,
                state=_state(evidence.state),
                action=_step(action),
                wanted=", ".join(_state(s) for s in sorted(starts)),
            )
        )
    problem = _conflict(evidence, action, actor)
    if problem:
        raise NotAllowedNow(problem)
    if action in NEED_REASON or (action == "withdraw" and evidence.state == "confirmed"):
        require_reason(reason)
    return state


def possible(evidence: Evidence, action: Action, actor: str) -> bool:
    """Return True if the state and the separation of duties allow this actor to take the step."""
    return evidence.state in ACTIONS[action][0] and _conflict(evidence, action, actor) is None


def _conflict(evidence: Evidence, action: Action, actor: str) -> str | None:
    """Explain why the separation of duties forbids the step to this actor; None if it does not."""
    owner = evidence.person == actor
    if action in ("submit", "withdraw"):
        return (
            None
            if actor in (evidence.person, evidence.creator)
            else _("Only the owner or whoever entered it may do that.")
        )
    if action == "endorse":
        return _("Nobody endorses their own evidence.") if owner else None
    if action == "confirm":
        if owner:
            return _("Nobody confirms their own evidence.")
        return _("Whoever endorsed it does not confirm it as well.") if evidence.endorser == actor else None
    if action in ("return", "reject") and owner:
        return _("Nobody judges their own evidence.")
    return None


def _state(state: State) -> str:
    return {
        "draft": _("a draft"),
        "submitted": _("submitted"),
        "endorsed": _("endorsed"),
        "returned": _("returned"),
        "confirmed": _("confirmed"),
        "rejected": _("rejected"),
        "superseded": _("superseded"),
        "withdrawn": _("withdrawn"),
    }[state]


def _step(action: Action) -> str:
    return {
        "create": _("create"),
        "submit": _("submit"),
        "endorse": _("endorse"),
        "return": _("return"),
        "confirm": _("confirm"),
        "reject": _("reject"),
        "supersede": _("supersede"),
        "withdraw": _("withdraw"),
    }[action]
