"""Checking a credential with the public key that came with it: no network, no clock of its own, a reason each time.

The library's verifier reads the wall clock and tells its reasons in prose only; signatures are checked with PyJWT, on
which it rests.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tracker.badge.keys import issuer_id
from tracker.badge.revocation import moment, read_list
from tracker.badge.schema import check
from wording.tracker import _

__all__ = ["State", "Verdict", "verify"]

State = Literal[
    "valid", "unreadable", "foreign", "tampered", "malformed", "not_yet_valid", "expired", "revoked", "status_unknown"
]
_ONLY_SIGNATURE = {
    "verify_signature": True, "verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False,
    "verify_iss": False, "verify_sub": False, "verify_jti": False,
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """state: valid, or why it is refused; message: the same in words; checked_revocation: a list was at hand."""

    state: State
    message: str
    checked_revocation: bool = False
    document: dict[str, Any] | None = None

    @property
    def ok(self) -> bool:
        return self.state == "valid"


class _Refused(Exception):
    def __init__(self, state: State, message: str) -> None:
        super().__init__(message)
        self.state, self.message = state, message


def verify(token: str, key: Ed25519PublicKey, now: datetime, revocations: str | None = None) -> Verdict:
    """Check signature, form, dates and revocation, in this order. now: aware UTC; revocations: the signed list.

    Without a list a credential can be called valid, and the verdict says that revocation was not checked; a list that
    is tampered, foreign or out of date refuses, since it may hide a revocation.
    """
    try:
        document = _signed(token, key)
        wrong = check(document)
        if wrong:
            raise _Refused("malformed", _("This is not an attestation of ours: {detail}.", detail=wrong[0]))
        _dates(document, now)
        if revocations is not None:
            _not_revoked(document, revocations, key, now)
    except _Refused as refused:
        return Verdict(refused.state, refused.message, revocations is not None)
    if revocations is None:
        return Verdict("valid", _("Valid. Whether it was revoked was not checked: give the list."), False, document)
    return Verdict("valid", _("Valid."), True, document)


def _signed(token: str, key: Ed25519PublicKey) -> dict[str, Any]:
    """The payload, once the issuer's key has signed it. The key comes from the caller, never from the token."""
    token = token.strip()
    header = _header(token)
    try:
        document = jwt.decode(token, key, algorithms=["EdDSA"], options=_ONLY_SIGNATURE)  # type: ignore[arg-type]
    except jwt.DecodeError:  # the signature does not fit, or is no longer one
        if _another_signed(token, header):
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
    """The header of three parts in base64url (RFC 7515); PyJWT would look at the signature here as well."""
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


def _another_signed(token: str, header: dict[str, Any]) -> bool:
    """Whether the key that the token itself brings has signed it: then it is whole, but not ours."""
    try:
        own = jwt.PyJWK(header["jwk"], algorithm="EdDSA")
        jwt.decode(token, own, algorithms=["EdDSA"], options=_ONLY_SIGNATURE)  # type: ignore[arg-type]
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
        found = read_list(_signed(revocations, key))
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
