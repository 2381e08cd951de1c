"""The issuer's folder: who gives credentials, the key pair, and the list of those taken back."""

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

__all__ = ["LIST", "PUBLIC", "Office", "issuer_option", "make_office", "open_office"]

WHO, SECRET, PUBLIC, LIST = "issuer.toml", "issuer.private.pem", "issuer.public.pem", "revoked.jwt"

issuer_option = click.option(
    "--issuer",
    envvar="ACADEMY_ISSUER",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("issuer"),
    show_default=True,
    help=_("The issuer's folder, made by `academy credential keys`; the variable ACADEMY_ISSUER holds it."),
)


@dataclass(frozen=True)
class Office:
    """An issuer with their private key."""

    folder: Path
    issuer: Issuer
    key: Ed25519PrivateKey

    @property
    def public(self) -> Path:
        return self.folder / PUBLIC

    @property
    def list_file(self) -> Path:
        return self.folder / LIST


def make_office(folder: Path, name: str, url: str, status_url: str) -> Office:
    """Write the pair of keys and who they belong to. Nothing that is there is written over."""
    from tracker.badge.keys import create_keys

    if (folder / WHO).exists():
        raise AcademyError(_("--issuer: {path} is there already. Name a new folder.", path=folder / WHO))
    folder.mkdir(parents=True, exist_ok=True)
    create_keys(folder / SECRET, folder / PUBLIC)
    rows = {"name": name, "url": url, "status_url": status_url}
    # A string of JSON is one of TOML as well.
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items())
    write_file(folder / WHO, text)
    return open_office(folder)


def open_office(folder: Path) -> Office:
    """Read the folder. Raises AcademyError or InvalidInput naming the file and the fix."""
    from tracker.badge.credential import Issuer
    from tracker.badge.keys import load_private

    path = folder / WHO
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
    return Office(folder, issuer, load_private(folder / SECRET))
