"""Where a module is handed in: the course's folder, nbgrader's exchange, or else a file for the mentor.

Earlier submissions are kept: the course's in `earlier/<trainee>/<module>/<time>/`, the exchange's by nbgrader itself.
"""

from __future__ import annotations

import os
import secrets
import shutil
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from filelock import FileLock

from academy.journey.course_side import course_folder
from academy.journey.package import Package
from autograder.building.course_folder import CourseFolder, explain_write_errors
from autograder.errors import AcademyError
from autograder.receipts.key import PRIVATE
from autograder.receipts.receipt import Receipt, hash_files
from autograder.receipts.register import RECEIPTS, Register
from autograder.submission.digest import TIMESTAMP
from autograder.submission.timestamp import parse_utc
from wording.academy import _

__all__ = ["EARLIER", "EXCHANGE", "HandedIn", "Place", "find_place"]

EXCHANGE = "ACADEMY_EXCHANGE"
"""Environment variable with the root of nbgrader's exchange."""
EARLIER = "earlier"


@dataclass(frozen=True)
class HandedIn:
    """What came of handing in."""

    #: The receipt; one without a signature is a note of what was handed in, and proves nothing by itself.
    receipt: Receipt
    #: Whether this very work had been handed in before, so that nothing was changed.
    repeated: bool = False
    #: Whether an earlier submission was put aside.
    replaced: bool = False
    #: File to send to the mentor; None where the work has reached the course.
    parcel: Path | None = None


class Place(Protocol):
    """One way for a submission to reach the course."""

    def refusal(self, package: Package) -> str:
        """Return why the package cannot be handed in here, in the current language; empty when it can."""

    def hand_in(self, package: Package) -> HandedIn:
        """Hand the package in. Raises AcademyError or OSError, and then nothing has changed."""


def find_place(folder: Path) -> Place:
    """Return where a module in `folder` is handed in from this machine."""
    if (course := course_folder()) is not None:
        return CoursePlace(course)
    if root := os.environ.get(EXCHANGE, "").strip():
        return ExchangePlace(Path(root))
    return ParcelPlace(folder)


@dataclass(frozen=True)
class CoursePlace:
    """The folder `submitted/` of a built course that this user may write."""

    course: CourseFolder

    def refusal(self, package: Package) -> str:
        register = self._register(package)
        note = register.refusal_of(package.trainee, package.hashes()) if register else None
        if note is None:
            return ""
        if note.code == "attempts_used":
            return _("No attempt is left: you have handed this assessment in. Your mentor can allow one more attempt.")
        return str(note)

    def hand_in(self, package: Package) -> HandedIn:
        folder = self.course.root / "submitted" / package.trainee
        with explain_write_errors():
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / ".lock"):
                target = folder / package.module
                if target.is_dir() and hash_files(target) == package.hashes():
                    return HandedIn(self._receipt(package, _time_of(target) or _time(package)), repeated=True)
                replaced = self._put(package, target)
                return HandedIn(self._receipt(package, _time(package)), replaced=replaced)

    def _put(self, package: Package, target: Path) -> bool:
        """Put the submission into its place and the one of before aside. True when there was one."""
        scratch = target.with_name(f".{package.module}.{secrets.token_hex(4)}.tmp")
        aside = self.course.root / EARLIER / package.trainee / package.module / f"{package.at:%Y-%m-%d-%H%M%S-%f}"
        replaced = os.path.lexists(target)
        try:
            package.write(scratch)
            if replaced:
                aside.parent.mkdir(parents=True, exist_ok=True)
                target.rename(aside)
            try:
                scratch.rename(target)
            except OSError:
                if replaced:
                    aside.rename(target)
                raise
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return replaced

    def _register(self, package: Package) -> Register | None:
        return Register.of(self.course, package.module)

    def _receipt(self, package: Package, at: str) -> Receipt:
        """Return a signed receipt of an assessment if the course's key is in reach, else a note.

        The work is in its place by now, so a key that cannot sign keeps nobody from handing in.
        """
        register = self._register(package)
        if register is not None and _may_sign(self.course.root):
            with suppress(AcademyError, OSError):
                return register.take_in(package.trainee).receipt
        return _note(package, at)


@dataclass(frozen=True)
class ExchangePlace:
    """nbgrader's exchange, into which nbgrader itself copies the work."""

    root: Path

    def refusal(self, package: Package) -> str:
        if not (self.root / package.course / "inbound").is_dir():
            return _("The exchange {path} does not know this course. Tell your mentor.", path=self.root)
        return ""

    def hand_in(self, package: Package) -> HandedIn:
        from nbgrader.auth import Authenticator
        from nbgrader.coursedir import CourseDirectory
        from nbgrader.exchange import ExchangeError
        from nbgrader.exchange.default import ExchangeSubmit
        from traitlets.config import Config

        with TemporaryDirectory() as scratch:
            package.write(Path(scratch) / package.module)
            (Path(scratch) / package.module / TIMESTAMP).unlink()  # nbgrader writes its own
            config = Config()
            config.Exchange.root = str(self.root)
            config.Exchange.assignment_dir = scratch
            names = {"course_id": package.course, "student_id": package.trainee, "assignment_id": package.module}
            try:
                course = CourseDirectory(root=scratch, **names)
                ExchangeSubmit(coursedir=course, authenticator=Authenticator(), config=config).start()
            except ExchangeError as error:
                raise AcademyError(_("nbgrader's exchange refused the work: {reason}", reason=error)) from None
        return HandedIn(_note(package, _time(package)))


@dataclass(frozen=True)
class ParcelPlace:
    """A file beside the notebook, to be sent to the mentor."""

    folder: Path

    def refusal(self, package: Package) -> str:
        return ""

    def hand_in(self, package: Package) -> HandedIn:
        path = self.folder / f"{package.module}-{package.trainee}.zip"
        scratch = path.with_name(f".{path.name}.tmp")
        with TemporaryDirectory() as unpacked, explain_write_errors():
            package.write(Path(unpacked))
            with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as parcel:
                for one in sorted(p for p in Path(unpacked).rglob("*") if p.is_file()):
                    inside = f"{package.trainee}/{package.module}/{one.relative_to(unpacked).as_posix()}"
                    parcel.write(one, inside)
            scratch.replace(path)
        return HandedIn(_note(package, _time(package)), parcel=path)


def _note(package: Package, at: str) -> Receipt:
    return Receipt(package.course, package.edition, package.module, package.trainee, 0, at, package.hashes())


def _time(package: Package) -> str:
    return f"{package.at:%Y-%m-%dT%H:%M:%SZ}"


def _time_of(folder: Path) -> str:
    """Return when a submission was handed in; empty when its time cannot be read."""
    try:
        return f"{parse_utc((folder / TIMESTAMP).read_text('utf-8')):%Y-%m-%dT%H:%M:%SZ}"
    except (OSError, ValueError, OverflowError):
        return ""


def _may_sign(root: Path) -> bool:
    """True when the key can be read, or may be made: only by the owner of the course, who has to read it later."""
    private = root / RECEIPTS / PRIVATE
    if private.exists():
        return os.access(private, os.R_OK)
    return hasattr(os, "geteuid") and root.stat().st_uid == os.geteuid()
