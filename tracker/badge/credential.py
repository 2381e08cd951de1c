"""Issue a credential as JWT-VC with EdDSA over Ed25519 (Open Badges 3.0, section 8.2).

Only this module knows openbadgeslib's model. The fields are chosen one by one: no client, no rating, no name, and the
e-mail only as a salted hash.
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

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.ob3 import Achievement, IdentityObject, OB3Signer, OpenBadgeCredential, status_entry
from openbadgeslib.ob3 import Issuer as Profile

from tracker.badge.keys import issuer_id, private_pem
from tracker.badge.schema import check
from tracker.errors import InvalidInput
from wording.identity import tidy
from wording.tracker import _

__all__ = ["STATUS_SIZE", "Award", "Issued", "Issuer", "achievement_texts", "issue"]

STATUS_SIZE = 131_072
"""Length of the revocation list: the minimum of Bitstring Status List 1.0, large enough to hide a single credential."""
SALT_BYTES = 16
LAST_SECOND = time(23, 59, 59)


@dataclass(frozen=True)
class Issuer:
    """The organisation that issues credentials."""

    name: str
    #: its page
    url: str
    #: where it publishes the revocation list
    status_url: str


@dataclass(frozen=True)
class Award:
    """Facts of a signed attestation for the credential and the printed page."""

    #: id of the attestation
    attestation: str
    #: the person's name; on the page only
    name: str
    #: the person's e-mail; in the credential as a salted hash
    email: str
    #: first valid day, in `zone`
    decided_on: date
    #: name of the head who signed; on the page only
    signed_by: str
    #: version of the policy
    policy: str
    #: version of the competency framework
    framework: str
    #: time zone of the organisation
    zone: str
    #: last valid day, in `zone`; None for no end
    valid_until: date | None = None


@dataclass(frozen=True)
class Issued:
    """A signed credential."""

    #: compact JWT
    token: str
    #: its payload
    document: dict[str, Any]
    #: its index in the revocation list
    index: int


@cache
def _achievement() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("achievement.toml").read_text("utf-8"))


def achievement_texts(award: Award, lang: str) -> dict[str, str]:
    """Return name, description and criteria of the achievement in a language."""
    words = {key: str(value).strip() for key, value in _achievement()[lang].items()}
    words["criteria"] = words["criteria"].format(policy=award.policy, framework=award.framework)
    return words


def issue(award: Award, issuer: Issuer, key: Ed25519PrivateKey, taken: Collection[int], lang: str = "ru") -> Issued:
    """Sign a credential.

    Args:
        award: facts of the attestation.
        issuer: the organisation.
        key: its private key.
        taken: indices in the revocation list that other credentials have.
        lang: language of the texts, ru or en.

    The id depends only on key and attestation; salt and index are random. Raises InvalidInput for a person without an
    e-mail, for `valid_until` before the decision, and for issuer's data that the profile refuses.
    """
    email = tidy(award.email).lower()
    if "@" not in email:
        raise InvalidInput("email", _("the credential is tied to an e-mail address"), _("Give the person one."))
    if award.valid_until is not None and award.valid_until < award.decided_on:
        raise InvalidInput("valid_until", _("it ends before it begins"), _("Give a later day."))
    index = _free_index(taken)
    name = issuer_id(key.public_key())
    words = achievement_texts(award, lang)
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
    problems = check(document)
    if problems:
        raise InvalidInput("issuer", problems[0], _("Mend the issuer's data."))
    return Issued(OB3Signer(private_pem(key), "EdDSA").sign_payload(document), document, index)


def _free_index(taken: Collection[int]) -> int:
    """Draw a free index at random, because indices in sequence would reveal how many credentials were issued, and in
    which order."""
    if len(taken) >= STATUS_SIZE // 2:
        raise InvalidInput("taken", _("the revocation list is full"), _("Begin a new list with a new key."))
    used = set(taken)
    while (index := secrets.randbelow(STATUS_SIZE)) in used:
        pass
    return index


def _moment(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
