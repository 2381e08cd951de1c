"""Commands for decisions: the signed attestation, waivers, and objections with their answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from academy.cli.tracker.context import CommandContext, with_context
from academy.cli.tracker.credentials import out_option, write_credential
from academy.cli.tracker.issuer_folder import issuer_option, open_issuer_folder
from academy.cli.tracker.params import DAY, people_argument
from academy.cli.tracker.tables import table, tag
from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["COMMANDS"]


@click.command(help=_("Sign the decision on PERSON; who is attested gets a credential and a page (PDF)."))
@people_argument
@click.option(
    "--decision",
    type=click.Choice(("attested", "not_attested")),
    default="attested",
    show_default=True,
    help=_("What you decide."),
)
@click.option("--reason", default="", help=_("Why; asked for when you decide against the computed readiness."))
@click.option(
    "--valid-until", type=DAY, default=None, help=_("Last valid day of the credential; without an end by default.")
)
@issuer_option
@out_option
@click.option("--yes", is_flag=True, help=_("Sign without asking."))
@with_context
def attest(
    context: CommandContext,
    person: str,
    decision: Any,
    reason: str,
    valid_until: date | None,
    issuer: Path,
    out: Path,
    yes: bool,
) -> None:
    """Check everything that the credential needs before signing, because a signature cannot be undone."""
    from tracker import service

    found = service.status(context.desk, person)
    folder = None
    if decision == "attested":
        folder = open_issuer_folder(issuer)
        if "@" not in found.person.email:
            raise AcademyError(
                _(
                    "The credential is tied to an e-mail: academy person edit {who} --email …",
                    who=found.person.login or person,
                )
            )
        if valid_until is not None and valid_until < found.day:
            raise AcademyError(_("--valid-until: it ends before it begins. Give a later day."))
    if not context.as_json:
        context.show(None, *_readiness_lines(found))
    words = {"attested": _("attested"), "not_attested": _("not attested")}
    context.confirm(_("Sign for {name}: {decision}?", name=found.person.name, decision=words[decision]), yes)
    signed = service.attest(context.desk, person, decision, reason)
    lines = [_("Signed: {name}, {decision} ({id}).", name=found.person.name, decision=words[decision], id=signed.id)]
    files: dict[str, Path] = {}
    if folder is not None:
        files = write_credential(context, signed.id, folder, out, valid_until)
        lines += [_("Written: {path}", path=path) for path in files.values()]
        lines.append(
            _("Check it: academy credential verify {jwt} --key {key}", jwt=files["credential"], key=files["key"])
        )
    context.show({"attestation": signed, "ready": found.readiness.ready, "files": files}, *lines)


def _readiness_lines(found: Any) -> list[Any]:
    """Describe whether the person is ready for attestation, and what is missing. `found`: status of the person."""
    from tracker.reports.render import words

    ready = found.readiness
    lines: list[Any] = [_("Ready for attestation.") if ready.ready else _("Not ready for attestation yet.")]
    lacking = [r for r in ready.missing if r.kind != "criterion"]
    criteria = [r for r in ready.missing if r.kind == "criterion"]
    if ready.missing:
        rows = [(tag(words.requirement(r.id), "bad"), _number(r.have), _number(r.need)) for r in lacking]
        if criteria:
            rows.append((tag(_("Criteria of success not met"), "bad"), str(len(criteria)), "0"))
        lines.append(table((_("Missing"), "#" + _("There is"), "#" + _("Asked")), rows))
    if ready.open_disputes:
        lines.append(_("Objections without an answer: {ids}.", ids=", ".join(ready.open_disputes)))
    return lines


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


@click.command(help=_("Do not ask REQUIREMENT (a quota, certificate or criterion) of PERSON for some time."))
@people_argument
@click.argument("requirement")
@click.option("--from", "start", type=DAY, default=None, help=_("First day; today by default."))
@click.option("--to", "end", type=DAY, required=True, help=_("Last day, inclusive."))
@click.option("--reason", required=True, help=_("Why, in a sentence."))
@with_context
def waive(context: CommandContext, person: str, requirement: str, start: date | None, end: date, reason: str) -> None:
    from tracker import service
    from tracker.reports.render import words

    one = service.waive(context.desk, person, requirement, context.day_or_today(start), end, reason)
    sentence = _(
        "Not asked of {name} from {start} to {end}: {what}.",
        name=context.name(one.person),
        start=words.day(one.start),
        end=words.day(one.end),
        what=words.requirement(one.requirement),
    )
    context.show(one, sentence)


@click.command(help=_("Object to something in your own record: evidence, a competency, a quota, an attestation."))
@click.argument("about")
@click.argument("text")
@with_context
def dispute(context: CommandContext, about: str, text: str) -> None:
    from tracker import service

    one = service.dispute(context.desk, about, text)
    context.show(one, _("The objection is {id}; the head answers in writing.", id=one.id))


@click.command(help=_("Answer an objection; never your own."))
@click.argument("dispute_id", metavar="OBJECTION")
@click.argument("resolution", metavar="ANSWER")
@with_context
def resolve(context: CommandContext, dispute_id: str, resolution: str) -> None:
    from tracker import service

    one = service.resolve(context.desk, dispute_id, resolution)
    context.show(one, _("The objection {id} is answered.", id=one.id))


COMMANDS = (attest, waive, dispute, resolve)
