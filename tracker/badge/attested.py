"""Issue the credential of a signed attestation. It is issued once, stored with the attestation and revoked with it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select, update

from tracker.badge.credential import Award, Issued, Issuer, issue
from tracker.badge.revocation import VALID_DAYS, revocation_list
from tracker.desk import Desk
from tracker.errors import NotAllowedNow, NotFound
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["issue_credential", "signed_revocation_list"]


def issue_credential(
    desk: Desk,
    attestation: str,
    issuer: Issuer,
    key: Ed25519PrivateKey,
    *,
    valid_until: date | None = None,
    lang: str = "ru",
) -> tuple[Award, Issued]:
    """Sign the credential of an attestation, or return the one that was issued before.

    Args:
        desk: of somebody who may attest.
        attestation: id.
        issuer: the organisation.
        key: the issuer's private key.
        valid_until: last valid day; None for no end. Ignored when the credential was issued before.
        lang: language of the credential. Ignored when the credential was issued before.

    Returns: the facts for the printed page, and the signed credential.

    Raises NotFound, Denied or InvalidInput, and NotAllowedNow when the decision was not to attest or was revoked.
    """
    with desk.writing() as writing:
        row = _row(writing.connection, attestation)
        desk.check(writing.connection, "attest", row.person)
        if row.decision != "attested":
            raise NotAllowedNow(_("The decision was not to attest: there is nothing to certify."))
        if row.revoked_on is not None:
            raise NotAllowedNow(_("The attestation was taken back on {day}.", day=row.revoked_on.isoformat()))
        stored = row.credential
        until = date.fromisoformat(stored["valid_until"]) if stored and stored["valid_until"] else valid_until
        award = Award(
            attestation=row.id,
            name=row.name,
            email=row.email,
            decided_on=row.decided_on,
            signed_by=desk.find(writing.connection, row.signed_by).name,
            policy=row.policy,
            framework=row.framework,
            zone=desk.policy.zone,
            valid_until=until,
        )
        if stored:
            return award, Issued(stored["token"], stored["document"], stored["index"])
        issued = issue(award, issuer, key, _used_indices(writing.connection), lang)
        values = {
            "token": issued.token,
            "document": issued.document,
            "index": issued.index,
            "valid_until": until.isoformat() if until else None,
        }
        writing.connection.execute(update(t.attestation).where(t.attestation.c.id == row.id).values(credential=values))
        payload = {"attestation": row.id, "credential": issued.document["id"], "index": issued.index}
        writing.record_event(row.person, "credential.issued", payload)
        return award, issued


def signed_revocation_list(
    desk: Desk, issuer: Issuer, key: Ed25519PrivateKey, now: datetime | None = None, valid_days: int = VALID_DAYS
) -> str:
    """Sign the list of credentials whose attestation was revoked, as a compact JWT.

    Args:
        desk: of somebody who may close a period.
        issuer: the organisation.
        key: the issuer's private key.
        now: start of the list's validity, aware UTC; the desk's clock by default.
        valid_days: days after which the list has to be signed again.

    Raises Denied.
    """
    with desk.reading() as connection:
        desk.check(connection, "close_period")
        a = t.attestation.c
        rows = connection.execute(select(a.credential).where(a.revoked_on.is_not(None))).scalars()
        revoked = [stored["index"] for stored in rows if stored]
    return revocation_list(revoked, issuer, key, now or desk.now(), valid_days)


def _row(connection: Connection, attestation: str) -> Any:
    a, p = t.attestation.c, t.person.c
    query = select(t.attestation, p.name, p.email).join(t.person, p.id == a.person).where(a.id == attestation)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("There is no attestation “{key}”.", key=attestation))
    return row


def _used_indices(connection: Connection) -> set[int]:
    """Return the indices of the revocation list that issued credentials have."""
    rows = connection.execute(select(t.attestation.c.credential)).scalars()
    return {stored["index"] for stored in rows if stored}
