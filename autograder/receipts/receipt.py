"""A receipt: the hashes of the files of one submission, who handed it in and when it was taken in, signed."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.errors import AcademyError
from autograder.files import ASSETS
from autograder.submission.digest import MOST_BYTES, SECRET, TIMESTAMP, files_of
from wording.autograder import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

__all__ = ["Receipt", "hash_files", "read_receipt", "sign"]

FORMAT = 1
MOST_RECEIPT_BYTES = 10 * 2**20


@dataclass(frozen=True)
class Receipt:
    """What one taking in of a submission is vouched for by."""

    course: str
    edition: str
    assignment: str
    trainee: str
    #: 1, 2, ... of this trainee's assignment.
    attempt: int
    #: When it was taken in: UTC, as 2026-03-02T16:12:00Z.
    at: str
    #: SHA-256 of each file in hex, by its path in the folder.
    files: dict[str, str]
    #: The public key of the course, as base64.
    key: str = ""
    #: Ed25519 signature of everything above, as base64.
    signature: str = ""

    def text(self) -> str:
        """Return the content of the receipt's file."""
        return json.dumps({"format": FORMAT} | asdict(self), ensure_ascii=True, indent=1, sort_keys=True) + "\n"

    def signed_bytes(self) -> bytes:
        """Return what the signature is made of."""
        fields = {"format": FORMAT} | asdict(replace(self, signature=""))
        return b"account-academy receipt\n" + json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")

    def is_signed_with(self, key: Ed25519PublicKey) -> bool:
        """Return whether the signature is of this content and this key."""
        from cryptography.exceptions import InvalidSignature

        try:
            key.verify(base64.b64decode(self.signature, validate=True), self.signed_bytes())
        except (InvalidSignature, ValueError):
            return False
        return True


def sign(receipt: Receipt, key: Ed25519PrivateKey) -> Receipt:
    """Return the receipt with the key's name and signature."""
    from autograder.receipts.key import key_id

    named = replace(receipt, key=key_id(key.public_key()))
    return replace(named, signature=base64.b64encode(key.sign(named.signed_bytes())).decode())


def read_receipt(path: Path) -> Receipt:
    """Read a receipt's file; its signature is not looked at. Raises AcademyError when it is no receipt."""
    no_receipt = AcademyError(_("{path} is no receipt, or it is damaged.", path=path))
    try:
        if path.stat().st_size > MOST_RECEIPT_BYTES:
            raise no_receipt
        data = json.loads(path.read_text("utf-8"))
        if data.pop("format") != FORMAT or not _is_typed(data):
            raise no_receipt
        return Receipt(**data)
    except FileNotFoundError:
        raise AcademyError(_("There is no file {path}.", path=path)) from None
    except OSError as error:
        raise AcademyError(_("{path} cannot be read: {why}.", path=path, why=error.strerror)) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise no_receipt from None


def _is_typed(data: Any) -> bool:
    texts = ("course", "edition", "assignment", "trainee", "at", "key", "signature")
    return (
        all(isinstance(data[name], str) for name in texts)
        and type(data["attempt"]) is int
        and isinstance(data["files"], dict)
        and all(isinstance(value, str) for value in data["files"].values())
    )


def hash_files(folder: Path) -> dict[str, str] | None:
    """Return the SHA-256 of each file of a submission by its path; None when it is too large to be accepted.

    nbgrader's timestamp.txt and submission_secret.txt are left out: they are written anew whenever the same work is
    handed in again. So are the course's assets, which nbgrader hands in with the rest of the folder and we do not.
    """
    if not folder.is_dir() or folder.is_symlink():
        return {}
    found: dict[str, str] = {}
    paths = [path for path in files_of(folder) if path not in (folder / TIMESTAMP, folder / SECRET)]
    paths = [path for path in paths if path.relative_to(folder).parts[0] != ASSETS]
    if sum(path.stat().st_size for path in paths) > MOST_BYTES:
        return None
    for path in paths:
        with path.open("rb") as file:
            found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
