"""What people decide: the signed attestation, waivers, and objections with their answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from academy.cli.tracker.context import Seat, seated
from academy.cli.tracker.credentials import hand_out, out_option
from academy.cli.tracker.issuer_folder import issuer_option, open_office
from academy.cli.tracker.params_and_tables import DAY, people_argument, table, tag
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
@seated
def attest(
    seat: Seat,
    person: str,
    decision: Any,
    reason: str,
    valid_until: date | None,
    issuer: Path,
    out: Path,
    yes: bool,
) -> None:
    """All that the credential needs is looked at before anything is signed."""
    from tracker import service

    found = service.status(seat.desk, person)
    office = None
    if decision == "attested":
        office = open_office(issuer)
        if "@" not in found.person.email:
            raise AcademyError(
                _(
                    "The credential is tied to an e-mail: academy person edit {who} --email …",
                    who=found.person.login or person,
                )
            )
        if valid_until is not None and valid_until < found.day:
            raise AcademyError(_("--valid-until: it ends before it begins. Give a later day."))
    if not seat.as_json:
        seat.say(None, *_readiness(found))
    words = {"attested": _("attested"), "not_attested": _("not attested")}
    seat.sure(_("Sign for {name}: {decision}?", name=found.person.name, decision=words[decision]), yes)
    signed = service.attest(seat.desk, person, decision, reason)
    told = [_("Signed: {name}, {decision} ({id}).", name=found.person.name, decision=words[decision], id=signed.id)]
    files: dict[str, Path] = {}
    if office is not None:
        files = hand_out(seat, signed.id, office, out, valid_until)
        told += [_("Written: {path}", path=path) for path in files.values()]
        told.append(
            _("Check it: academy credential verify {jwt} --key {key}", jwt=files["credential"], key=files["key"])
        )
    seat.say({"attestation": signed, "ready": found.readiness.ready, "files": files}, *told)


def _readiness(found: Any) -> list[Any]:
    """What is asked at an attestation and how it stands."""
    from tracker.reports.render import words

    ready = found.readiness
    told: list[Any] = [_("Ready for attestation.") if ready.ready else _("Not ready for attestation yet.")]
    lacking = [r for r in ready.missing if r.kind != "criterion"]
    criteria = [r for r in ready.missing if r.kind == "criterion"]
    if ready.missing:
        rows = [(tag(words.requirement(r.id), "bad"), _number(r.have), _number(r.need)) for r in lacking]
        if criteria:
            rows.append((tag(_("Criteria of success not met"), "bad"), str(len(criteria)), "0"))
        told.append(table((_("Missing"), "#" + _("There is"), "#" + _("Asked")), rows))
    if ready.open_disputes:
        told.append(_("Objections without an answer: {ids}.", ids=", ".join(ready.open_disputes)))
    return told


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


@click.command(help=_("Do not ask REQUIREMENT (a quota, certificate or criterion) of PERSON for some time."))
@people_argument
@click.argument("requirement")
@click.option("--from", "start", type=DAY, default=None, help=_("First day; today by default."))
@click.option("--to", "end", type=DAY, required=True, help=_("Last day, inclusive."))
@click.option("--reason", required=True, help=_("Why, in a sentence."))
@seated
def waive(seat: Seat, person: str, requirement: str, start: date | None, end: date, reason: str) -> None:
    from tracker import service
    from tracker.reports.render import words

    one = service.waive(seat.desk, person, requirement, seat.day(start), end, reason)
    told = _(
        "Not asked of {name} from {start} to {end}: {what}.",
        name=seat.name(one.person),
        start=words.day(one.start),
        end=words.day(one.end),
        what=words.requirement(one.requirement),
    )
    seat.say(one, told)


@click.command(help=_("Object to something in your own record: evidence, a competency, a quota, an attestation."))
@click.argument("about")
@click.argument("text")
@seated
def dispute(seat: Seat, about: str, text: str) -> None:
    from tracker import service

    one = service.dispute(seat.desk, about, text)
    seat.say(one, _("The objection is {id}; the head answers in writing.", id=one.id))


@click.command(help=_("Answer an objection; never your own."))
@click.argument("dispute_id", metavar="OBJECTION")
@click.argument("resolution", metavar="ANSWER")
@seated
def resolve(seat: Seat, dispute_id: str, resolution: str) -> None:
    from tracker import service

    one = service.resolve(seat.desk, dispute_id, resolution)
    seat.say(one, _("The objection {id} is answered.", id=one.id))


COMMANDS = (attest, waive, dispute, resolve)
