"""Verify a receipt: its signature, and whether a folder still holds the files that it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.errors import AcademyError
from autograder.receipts.key import key_id, load_public
from autograder.receipts.receipt import Receipt, hash_files, read_receipt
from autograder.submission.printable import printable
from wording.autograder import _

__all__ = ["Verified", "verify_receipt"]


@dataclass(frozen=True)
class Verified:
    """What came of verifying a receipt. All sentences are in the current language."""

    receipt: Receipt
    #: Why it proves nothing of this folder; empty when it is valid.
    problems: tuple[str, ...]
    #: Files of the folder that the receipt does not name, safe to print.
    not_named: tuple[str, ...] = ()


def verify_receipt(path: Path, public_key: Path, folder: Path | None = None) -> Verified:
    """Verify a receipt's file with the public key of the course, and the files of a folder when one is given.

    Raises AcademyError when there is no receipt, key or folder of that name.
    """
    receipt = read_receipt(path)
    if not receipt.signature:
        command = f"academy receipt issue {receipt.assignment} --trainee {receipt.trainee}"
        problem = _(
            "This is a note of what was handed in. It is not signed, so it proves nothing by itself. "
            "A signed receipt of an assessment is written by `{command}`.",
            command=printable(command),
        )
        return Verified(receipt, (problem, *(_differences(receipt, folder)[0] if folder else ())))
    key = load_public(public_key)
    if receipt.key != key_id(key):
        problem = _("The receipt is signed with another key than {key}.", key=public_key)
        return Verified(receipt, (problem,))
    if not receipt.is_signed_with(key):
        return Verified(receipt, (_("The receipt was changed after it was signed."),))
    return Verified(receipt, *(_differences(receipt, folder) if folder else ((),)))


def _differences(receipt: Receipt, folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which files of a folder are not those of the receipt, and which it does not name."""
    if not folder.is_dir():
        raise AcademyError(_("There is no folder {path}.", path=folder))
    files = hash_files(folder)
    if files is None:
        raise AcademyError(_("{path} is too large to be what was handed in.", path=folder))
    problems = [
        _("{name}: it was handed in and is missing in the folder.", name=printable(name))
        if name not in files
        else _("{name}: it is not the file that was handed in.", name=printable(name))
        for name, digest in sorted(receipt.files.items())
        if files.get(name) != digest
    ]
    return tuple(problems), tuple(map(printable, sorted(files.keys() - receipt.files.keys())))
