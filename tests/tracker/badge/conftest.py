"""An issuer with keys, and a credential."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tests.support.paths import ROOT
from tracker.badge.credential import Award, Issued, Issuer, issue
from tracker.badge.keys import create_keys, load_private, load_public
from tracker.badge.revocation import revocation_list
from tracker.badge.verify import Verdict, verify

PUBLISHED = "ob_v3p0_achievementcredential_schema.json"
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


@dataclass
class Office:
    """Who issues. now: the moment at which things are checked."""

    issuer: Issuer
    key: Ed25519PrivateKey
    public: Ed25519PublicKey
    award: Award

    def issue(self, lang: str = "ru", **changes: Any) -> Issued:
        return issue(replace(self.award, **changes), self.issuer, self.key, (), lang)

    def listing(self, revoked: tuple[int, ...] = (), now: datetime = NOW) -> str:
        return revocation_list(revoked, self.issuer, self.key, now)

    def check(self, token: str, now: datetime = NOW, revocations: str | None = None) -> Verdict:
        return verify(token, self.public, now, revocations)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    create_keys(tmp_path / "issuer.pem", tmp_path / "issuer.public.pem")
    return Office(
        Issuer("Агентство «Маяк»", "https://mayak.example/academy", "https://mayak.example/academy/revoked.jwt"),
        load_private(tmp_path / "issuer.pem"),
        load_public(tmp_path / "issuer.public.pem"),
        Award(
            attestation="a-0011223344",
            name="Мария Орлова",
            email="M.Orlova@Mayak.example ",
            decided_on=date(2026, 6, 30),
            signed_by="Ольга Седова",
            policy="2026.1",
            framework="2026.2",
            zone="Europe/Moscow",
            valid_until=date(2027, 6, 29),
        ),
    )


@pytest.fixture(scope="session")
def published() -> Path:
    """1EdTech's schema: from ACADEMY_OB_SCHEMA, from an earlier run, or out of the source package of openbadgeslib.

    It is not among our files, since its licence does not say that it may be copied. Once fetched, no network is needed.
    """
    kept = Path(os.environ.get("ACADEMY_OB_SCHEMA") or ROOT / "build" / "schemas" / PUBLISHED)
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        wanted = f"openbadgeslib=={version('openbadgeslib')}"
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", wanted]
        done = subprocess.run([*command, "-d", str(kept.parent)], capture_output=True, text=True, timeout=300)
        if done.returncode:
            pytest.skip("the schemas that 1EdTech publishes could not be fetched; name one in ACADEMY_OB_SCHEMA")
        (archive,) = kept.parent.glob("openbadgeslib-*.tar.gz")
        with tarfile.open(archive) as packed:
            (name,) = [n for n in packed.getnames() if n.endswith(f"/{PUBLISHED}")]
            member = packed.extractfile(name)
            assert member
            kept.write_bytes(member.read())
        archive.unlink()
    return kept
