"""The issuer's key files: private, never overwritten, and refused with the fix when they are wrong."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tracker.badge.keys import create_keys, load_private, load_public, public_pem
from tracker.errors import InvalidInput


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has file modes")
def test_only_the_owner_may_read_the_private_key(tmp_path: Path) -> None:
    private, public = tmp_path / "k.pem", tmp_path / "p.pem"
    before = os.umask(0)
    try:
        create_keys(private, public)
    finally:
        os.umask(before)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    for mode in (0o640, 0o604, 0o660, 0o666):
        private.chmod(mode)
        with pytest.raises(InvalidInput, match="chmod 600"):
            load_private(private)
    private.chmod(0o400)
    assert public_pem(load_private(private).public_key()) == public_pem(load_public(public))


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    private, public = tmp_path / "k.pem", tmp_path / "p.pem"
    create_keys(private, public)
    old = private.read_bytes(), public.read_bytes()
    for one, other in ((private, tmp_path / "p2.pem"), (tmp_path / "k2.pem", public)):
        with pytest.raises(InvalidInput):
            create_keys(one, other)
    assert (private.read_bytes(), public.read_bytes()) == old
    assert not (tmp_path / "k2.pem").exists()
    with pytest.raises(InvalidInput):
        create_keys(tmp_path / "none" / "k.pem", tmp_path / "p3.pem")


@pytest.mark.parametrize("kind", ["missing", "text", "rsa", "the other half"])
def test_a_wrong_key_file_is_named_with_the_fix(tmp_path: Path, kind: str) -> None:
    private, public = tmp_path / "k.pem", tmp_path / "p.pem"
    if kind == "text":
        for path in (private, public):
            path.write_text("-----BEGIN NOTHING-----")
    elif kind == "rsa":
        key = generate_private_key(65537, 2048)
        private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    elif kind == "the other half":
        create_keys(public, private)
    for path in (private, public):
        if path.exists():
            path.chmod(0o600)
    for load, path in ((load_private, private), (load_public, public)):
        with pytest.raises(InvalidInput) as caught:
            load(path)
        assert caught.value.field == str(path)
        assert caught.value.fix
