"""Steps of the evidence workflow: which step is possible now, and who may not take it because of who they are to the
evidence.

What a role may do is the matter of `tracker.access`; here only the state and the separation of duties count.
"""

from __future__ import annotations

from tracker.domain.evidence import ACTIONS, Action, Evidence, State
from tracker.errors import InvalidInput, NotAllowedNow
from wording.tracker import _

__all__ = ["next_state", "possible"]

NEED_REASON: frozenset[Action] = frozenset({"return", "reject"})


def next_state(evidence: Evidence, action: Action, actor: str, reason: str = "") -> State:
    """The state after a step. Raises NotAllowedNow, or InvalidInput when a reason is asked for and not given."""
    if action not in ACTIONS:
        raise InvalidInput(
            "action",
            _("there is no step “{action}”", action=action),
            _("Choose one of {values}.", values=", ".join(ACTIONS)),
        )
    wanted, state = ACTIONS[action]
    if evidence.state not in wanted:
        raise NotAllowedNow(
            _(
                "{id} is {state}; the step “{action}” needs it to be {wanted}.",
                id=evidence.id,
                state=_state(evidence.state),
                action=_step(action),
                wanted=", ".join(_state(s) for s in sorted(wanted)),
            )
        )
    problem = _who(evidence, action, actor)
    if problem:
        raise NotAllowedNow(problem)
    if (action in NEED_REASON or (action == "withdraw" and evidence.state == "confirmed")) and not reason.strip():
        raise InvalidInput("reason", _("this step needs a reason"), _("Say in a sentence why."))
    return state


def possible(evidence: Evidence, action: Action, actor: str) -> bool:
    """Whether the state and the separation of duties leave the step open to this actor."""
    return evidence.state in ACTIONS[action][0] and _who(evidence, action, actor) is None


def _who(evidence: Evidence, action: Action, actor: str) -> str | None:
    """Why this actor may not take the step; None when they may."""
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
