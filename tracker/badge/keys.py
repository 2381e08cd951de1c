"""The issuer's Ed25519 key pair in two PEM files. Only the owner may read the private one.

The public file is shipped with each credential, so that it can be checked after the issuer's web address is gone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from openbadgeslib.ob3 import did_key_from_pem

from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["create_keys", "issuer_id", "load_private", "load_public", "private_pem", "public_pem"]

PRIVATE_MODE = 0o600


def create_keys(private: Path, public: Path) -> None:
    """Write a new pair of keys.

    Raises InvalidInput when either file exists, because credentials cannot be revoked without the key that signed them,
    and when the folder cannot be written to.
    """
    key = Ed25519PrivateKey.generate()
    if public.exists():
        raise _exists(public)
    try:
        # The file is created with its mode, because others could read it between a write and a chmod.
        handle = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_MODE)
    except FileExistsError:
        raise _exists(private) from None
    except OSError as error:
        raise InvalidInput(str(private), str(error.strerror), _("Name a folder that you may write to.")) from None
    with os.fdopen(handle, "wb") as file:
        if os.name == "posix":
            os.fchmod(handle, PRIVATE_MODE)  # the umask may have cleared bits
        file.write(private_pem(key))
        file.flush()
        os.fsync(handle)
    public.write_bytes(public_pem(key.public_key()))


def _exists(path: Path) -> InvalidInput:
    return InvalidInput(str(path), _("the file is there already"), _("Name a new file; a key is never written over."))


def load_private(path: Path) -> Ed25519PrivateKey:
    """Read the signing key. Raises InvalidInput when it is missing, not Ed25519, or readable by others."""
    data = _read(path, _("Create the keys first, or name the file."))
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise InvalidInput(
            str(path), _("others may read the private key"), _("Run: chmod 600 {path}", path=path.as_posix())
        )
    key = _parse(serialization.load_pem_private_key, data, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise InvalidInput(
            str(path), _("this is not an Ed25519 private key"), _("Name the file with the issuer's key.")
        )
    return key


def load_public(path: Path) -> Ed25519PublicKey:
    """Read the key that checks credentials. Raises InvalidInput when it is missing or not Ed25519."""
    data = _read(path, _("Name the public key that came with the credential."))
    key = _parse(serialization.load_pem_public_key, data)
    if not isinstance(key, Ed25519PublicKey):
        raise InvalidInput(
            str(path), _("this is not an Ed25519 public key"), _("Name the public key that came with the credential.")
        )
    return key


def _read(path: Path, fix: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise InvalidInput(str(path), _("the key cannot be read"), fix) from None


def _parse(load: Callable[..., Any], data: bytes, **options: Any) -> Any:
    """Parse a key; None when the data is not one."""
    try:
        return load(data, **options)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def private_pem(key: Ed25519PrivateKey) -> bytes:
    """Encode a private key as unencrypted PKCS8 in PEM."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_pem(key: Ed25519PublicKey) -> bytes:
    """Encode a public key as SubjectPublicKeyInfo in PEM."""
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def issuer_id(key: Ed25519PublicKey) -> str:
    """Return the issuer's did:key (W3C did:key method). It contains the key itself, so nothing has to be looked up."""
    return str(did_key_from_pem(public_pem(key)))
