"""Check a credential with the public key that came with it, without a network, at a moment that the caller names.

openbadgeslib's verifier reads the wall clock and gives its reasons as prose only, so signatures are checked with PyJWT,
as that verifier does.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tracker.badge.keys import issuer_id
from tracker.badge.revocation import moment, read_list
from tracker.badge.schema import check
from wording.identity import tidy
from wording.tracker import _

__all__ = ["State", "Verdict", "verify"]

State = Literal[
    "valid", "unreadable", "foreign", "tampered", "malformed", "not_yet_valid", "expired", "revoked", "status_unknown",
    "other_holder",
]  # fmt: skip
_ONLY_SIGNATURE = {
    "verify_signature": True, "verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False,
    "verify_iss": False, "verify_sub": False, "verify_jti": False,
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """Result of a check."""

    #: valid, or why the credential is refused
    state: State
    #: the same in the current language
    message: str
    #: a revocation list was given
    checked_revocation: bool = False
    #: payload of a valid credential
    document: dict[str, Any] | None = None
    #: the holder's e-mail was given
    checked_holder: bool = False

    @property
    def ok(self) -> bool:
        return self.state == "valid"


class _Refused(Exception):
    """The credential is not valid; becomes a `Verdict`."""

    def __init__(self, state: State, message: str) -> None:
        super().__init__(message)
        self.state, self.message = state, message


def verify(
    token: str, key: Ed25519PublicKey, now: datetime, revocations: str | None = None, email: str | None = None
) -> Verdict:
    """Check signature, form, dates, revocation and holder, in this order.

    Args:
        token: the credential, a compact JWT.
        key: the issuer's public key.
        now: moment at which it has to be valid, aware UTC.
        revocations: the signed revocation list; without it the verdict says that revocation was not checked. A list
            that was changed, signed by another key or is out of date means a refusal, because it may hide a revocation.
        email: address of whoever shows the credential; without it the verdict says that the holder was not checked,
            because anybody can show somebody else's file.
    """
    try:
        document = _verified_payload(token, key)
        problems = check(document)
        if problems:
            raise _Refused("malformed", _("This is not an attestation of ours: {detail}.", detail=problems[0]))
        _dates(document, now)
        if revocations is not None:
            _not_revoked(document, revocations, key, now)
        if email is not None and not _is_holder(document, email):
            raise _Refused("other_holder", _("It is somebody else's: it was not issued to {email}.", email=email))
    except _Refused as refused:
        return Verdict(refused.state, refused.message, revocations is not None)
    words = [_("Valid.") if email is None else _("Valid, and issued to {email}.", email=email)]
    if revocations is None:
        words.append(_("Whether it was revoked was not checked: give the list."))
    if email is None:
        words.append(_("Whose it is was not checked: give the e-mail of the person who shows it."))
    return Verdict("valid", " ".join(words), revocations is not None, document, email is not None)


def _is_holder(document: dict[str, Any], email: str) -> bool:
    """Return True if one of the credential's salted hashes is that of the address, in whatever capitals."""
    normal = tidy(email).lower()
    for one in document["credentialSubject"].get("identifier", []):
        kind, _dollar, expected = str(one.get("identityHash", "")).partition("$")
        salt = str(one.get("salt", ""))
        digest = hashlib.sha256(f"{normal}{salt}".encode()).hexdigest()
        if kind == "sha256" and hmac.compare_digest(digest.encode(), expected.encode()):
            return True
    return False


def _verified_payload(token: str, key: Ed25519PublicKey) -> dict[str, Any]:
    """Return the payload if the issuer's key has signed it. A key inside the token is never trusted."""
    token = token.strip()
    header = _header(token)
    try:
        document = jwt.decode(token, key, algorithms=["EdDSA"], options=_ONLY_SIGNATURE)  # type: ignore[arg-type]
    except jwt.DecodeError:  # the signature does not match, or cannot be decoded
        if _signed_by_its_own_key(token, header):
            raise _Refused("foreign", _("Somebody else's key signed it, not this issuer's.")) from None
        raise _Refused("tampered", _("It was changed after it was signed.")) from None
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        raise _unreadable() from None
    issuer = document.get("issuer")
    name = issuer.get("id") if isinstance(issuer, dict) else issuer
    if name != issuer_id(key) or document.get("iss") != name:
        raise _Refused("foreign", _("It names another issuer than the one whose key this is."))
    return document


def _header(token: str) -> dict[str, Any]:
    """Return the header of a JWT, three parts in base64url (RFC 7515). PyJWT's own reader would also decode the
    signature, and a damaged signature has to count as tampered, not as unreadable."""
    parts = token.split(".")
    try:
        found = json.loads(base64.urlsafe_b64decode(parts[0] + "=" * (-len(parts[0]) % 4)))
    except (ValueError, RecursionError):
        raise _unreadable() from None
    if len(parts) != 3 or not isinstance(found, dict) or found.get("alg") != "EdDSA":
        raise _unreadable()
    return found


def _unreadable() -> _Refused:
    return _Refused("unreadable", _("This is not a credential: nothing in it can be read."))


def _signed_by_its_own_key(token: str, header: dict[str, Any]) -> bool:
    """Return whether the key in the token's header has signed it; then it is intact, but from another issuer."""
    try:
        embedded = jwt.PyJWK(header["jwk"], algorithm="EdDSA")
        jwt.decode(token, embedded, algorithms=["EdDSA"], options=_ONLY_SIGNATURE)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, jwt.PyJWTError):
        return False
    return True


def _dates(document: dict[str, Any], now: datetime) -> None:
    starts = moment(document["validFrom"])
    if now < starts:
        raise _Refused("not_yet_valid", _("It is valid from {day} on.", day=starts.date().isoformat()))
    until = document.get("validUntil")
    if until is not None and now > moment(until):
        raise _Refused("expired", _("It expired on {day}.", day=moment(until).date().isoformat()))


def _not_revoked(document: dict[str, Any], revocations: str, key: Ed25519PublicKey, now: datetime) -> None:
    try:
        found = read_list(_verified_payload(revocations, key))
    except _Refused as refused:
        raise _Refused("status_unknown", _("The revocation list: {reason}", reason=refused.message)) from None
    except ValueError:
        raise _Refused("status_unknown", _("The file given as the revocation list is not one.")) from None
    entry = document["credentialStatus"]
    if found.url != entry["statusListCredential"]:
        raise _Refused("status_unknown", _("This is another revocation list than the credential names."))
    if not found.valid_from <= now <= found.valid_until:
        raise _Refused("status_unknown", _("The revocation list is out of date: ask the issuer for the present one."))
    if int(entry["statusListIndex"]) in found.revoked:
        raise _Refused("revoked", _("The issuer has revoked it."))
