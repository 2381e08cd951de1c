"""An issuer with keys and an attestation, for tests of credentials."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tracker.badge.credential import Award, Issued, Issuer, issue
from tracker.badge.revocation import revocation_list
from tracker.badge.verify import Verdict, verify

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
"""Moment at which credentials are checked."""


@dataclass
class SampleIssuer:
    """An issuer and the facts of one attestation."""

    issuer: Issuer
    key: Ed25519PrivateKey
    public: Ed25519PublicKey
    award: Award

    def issue(self, lang: str = "ru", **changes: Any) -> Issued:
        """Sign the credential of the attestation with changed facts."""
        return issue(replace(self.award, **changes), self.issuer, self.key, (), lang)

    def listing(self, revoked: tuple[int, ...] = (), now: datetime = NOW) -> str:
        """Sign a revocation list."""
        return revocation_list(revoked, self.issuer, self.key, now)

    def check(
        self, token: str, now: datetime = NOW, revocations: str | None = None, email: str | None = None
    ) -> Verdict:
        """Check a credential with the issuer's public key."""
        return verify(token, self.public, now, revocations, email)


def payload(token: str) -> dict[str, Any]:
    """Return the payload of a JWT without checking the signature."""
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
