"""Evidence: one group of commands for each kind, all made from the table in `nouns`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table

from academy.cli.tracker.context import Seat, plain, seated
from academy.cli.tracker.evidence_kinds import NOUNS, Noun, field_options, given_fields
from academy.cli.tracker.params_and_tables import DAY, people_argument, table, tag
from tracker.errors import NotAllowedNow, TrackerError
from wording.academy import _

if TYPE_CHECKING:
    from tracker.domain.evidence import Evidence

__all__ = ["COMMANDS", "evidence_table"]

TONES = {
    "confirmed": "good",
    "submitted": "warn",
    "endorsed": "warn",
    "returned": "bad",
    "rejected": "bad",
    "draft": "mute",
    "superseded": "mute",
    "withdrawn": "mute",
}
STEPS = {
    "submit": (_("Hand in drafts or returned pieces."), ""),
    "endorse": (_("Vouch for pieces of somebody you are the mentor of."), ""),
    "confirm": (_("Take endorsed pieces as shown; the head does."), ""),
    "return": (_("Give pieces back for mending, with a reason."), "return_"),
    "reject": (_("Refuse pieces for good, with a reason."), ""),
    "withdraw": (_("Take pieces back; a confirmed one with a reason."), ""),
}
"""Verb -> its help, and the use case where its name is another."""
OBSERVED = ("confirm", "return", "reject", "withdraw")
"""Whoever makes an observation endorses it by that."""

on_option = click.option("--on", "occurred_on", type=DAY, default=None, help=_("Day it happened; today by default."))
reason_option = click.option("--reason", default="", help=_("Why, in a sentence."))
ids_argument = click.argument("ids", metavar="ID...", nargs=-1, required=True)


def _group(noun: Noun) -> click.Group:
    """All commands of a kind."""
    made = click.Group(noun.name, help=noun.help)
    made.add_command(_adding(noun))
    made.add_command(_amending(noun))
    _common(made, noun.name, noun.kind, tuple(STEPS))
    return made


def _common(group: click.Group, name: str, kind: str, steps: Iterable[str]) -> None:
    group.add_command(_listing(kind))
    for verb in steps:
        group.add_command(_step(verb, name, kind))


def _adding(noun: Noun) -> click.Command:
    @click.command("add", help=_("Enter one; it stays a draft until it is handed in."))
    @field_options(noun, required=True)
    @on_option
    @click.option("--person", default=None, help=_("Whose it is; your own by default."))
    @click.option("--submit", "hand_in", is_flag=True, help=_("Hand it in at once."))
    @click.option("--reason", default="", help=_("Why it is entered late."))
    @seated
    def add(
        seat: Seat, occurred_on: date | None, person: str | None, hand_in: bool, reason: str, **values: Any
    ) -> None:
        from tracker import service

        data = given_fields(noun, values)
        day = seat.day(occurred_on)
        one = service.add(seat.desk, person or seat.me, data, day, submit=hand_in, reason=reason)
        _say(seat, (one,))

    return add


def _amending(noun: Noun) -> click.Command:
    @click.command("amend", help=_("Hand in a corrected piece in place of ID; what is not given stays as it was."))
    @click.argument("evidence", metavar="ID")
    @field_options(noun, required=False)
    @click.option("--on", "occurred_on", type=DAY, default=None, help=_("The right day."))
    @click.option("--reason", required=True, help=_("Why, in a sentence."))
    @seated
    def amend(seat: Seat, evidence: str, occurred_on: date | None, reason: str, **values: Any) -> None:
        from tracker import service

        before = _of_kind(seat, evidence, noun.kind)
        data = given_fields(noun, values, before.data.model_dump())
        _say(seat, (service.amend(seat.desk, evidence, data, occurred_on, reason=reason),))

    return amend


def _listing(kind: str) -> click.Command:
    @click.command("list", help=_("List what there is; PERSON: of one person only."))
    @click.argument("person", required=False)
    @click.option("--state", default=None, type=click.Choice(tuple(TONES)), help=_("Only those in this state."))
    @seated
    def listed(seat: Seat, person: str | None, state: Any) -> None:
        from tracker.service import list_evidence

        kinds: Any = kind
        _say(seat, list_evidence(seat.desk, person, kinds, state))

    return listed


def _step(verb: str, name: str, kind: str) -> click.Command:
    text, use_case = STEPS[verb]

    @click.command(verb, help=text)
    @ids_argument
    @reason_option
    @seated
    def step(seat: Seat, ids: tuple[str, ...], reason: str) -> None:
        """Each piece on its own: one that is refused does not hold up the others; the exit code then is 1."""
        from tracker import service

        do: Callable[..., Evidence] = getattr(service, use_case or verb)
        moved, refused = [], []
        for id_ in ids:
            try:
                _of_kind(seat, id_, kind)
                moved.append(do(seat.desk, id_, reason))
            except TrackerError as error:
                if len(ids) == 1:
                    raise
                refused.append((id_, str(error)))
        if moved or not refused:
            _say(seat, tuple(moved))
        for id_, why in refused:
            click.echo(f"{id_}: {why}", err=True)
        if refused:
            sys.exit(1)

    return step


def _of_kind(seat: Seat, id_: str, kind: str) -> Evidence:
    """The piece, if it is of the kind that the command is for: `post reject` must not reject a case."""
    from tracker.reports.render import words
    from tracker.store.repository import evidence_by_id

    with seat.desk.reading() as connection:
        one = evidence_by_id(connection, id_)
    if one.data.kind != kind:
        group = next((n.name for n in NOUNS if n.kind == one.data.kind), "observe")
        raise NotAllowedNow(
            _(
                "{id} is of another kind: {kind}. Use `academy {group}`.",
                id=id_,
                kind=words.kind(one.data.kind),
                group=group,
            )
        )
    return one


def evidence_table(seat: Seat, found: Iterable[Evidence]) -> Table:
    """One row a piece: id, whose, when, what, state."""
    from tracker.reports.compute.titles import title_of
    from tracker.reports.render import words

    rows = [
        (
            e.id,
            seat.name(e.person),
            words.day(e.occurred_on),
            words.kind(e.data.kind),
            words.title(seat.framework, e.data.kind, title_of(e.data.kind, e.data.model_dump())),
            tag(words.evidence_state(e.state), TONES[e.state]),
        )
        for e in found
    ]
    return table(("id", _("Person"), _("Day"), _("Kind"), _("What"), _("State")), rows)


def _say(seat: Seat, found: tuple[Evidence, ...]) -> None:
    data = [plain(e) | {"state": e.state} for e in found]
    seat.say(data, evidence_table(seat, found) if found else _("There is nothing."))


@click.command("revoke", help=_("Note that a confirmed certificate was revoked by who gave it."))
@click.argument("evidence", metavar="ID")
@click.option("--on", "revoked_on", type=DAY, default=None, help=_("Since which day; today by default."))
@click.option("--reason", required=True, help=_("Why, in a sentence."))
@seated
def _revoke(seat: Seat, evidence: str, revoked_on: date | None, reason: str) -> None:
    from tracker.service import revoke_certificate

    _say(seat, (revoke_certificate(seat.desk, evidence, seat.day(revoked_on), reason),))


@click.command("adopt", help=_("Note who adopted a confirmed improvement; from that day it counts."))
@click.argument("evidence", metavar="ID")
@click.option("--by", "adopted_by", required=True, help=_("Who adopted it."))
@click.option("--on", "adopted_on", type=DAY, default=None, help=_("Since which day it is in use; today by default."))
@seated
def _adopt(seat: Seat, evidence: str, adopted_by: str, adopted_on: date | None) -> None:
    from tracker.service import adopt_improvement

    _say(seat, (adopt_improvement(seat.desk, evidence, adopted_by, seat.day(adopted_on)),))


@click.command("add", help=_("Enter what you saw of a competency at work, on the scale of the rules."))
@people_argument
@click.argument("criterion", metavar="COMPETENCY")
@click.option("--rating", type=int, required=True, help=_("Step of the scale, 0 first."))
@click.option("--seen", required=True, help=_("What was seen, in a sentence or two."))
@on_option
@seated
def _observe(seat: Seat, person: str, criterion: str, rating: int, seen: str, occurred_on: date | None) -> None:
    from tracker.service import observe

    _say(seat, (observe(seat.desk, person, criterion, rating, seen, seat.day(occurred_on)),))


GROUPS = {noun.name: _group(noun) for noun in NOUNS}
GROUPS["certificate"].add_command(_revoke)
GROUPS["improvement"].add_command(_adopt)
GROUPS["observe"] = click.Group("observe", help=_("Observations of competencies at work, by the mentor."))
GROUPS["observe"].add_command(_observe)
_common(GROUPS["observe"], "observe", "observation", OBSERVED)

COMMANDS = tuple(GROUPS.values())
