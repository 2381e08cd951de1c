"""The revocation list: one published and signed file for all credentials (W3C Bitstring Status List 1.0)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.ob3 import (
    OB3Signer,
    OB3VerificationError,
    build_status_list_credential,
    decode_encoded_list,
    set_indices,
)

from tracker.badge.credential import STATUS_SIZE, Issuer
from tracker.badge.keys import issuer_id, private_pem
from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["RevocationList", "read_list", "revocation_list"]

VALID_DAYS = 90


def revocation_list(
    revoked: Iterable[int], issuer: Issuer, key: Ed25519PrivateKey, now: datetime, valid_days: int = VALID_DAYS
) -> str:
    """Sign the list as a compact JWT.

    Args:
        revoked: indices of the revoked credentials.
        issuer: the organisation.
        key: its private key.
        now: start of validity, aware UTC.
        valid_days: days until the list ends. It ends so that nobody can use an old copy, from before a revocation,
            forever; sign a new one before that.

    Raises InvalidInput for an index outside the list.
    """
    name = issuer_id(key.public_key())
    try:
        document = build_status_list_credential(
            name,
            issuer.status_url,
            "revocation",
            revoked,
            STATUS_SIZE,
            issued=now,
            valid_until=now + timedelta(days=valid_days),
        )
    except ValueError as error:
        raise InvalidInput("revoked", str(error), _("Give the places that were drawn when they were issued.")) from None
    claims = {"iss": name, "jti": issuer.status_url, "nbf": int(now.timestamp())}
    return str(OB3Signer(private_pem(key), "EdDSA").sign_payload({**document, **claims}))


@dataclass(frozen=True)
class RevocationList:
    """A revocation list that was read."""

    #: where it is published
    url: str
    #: indices of the revoked credentials
    revoked: frozenset[int]
    #: aware UTC
    valid_from: datetime
    valid_until: datetime


def read_list(document: dict[str, Any]) -> RevocationList:
    """Read the payload of a list whose signature was checked. Raises ValueError when it is not a revocation list."""
    try:
        subject = document["credentialSubject"]
        if "BitstringStatusListCredential" not in document["type"] or subject["statusPurpose"] != "revocation":
            raise ValueError("not a revocation list")
        return RevocationList(
            document["id"],
            set_indices(decode_encoded_list(subject["encodedList"])),
            moment(document["validFrom"]),
            moment(document["validUntil"]),
        )
    except (KeyError, TypeError, OB3VerificationError) as error:
        raise ValueError(str(error)) from None


def moment(text: str) -> datetime:
    """Parse an ISO moment; one without a zone is taken as UTC. Raises ValueError."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
