"""The course's Ed25519 key pair, which signs receipts, made on first use. Only its owner may read the private half.

Both files lie in the folder of receipts. The public one is given to everybody who wants to verify a receipt.
"""

from __future__ import annotations

import base64
import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from autograder.building.course_folder import explain_write_errors
from autograder.errors import AcademyError
from autograder.files import write_atomically
from wording.autograder import _

__all__ = ["PRIVATE", "PUBLIC", "key_id", "load_public", "open_key"]

PRIVATE, PUBLIC = "course.private.pem", "course.public.pem"
MODE = 0o600


def open_key(folder: Path) -> Ed25519PrivateKey:
    """Read the key in the folder of receipts; make it when there is none yet. The caller keeps others from doing so.

    Raises AcademyError when it is lost (its public half is there), damaged, or readable by others. A new key is never
    made in the place of a lost one, because receipts that were given out would not verify any more.
    """
    private, public = folder / PRIVATE, folder / PUBLIC
    if not private.exists():
        if public.exists():
            raise AcademyError(
                _(
                    "The key that signs receipts is lost: {path}. Put it back from a backup. If there is none, rename "
                    "{public}, by which earlier receipts are still verified; then a new key is made.",
                    path=private,
                    public=public,
                )
            )
        _create(private)
    key = _load_private(private)
    pem = _public_pem(key.public_key())
    if not public.exists():
        with explain_write_errors():
            write_atomically(public, pem)
    elif key_id(load_public(public)) != key_id(key.public_key()):
        raise AcademyError(
            _("{private} and {public} are no pair. Put both back from a backup.", private=private, public=public)
        )
    return key


def load_public(path: Path) -> Ed25519PublicKey:
    """Read the key that verifies receipts. Raises AcademyError when it is missing or of another kind."""
    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except OSError:
        raise AcademyError(_("There is no public key {path}. Name it with --key.", path=path)) from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise AcademyError(_("{path} is no public key of a course. Ask your mentor for it.", path=path))
    return key


def key_id(key: Ed25519PublicKey) -> str:
    """Return the public key itself as base64: a receipt names its key by it."""
    return base64.b64encode(key.public_bytes_raw()).decode()


def _create(path: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with explain_write_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Created with its mode, because others could read it between a write and a chmod.
        scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE), "wb") as file:
                file.write(pem)
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)


def _load_private(path: Path) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise AcademyError(
            _("The key that signs receipts cannot be read: {path} ({why}).", path=path, why=error.strerror)
        ) from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise AcademyError(
            _("The key that signs receipts is damaged: {path}. Put it back from a backup; nothing was lost.", path=path)
        )
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise AcademyError(_("Others may read the key that signs receipts. Run: chmod 600 {path}", path=path))
    return key


def _public_pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
