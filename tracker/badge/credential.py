"""Issuing: the one place that knows openbadgeslib's model. JWT-VC, EdDSA over Ed25519 (Open Badges 3.0, section 8.2).

What goes in is chosen by hand: no client, no rating, no name, and the e-mail only as a salted hash.
"""

from __future__ import annotations

import secrets
import tomllib
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.ob3 import Achievement, IdentityObject, OB3Signer, OpenBadgeCredential, status_entry
from openbadgeslib.ob3 import Issuer as Profile

from tracker.badge.keys import issuer_id
from tracker.badge.schema import check
from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["STATUS_SIZE", "Award", "Issued", "Issuer", "issue", "words_of"]

STATUS_SIZE = 131_072
"""Places in the revocation list: the least that Bitstring Status List 1.0 allows, so that one place tells nothing."""
SALT_BYTES = 16
LAST_SECOND = time(23, 59, 59)


@dataclass(frozen=True)
class Issuer:
    """Who gives the credential. url: the organisation's page; status_url: where the revocation list is published."""

    name: str
    url: str
    status_url: str


@dataclass(frozen=True)
class Award:
    """A signed attestation, seen from outside. Days are local to `zone`; valid_until: the last valid day or None.

    name and signed_by are printed on the page and do not enter the credential.
    """

    attestation: str
    name: str
    email: str
    decided_on: date
    signed_by: str
    policy: str
    framework: str
    zone: str
    valid_until: date | None = None


@dataclass(frozen=True)
class Issued:
    """token: the credential as a compact JWT; document: what it says; index: its place in the revocation list."""

    token: str
    document: dict[str, Any]
    index: int


@cache
def _achievement() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("achievement.toml").read_text("utf-8"))


def words_of(award: Award, lang: str) -> dict[str, str]:
    """name, description and criteria of the achievement in a language."""
    words = {key: str(value).strip() for key, value in _achievement()[lang].items()}
    words["criteria"] = words["criteria"].format(policy=award.policy, framework=award.framework)
    return words


def issue(award: Award, issuer: Issuer, key: Ed25519PrivateKey, taken: Collection[int], lang: str = "ru") -> Issued:
    """Sign a credential. taken: places of earlier credentials in the revocation list.

    The same attestation always gets the same id; salt and place are drawn anew. Raises InvalidInput.
    """
    email = award.email.strip().lower()
    if "@" not in email:
        raise InvalidInput("email", _("the credential is tied to an e-mail address"), _("Give the person one."))
    if award.valid_until is not None and award.valid_until < award.decided_on:
        raise InvalidInput("valid_until", _("it ends before it begins"), _("Give a later day."))
    index = _free_place(taken)
    name = issuer_id(key.public_key())
    words = words_of(award, lang)
    credential = OpenBadgeCredential(
        id=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{name}/{award.attestation}')}",
        issuer=Profile(id=name, name=issuer.name, url=issuer.url),
        recipient_id=None,
        identifiers=[IdentityObject.create(email, salt=secrets.token_hex(SALT_BYTES))],
        achievement=Achievement(
            id=_achievement()["id"],
            name=words["name"],
            description=words["description"],
            criteria_narrative=words["criteria"],
            achievement_type=_achievement()["type"],
        ),
        issuance_date=_moment(award.decided_on, time.min, award.zone),
        expiration_date=_moment(award.valid_until, LAST_SECOND, award.zone) if award.valid_until else None,
        credential_status=[status_entry(issuer.status_url, "revocation", index)],
    )
    document = credential.to_jwt_payload()
    wrong = check(document)
    if wrong:
        raise InvalidInput("issuer", wrong[0], _("Mend the issuer's data."))
    return Issued(OB3Signer(private_pem(key), "EdDSA").sign_payload(document), document, index)


def private_pem(key: Ed25519PrivateKey) -> bytes:
    """PKCS8, for the library, which takes keys as text; kept in memory."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _free_place(taken: Collection[int]) -> int:
    """A random free place: numbers in order would tell how many credentials there are and in which order they came."""
    if len(taken) >= STATUS_SIZE // 2:
        raise InvalidInput("taken", _("the revocation list is full"), _("Begin a new list with a new key."))
    used = set(taken)
    while (place := secrets.randbelow(STATUS_SIZE)) in used:
        pass
    return place


def _moment(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
