"""Credentials of signed attestations: given once each, kept with the attestation, revoked with it."""

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

__all__ = ["give_credential", "revocations"]


def give_credential(
    desk: Desk,
    attestation: str,
    issuer: Issuer,
    key: Ed25519PrivateKey,
    *,
    valid_until: date | None = None,
    lang: str = "ru",
) -> tuple[Award, Issued]:
    """The credential of an attestation: signed now, or the one that was given before. Open to whoever may attest.

    Raises NotFound, Denied, InvalidInput, NotAllowedNow when the decision was not to attest or was taken back.
    """
    with desk.writing() as writing:
        row = _row(writing.connection, attestation)
        desk.check(writing.connection, "attest", row.person)
        if row.decision != "attested":
            raise NotAllowedNow(_("The decision was not to attest: there is nothing to certify."))
        if row.revoked_on is not None:
            raise NotAllowedNow(_("The attestation was taken back on {day}.", day=row.revoked_on.isoformat()))
        kept = row.credential
        until = date.fromisoformat(kept["valid_until"]) if kept and kept["valid_until"] else valid_until
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
        if kept:
            return award, Issued(kept["token"], kept["document"], kept["index"])
        issued = issue(award, issuer, key, _taken(writing.connection), lang)
        stored = {
            "token": issued.token,
            "document": issued.document,
            "index": issued.index,
            "valid_until": until.isoformat() if until else None,
        }
        writing.connection.execute(update(t.attestation).where(t.attestation.c.id == row.id).values(credential=stored))
        told = {"attestation": row.id, "credential": issued.document["id"], "index": issued.index}
        writing.record_event(row.person, "credential.issued", told)
        return award, issued


def revocations(
    desk: Desk, issuer: Issuer, key: Ed25519PrivateKey, now: datetime | None = None, valid_days: int = VALID_DAYS
) -> str:
    """The signed list of the credentials whose attestation was taken back. Open to the head, like closing."""
    with desk.reading() as connection:
        desk.check(connection, "close_period")
        a = t.attestation.c
        rows = connection.execute(select(a.credential).where(a.revoked_on.is_not(None))).scalars()
        revoked = [kept["index"] for kept in rows if kept]
    return revocation_list(revoked, issuer, key, now or desk.now(), valid_days)


def _row(connection: Connection, attestation: str) -> Any:
    a, p = t.attestation.c, t.person.c
    query = select(t.attestation, p.name, p.email).join(t.person, p.id == a.person).where(a.id == attestation)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(_("There is no attestation “{key}”.", key=attestation))
    return row


def _taken(connection: Connection) -> set[int]:
    """Places in the revocation list that are in use."""
    rows = connection.execute(select(t.attestation.c.credential)).scalars()
    return {kept["index"] for kept in rows if kept}
