"""Credentials: the issuer's keys, handing one out, checking it without a network, taking it back."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from academy.cli.tracker.context import Seat, seated, unseated
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.issuer_folder import PUBLIC, Office, issuer_option, make_office, open_office
from academy.cli.tracker.params_and_tables import DAY, MOMENT, aware, people_argument, table
from autograder.errors import AcademyError
from wording.academy import _
from wording.languages import current_language

__all__ = ["COMMANDS", "hand_out", "out_option"]

ZONE = "UTC"
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("credentials"),
    show_default=True,
    help=_("Folder to write the credential into."),
)


@click.group(help=_("Credentials of signed attestations: keys, issue, list, verify, revoke."))
def credential() -> None:
    """Holds `credential keys` and the others."""


@credential.command("keys", help=_("Make the issuer's folder with a new pair of keys."))
@click.option("--name", required=True, help=_("The organisation's name, as the credential shows it."))
@click.option("--url", required=True, help=_("The organisation's page."))
@click.option("--status-url", required=True, help=_("Where the list of revoked credentials will be published."))
@issuer_option
@unseated
def _keys(seat: Seat, name: str, url: str, status_url: str, issuer: Path) -> None:
    office = make_office(issuer, name, url, status_url)
    seat.say(
        {"issuer": issuer, "public": office.public},
        _("The keys are in {path}. Keep the private one safe: without it nothing can be revoked.", path=issuer),
        _("Give the public one to whoever checks credentials: {path}", path=office.public),
    )


@credential.command(
    "issue", help=_("Write the credential and the page of a signed attestation, anew if they were lost.")
)
@click.argument("attestation")
@click.option("--valid-until", type=DAY, default=None, help=_("Last valid day; without an end by default."))
@issuer_option
@out_option
@seated
def _issue(seat: Seat, attestation: str, valid_until: date | None, issuer: Path, out: Path) -> None:
    files = hand_out(seat, attestation, open_office(issuer), out, valid_until)
    seat.say({"files": files}, *(_("Written: {path}", path=path) for path in files.values()))


def hand_out(seat: Seat, attestation: str, office: Office, out: Path, valid_until: date | None) -> dict[str, Path]:
    """Sign (once; later calls give the same) and write: credential (JWT), page (PDF), key to check it with."""
    from tracker.badge.attested import issue_credential
    from tracker.badge.page import attestation_pdf

    lang = current_language()
    award, issued = issue_credential(
        seat.desk, attestation, office.issuer, office.key, valid_until=valid_until, lang=lang
    )
    return {
        "credential": write_file(out / f"{attestation}.jwt", issued.token + "\n", PRIVATE),
        "page": write_file(out / f"{attestation}.pdf", attestation_pdf(award, issued, office.issuer, lang), PRIVATE),
        "key": write_file(out / PUBLIC, office.public.read_bytes()),
    }


@credential.command("list", help=_("List a person's attestations with their numbers."))
@people_argument
@seated
def _list(seat: Seat, person: str) -> None:
    from tracker.reports.render import words
    from tracker.service import read_record

    found = read_record(seat.desk, person).attestations
    rows = (
        (
            a.id,
            words.day(a.decided_on),
            _("attested") if a.decision == "attested" else _("not attested"),
            seat.name(a.signed_by),
            words.day(a.revoked_on),
            a.reason,
        )
        for a in found
    )
    columns = ("id", _("Decided on"), _("Decision"), _("Signed by"), _("Revoked on"), _("Reason"))
    seat.say(found, table(columns, rows) if found else _("No attestation is signed yet."))


@credential.command("verify", help=_("Check a credential without a network or a database; exit code 1 when refused."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--key", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("The issuer's public key (PEM).")
)
@click.option(
    "--revoked",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=None,
    help=_("The issuer's list of revoked credentials."),
)
@click.option("--at", "moment", type=MOMENT, default=None, help=_("As of this moment; now by default."))
@unseated
def _verify(seat: Seat, file: Path, key: Path, revoked: Path | None, moment: datetime | None) -> None:
    from tracker.badge.keys import load_public
    from tracker.badge.verify import verify

    listing = _text(revoked) if revoked else None
    verdict = verify(_text(file), load_public(key), aware(moment, ZONE) or seat.now(), listing)
    seat.say(verdict, verdict.message)
    sys.exit(not verdict.ok)


def _text(path: Path) -> str:
    """A token is ASCII; anything else in the file cannot be one, and the check says so."""
    return path.read_bytes().decode("utf-8", errors="replace")


@credential.command("revoke", help=_("Take a signed attestation back and write the list of revoked credentials anew."))
@click.argument("attestation")
@click.option("--on", "revoked_on", type=DAY, default=None, help=_("Since which day; today by default."))
@click.option("--reason", required=True, help=_("Why, in a sentence."))
@issuer_option
@seated
def _revoke(seat: Seat, attestation: str, revoked_on: date | None, reason: str, issuer: Path) -> None:
    from tracker.service import revoke_attestation

    office = open_office(issuer)
    one = revoke_attestation(seat.desk, attestation, seat.day(revoked_on), reason)
    path = _write_list(seat, office)
    seat.say(
        {"attestation": one, "list": path},
        _("The attestation {id} is taken back.", id=one.id),
        _("Publish the new list of revoked credentials: {path}", path=path),
    )


@credential.command("revoked", help=_("Write the list of revoked credentials anew; it holds for 90 days."))
@issuer_option
@seated
def _revoked(seat: Seat, issuer: Path) -> None:
    path = _write_list(seat, open_office(issuer))
    seat.say({"list": path}, _("Publish the new list of revoked credentials: {path}", path=path))


def _write_list(seat: Seat, office: Office) -> Path:
    from tracker.badge.attested import signed_revocation_list

    try:
        return write_file(office.list_file, signed_revocation_list(seat.desk, office.issuer, office.key) + "\n")
    except AcademyError as error:
        # The attestation may be taken back by now: say what is left to do.
        raise AcademyError(f"{error} " + _("Then run: academy credential revoked")) from None


COMMANDS: tuple[click.Command, ...] = (credential,)
