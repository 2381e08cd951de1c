"""The issuer's folder: the organisation's data, its key pair, and the list of revoked credentials."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from academy.cli.tracker.files import write_file
from autograder.errors import AcademyError
from wording.academy import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.badge.credential import Issuer

__all__ = ["PUBLIC_KEY_FILE", "IssuerFolder", "create_issuer_folder", "issuer_option", "open_issuer_folder"]

ISSUER_FILE, LIST_FILE = "issuer.toml", "revoked.jwt"
PRIVATE_KEY_FILE, PUBLIC_KEY_FILE = "issuer.private.pem", "issuer.public.pem"

issuer_option = click.option(
    "--issuer",
    envvar="ACADEMY_ISSUER",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("issuer"),
    show_default=True,
    help=_("The issuer's folder, made by `academy credential keys`; the variable ACADEMY_ISSUER holds it."),
)


@dataclass(frozen=True)
class IssuerFolder:
    """An issuer's folder that was read."""

    path: Path
    issuer: Issuer
    #: private key
    key: Ed25519PrivateKey

    @property
    def public_key_file(self) -> Path:
        """The file that everybody needs to check credentials."""
        return self.path / PUBLIC_KEY_FILE

    @property
    def list_file(self) -> Path:
        """The list of revoked credentials, to be published."""
        return self.path / LIST_FILE


def create_issuer_folder(folder: Path, name: str, url: str, status_url: str) -> IssuerFolder:
    """Create a folder with the organisation's data and a new key pair.

    Raises AcademyError or InvalidInput when one of its files exists.
    """
    from tracker.badge.keys import create_keys

    if (folder / ISSUER_FILE).exists():
        raise AcademyError(_("--issuer: {path} is there already. Name a new folder.", path=folder / ISSUER_FILE))
    folder.mkdir(parents=True, exist_ok=True)
    create_keys(folder / PRIVATE_KEY_FILE, folder / PUBLIC_KEY_FILE)
    rows = {"name": name, "url": url, "status_url": status_url}
    # A JSON string is also a TOML string.
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items())
    write_file(folder / ISSUER_FILE, text)
    return open_issuer_folder(folder)


def open_issuer_folder(folder: Path) -> IssuerFolder:
    """Read an issuer's folder. Raises AcademyError or InvalidInput that names the file and the fix."""
    from tracker.badge.credential import Issuer
    from tracker.badge.keys import load_private

    path = folder / ISSUER_FILE
    try:
        found = tomllib.loads(path.read_text("utf-8"))
        issuer = Issuer(str(found["name"]), str(found["url"]), str(found["status_url"]))
    except OSError:
        raise AcademyError(
            _(
                "--issuer: there is no {path}. Make the keys with `academy credential keys`, or name the folder.",
                path=path,
            )
        ) from None
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise AcademyError(
            _("{path}: {problem}. It holds name, url and status_url.", path=path, problem=str(error))
        ) from None
    return IssuerFolder(folder, issuer, load_private(folder / PRIVATE_KEY_FILE))
