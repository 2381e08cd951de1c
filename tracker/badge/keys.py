"""The issuer's Ed25519 key pair in two PEM files. The caller says where; the private one is for its owner's eyes only.

The public file is what anyone needs to check a credential, so it is shipped with it: a web name may be gone by then.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from openbadgeslib.ob3 import did_key_from_pem

from tracker.errors import InvalidInput
from wording.tracker import _

__all__ = ["create_keys", "issuer_id", "load_private", "load_public", "public_pem"]

PRIVATE_MODE = 0o600


def create_keys(private: Path, public: Path) -> None:
    """Write a new pair. Neither file may exist: without the private key nothing issued can be revoked."""
    key = Ed25519PrivateKey.generate()
    if public.exists():
        raise _exists(public)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        # Created with its mode: between a write and a chmod anybody could read it.
        handle = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_MODE)
    except FileExistsError:
        raise _exists(private) from None
    except OSError as error:
        raise InvalidInput(str(private), str(error.strerror), _("Name a folder that you may write to.")) from None
    with os.fdopen(handle, "wb") as file:
        if os.name == "posix":
            os.fchmod(handle, PRIVATE_MODE)  # whatever the umask says
        file.write(secret)
        file.flush()
        os.fsync(handle)
    public.write_bytes(public_pem(key.public_key()))


def _exists(path: Path) -> InvalidInput:
    return InvalidInput(str(path), _("the file is there already"), _("Name a new file; a key is never written over."))


def load_private(path: Path) -> Ed25519PrivateKey:
    """The signing key. Raises InvalidInput when it is missing, not Ed25519, or open to others."""
    data = _read(path, _("Create the keys first, or name the file."))
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise InvalidInput(
            str(path), _("others may read the private key"), _("Run: chmod 600 {path}", path=path.as_posix())
        )
    try:
        key = serialization.load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise InvalidInput(
            str(path), _("this is not an Ed25519 private key"), _("Name the file with the issuer's key.")
        )
    return key


def load_public(path: Path) -> Ed25519PublicKey:
    """The key to check with. Raises InvalidInput when it is missing or not Ed25519."""
    data = _read(path, _("Name the public key that came with the credential."))
    try:
        key = serialization.load_pem_public_key(data)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
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


def public_pem(key: Ed25519PublicKey) -> bytes:
    """SubjectPublicKeyInfo in PEM."""
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def issuer_id(key: Ed25519PublicKey) -> str:
    """did:key of the issuer: the key is the name, so nothing has to be looked up (W3C did:key method)."""
    return str(did_key_from_pem(public_pem(key)))
