"""An issuer with an attestation, and the schema that 1EdTech publishes."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.sample_issuer import SampleIssuer
from tracker.badge.credential import Award, Issuer
from tracker.badge.keys import create_keys, load_private, load_public

PUBLISHED = "ob_v3p0_achievementcredential_schema.json"


@pytest.fixture
def sample(tmp_path: Path) -> SampleIssuer:
    """An issuer with new keys and an attestation of 30 June 2026."""
    create_keys(tmp_path / "issuer.pem", tmp_path / "issuer.public.pem")
    return SampleIssuer(
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
    """The file of 1EdTech's schema: named by ACADEMY_OB_SCHEMA, kept from an earlier run, or taken from the source
    package of openbadgeslib.

    It is not part of this repository, because its licence does not say that it may be copied. The network is needed
    only once.
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
