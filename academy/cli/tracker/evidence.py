"""Commands about evidence: a group for each kind, built from the table in `evidence_kinds`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table

from academy.cli.tracker.context import CommandContext, jsonable, with_context
from academy.cli.tracker.evidence_kinds import EVIDENCE_GROUPS, EvidenceGroup, field_options, typed_fields
from academy.cli.tracker.params import DAY, people_argument
from academy.cli.tracker.tables import table, tag
from tracker.errors import NotAllowedNow, TrackerError
from tracker.reports.render.tones import EVIDENCE_TONE
from wording.academy import _

if TYPE_CHECKING:
    from tracker.domain.evidence import Evidence

__all__ = ["COMMANDS", "evidence_table"]

STEPS = {
    "submit": (_("Hand in drafts or returned pieces."), ""),
    "endorse": (_("Vouch for pieces of somebody you are the mentor of."), ""),
    "confirm": (_("Take endorsed pieces as shown; the head does."), ""),
    "return": (_("Give pieces back for mending, with a reason."), "return_"),
    "reject": (_("Refuse pieces for good, with a reason."), ""),
    "withdraw": (_("Take pieces back; a confirmed one with a reason."), ""),
}
"""Help of each step, and the name of its use case where it differs from the verb."""
OBSERVATION_STEPS = ("confirm", "return", "reject", "withdraw")
"""Steps of an observation. The mentor who makes it endorses it by doing so."""

on_option = click.option("--on", "occurred_on", type=DAY, default=None, help=_("Day it happened; today by default."))
reason_option = click.option("--reason", default="", help=_("Why, in a sentence."))
ids_argument = click.argument("ids", metavar="ID...", nargs=-1, required=True)


def _click_group(group: EvidenceGroup) -> click.Group:
    """Build all commands of a group."""
    made = click.Group(group.name, help=group.help)
    made.add_command(_adding(group))
    made.add_command(_amending(group))
    _add_list_and_steps(made, group.kind, STEPS)
    return made


def _add_list_and_steps(group: click.Group, kind: str, steps: Iterable[str]) -> None:
    group.add_command(_listing(kind))
    for verb in steps:
        group.add_command(_step(verb, kind))


def _adding(group: EvidenceGroup) -> click.Command:
    @click.command("add", help=_("Enter one; it stays a draft until it is handed in."))
    @field_options(group, required=True)
    @on_option
    @click.option("--person", default=None, help=_("Whose it is; your own by default."))
    @click.option("--submit", is_flag=True, help=_("Hand it in at once."))
    @click.option("--reason", default="", help=_("Why it is entered late."))
    @with_context
    def add(
        context: CommandContext, occurred_on: date | None, person: str | None, submit: bool, reason: str, **values: Any
    ) -> None:
        from tracker import service

        data = typed_fields(group, values)
        day = context.day_or_today(occurred_on)
        one = service.add(context.desk, person or context.actor, data, day, submit=submit, reason=reason)
        _show(context, (one,))

    return add


def _amending(group: EvidenceGroup) -> click.Command:
    @click.command("amend", help=_("Hand in a corrected piece in place of ID; what is not given stays as it was."))
    @click.argument("evidence", metavar="ID")
    @field_options(group, required=False)
    @click.option("--on", "occurred_on", type=DAY, default=None, help=_("The right day."))
    @click.option("--reason", required=True, help=_("Why, in a sentence."))
    @with_context
    def amend(context: CommandContext, evidence: str, occurred_on: date | None, reason: str, **values: Any) -> None:
        from tracker import service

        before = _of_kind(context, evidence, group.kind)
        data = typed_fields(group, values, before.data.model_dump())
        _show(context, (service.amend(context.desk, evidence, data, occurred_on, reason=reason),))

    return amend


def _listing(kind: str) -> click.Command:
    @click.command("list", help=_("List what there is; PERSON: of one person only."))
    @click.argument("person", required=False)
    @click.option("--state", default=None, type=click.Choice(tuple(EVIDENCE_TONE)), help=_("Only those in this state."))
    @with_context
    def listed(context: CommandContext, person: str | None, state: Any) -> None:
        from tracker.service import list_evidence

        kinds: Any = kind
        _show(context, list_evidence(context.desk, person, kinds, state))

    return listed


def _step(verb: str, kind: str) -> click.Command:
    text, use_case = STEPS[verb]

    @click.command(verb, help=text)
    @ids_argument
    @reason_option
    @with_context
    def step(context: CommandContext, ids: tuple[str, ...], reason: str) -> None:
        """Take each piece separately, so that a refused one does not stop the rest. Exit code 1 if one was refused."""
        from tracker import service

        do: Callable[..., Evidence] = getattr(service, use_case or verb)
        moved, refused = [], []
        for id_ in ids:
            try:
                _of_kind(context, id_, kind)
                moved.append(do(context.desk, id_, reason))
            except TrackerError as error:
                if len(ids) == 1:
                    raise
                refused.append((id_, str(error)))
        if moved or not refused:
            _show(context, tuple(moved))
        for id_, why in refused:
            click.echo(f"{id_}: {why}", err=True)
        if refused:
            sys.exit(1)

    return step


def _of_kind(context: CommandContext, id_: str, kind: str) -> Evidence:
    """Return the piece. Raises NotAllowedNow when it is of another kind: `post reject` must not reject a case."""
    from tracker.reports.render import words
    from tracker.store.repository import evidence_by_id

    with context.desk.reading() as connection:
        one = evidence_by_id(connection, id_)
    if one.data.kind != kind:
        group = next((n.name for n in EVIDENCE_GROUPS if n.kind == one.data.kind), "observe")
        raise NotAllowedNow(
            _(
                "{id} is of another kind: {kind}. Use `academy {group}`.",
                id=id_,
                kind=words.kind(one.data.kind),
                group=group,
            )
        )
    return one


def evidence_table(context: CommandContext, found: Iterable[Evidence]) -> Table:
    """Make a table with a row for each piece: id, person, day, kind, title and state."""
    from tracker.reports.compute.titles import title_of
    from tracker.reports.render import words

    rows = [
        (
            e.id,
            context.name(e.person),
            words.day(e.occurred_on),
            words.kind(e.data.kind),
            words.title(context.framework, e.data.kind, title_of(e.data.kind, e.data.model_dump())),
            tag(words.evidence_state(e.state), EVIDENCE_TONE[e.state]),
        )
        for e in found
    ]
    return table(("id", _("Person"), _("Day"), _("Kind"), _("What"), _("State")), rows)


def _show(context: CommandContext, found: tuple[Evidence, ...]) -> None:
    data = [jsonable(e) | {"state": e.state} for e in found]
    context.show(data, evidence_table(context, found) if found else _("There is nothing."))


@click.command("revoke", help=_("Note that a confirmed certificate was revoked by who gave it."))
@click.argument("evidence", metavar="ID")
@click.option("--on", "revoked_on", type=DAY, default=None, help=_("Since which day; today by default."))
@click.option("--reason", required=True, help=_("Why, in a sentence."))
@with_context
def _revoke(context: CommandContext, evidence: str, revoked_on: date | None, reason: str) -> None:
    from tracker.service import revoke_certificate

    _show(context, (revoke_certificate(context.desk, evidence, context.day_or_today(revoked_on), reason),))


@click.command("adopt", help=_("Note who adopted a confirmed improvement; from that day it counts."))
@click.argument("evidence", metavar="ID")
@click.option("--by", "adopted_by", required=True, help=_("Who adopted it."))
@click.option("--on", "adopted_on", type=DAY, default=None, help=_("Since which day it is in use; today by default."))
@with_context
def _adopt(context: CommandContext, evidence: str, adopted_by: str, adopted_on: date | None) -> None:
    from tracker.service import adopt_improvement

    _show(context, (adopt_improvement(context.desk, evidence, adopted_by, context.day_or_today(adopted_on)),))


@click.command("add", help=_("Enter what you saw of a competency at work, on the scale of the rules."))
@people_argument
@click.argument("criterion", metavar="COMPETENCY")
@click.option("--rating", type=int, required=True, help=_("Step of the scale, 0 first."))
@click.option("--seen", required=True, help=_("What was seen, in a sentence or two."))
@on_option
@with_context
def _observe(
    context: CommandContext, person: str, criterion: str, rating: int, seen: str, occurred_on: date | None
) -> None:
    from tracker.service import observe

    _show(context, (observe(context.desk, person, criterion, rating, seen, context.day_or_today(occurred_on)),))


GROUPS = {group.name: _click_group(group) for group in EVIDENCE_GROUPS}
GROUPS["certificate"].add_command(_revoke)
GROUPS["improvement"].add_command(_adopt)
GROUPS["observe"] = click.Group("observe", help=_("Observations of competencies at work, by the mentor."))
GROUPS["observe"].add_command(_observe)
_add_list_and_steps(GROUPS["observe"], "observation", OBSERVATION_STEPS)

COMMANDS = tuple(GROUPS.values())
