"""Commands for credentials: create the issuer's keys, write, check and revoke credentials."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from academy.cli.tracker.context import CommandContext, with_context, without_database
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.issuer_folder import (
    PUBLIC_KEY_FILE,
    IssuerFolder,
    create_issuer_folder,
    issuer_option,
    open_issuer_folder,
)
from academy.cli.tracker.params import DAY, MOMENT, people_argument, to_utc
from academy.cli.tracker.tables import table
from autograder.errors import AcademyError
from wording.academy import _
from wording.languages import current_language

__all__ = ["COMMANDS", "out_option", "write_credential"]

ZONE = "UTC"
"""Time zone of a moment without an offset, because a credential is checked without knowing its organisation."""
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("credentials"),
    show_default=True,
    help=_("Folder to write the credential into."),
)


@click.group(help=_("Credentials of signed attestations: keys, issue, list, verify, revoke."))
def credential() -> None:
    """Group of `credential keys` and others."""


@credential.command("keys", help=_("Make the issuer's folder with a new pair of keys."))
@click.option("--name", required=True, help=_("The organisation's name, as the credential shows it."))
@click.option("--url", required=True, help=_("The organisation's page."))
@click.option("--status-url", required=True, help=_("Where the list of revoked credentials will be published."))
@issuer_option
@without_database
def _keys(context: CommandContext, name: str, url: str, status_url: str, issuer: Path) -> None:
    public = create_issuer_folder(issuer, name, url, status_url).public_key_file
    context.show(
        {"issuer": issuer, "public": public},
        _("The keys are in {path}. Keep the private one safe: without it nothing can be revoked.", path=issuer),
        _("Give the public one to whoever checks credentials: {path}", path=public),
    )


@credential.command(
    "issue", help=_("Write the credential and the page of a signed attestation, anew if they were lost.")
)
@click.argument("attestation")
@click.option("--valid-until", type=DAY, default=None, help=_("Last valid day; without an end by default."))
@issuer_option
@out_option
@with_context
def _issue(context: CommandContext, attestation: str, valid_until: date | None, issuer: Path, out: Path) -> None:
    files = write_credential(context, attestation, open_issuer_folder(issuer), out, valid_until)
    context.show({"files": files}, *(_("Written: {path}", path=path) for path in files.values()))


def write_credential(
    context: CommandContext, attestation: str, folder: IssuerFolder, out: Path, valid_until: date | None
) -> dict[str, Path]:
    """Write the credential of an attestation (JWT), its page (PDF) and the key that checks it, and return the files.

    The credential is signed by the first call; later calls write the same one again.
    """
    from tracker.badge.attested import issue_credential
    from tracker.badge.page import attestation_pdf

    lang = current_language()
    award, issued = issue_credential(
        context.desk, attestation, folder.issuer, folder.key, valid_until=valid_until, lang=lang
    )
    return {
        "credential": write_file(out / f"{attestation}.jwt", issued.token + "\n", PRIVATE),
        "page": write_file(out / f"{attestation}.pdf", attestation_pdf(award, issued, folder.issuer, lang), PRIVATE),
        "key": write_file(out / PUBLIC_KEY_FILE, folder.public_key_file.read_bytes()),
    }


@credential.command("list", help=_("List a person's attestations with their numbers."))
@people_argument
@with_context
def _list(context: CommandContext, person: str) -> None:
    from tracker.reports.render import words
    from tracker.service import read_record

    found = read_record(context.desk, person).attestations
    rows = (
        (
            a.id,
            words.day(a.decided_on),
            _("attested") if a.decision == "attested" else _("not attested"),
            context.name(a.signed_by),
            words.day(a.revoked_on),
            a.reason,
        )
        for a in found
    )
    columns = ("id", _("Decided on"), _("Decision"), _("Signed by"), _("Revoked on"), _("Reason"))
    context.show(found, table(columns, rows) if found else _("No attestation is signed yet."))


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
@click.option("--email", default=None, help=_("E-mail of whoever shows it: whether it was issued to them."))
@click.option("--at", "moment", type=MOMENT, default=None, help=_("As of this moment; now by default."))
@without_database
def _verify(
    context: CommandContext, file: Path, key: Path, revoked: Path | None, email: str | None, moment: datetime | None
) -> None:
    from tracker.badge.keys import load_public
    from tracker.badge.verify import verify

    listing = _text(revoked) if revoked else None
    verdict = verify(_text(file), load_public(key), to_utc(moment, ZONE) or context.now(), listing, email)
    context.show(verdict, verdict.message)
    sys.exit(not verdict.ok)


def _text(path: Path) -> str:
    """Read a token. Bytes that are not UTF-8 are replaced, and the check then refuses the token."""
    return path.read_bytes().decode("utf-8", errors="replace")


@credential.command("revoke", help=_("Take a signed attestation back and write the list of revoked credentials anew."))
@click.argument("attestation")
@click.option("--on", "revoked_on", type=DAY, default=None, help=_("Since which day; today by default."))
@click.option("--reason", required=True, help=_("Why, in a sentence."))
@issuer_option
@with_context
def _revoke(context: CommandContext, attestation: str, revoked_on: date | None, reason: str, issuer: Path) -> None:
    from tracker.service import revoke_attestation

    folder = open_issuer_folder(issuer)
    one = revoke_attestation(context.desk, attestation, context.day_or_today(revoked_on), reason)
    path = _write_list(context, folder)
    context.show(
        {"attestation": one, "list": path},
        _("The attestation {id} is taken back.", id=one.id),
        _("Publish the new list of revoked credentials: {path}", path=path),
    )


@credential.command("revoked", help=_("Write the list of revoked credentials anew; it holds for 90 days."))
@issuer_option
@with_context
def _revoked(context: CommandContext, issuer: Path) -> None:
    path = _write_list(context, open_issuer_folder(issuer))
    context.show({"list": path}, _("Publish the new list of revoked credentials: {path}", path=path))


def _write_list(context: CommandContext, folder: IssuerFolder) -> Path:
    """Sign the list of revoked credentials, write it into the issuer's folder and return its path."""
    from tracker.badge.attested import signed_revocation_list

    try:
        return write_file(folder.list_file, signed_revocation_list(context.desk, folder.issuer, folder.key) + "\n")
    except AcademyError as error:
        # The attestation may already be revoked, so the message names the command that writes only the list.
        raise AcademyError(f"{error} " + _("Then run: academy credential revoked")) from None


COMMANDS: tuple[click.Command, ...] = (credential,)
