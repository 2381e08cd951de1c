"""The receipts of one assessment: what each trainee has handed in, and whether more may be taken in.

receipts/course.private.pem, course.public.pem     the key that signs
receipts/<assignment>/<trainee>-<n>.json           the receipts
receipts/<assignment>/allowed.json                 attempts that the mentor has added
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from filelock import FileLock

from autograder.building.course_folder import CourseFolder, explain_write_errors
from autograder.errors import AcademyError
from autograder.files import write_atomically
from autograder.notes import Note
from autograder.receipts.receipt import Receipt, hash_files, read_receipt, sign
from wording.autograder import _
from wording.identity import identity

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = ["RECEIPTS", "Register", "TakenIn"]

RECEIPTS, ALLOWED, LOCK = "receipts", "allowed.json", ".lock"
NAME = re.compile(r"(.+)-[1-9][0-9]*\.json")


@dataclass(frozen=True)
class TakenIn:
    """A submission that was taken in."""

    receipt: Receipt
    path: Path
    #: False: the same work was taken in before, and this is its receipt of that time.
    new: bool


@dataclass
class Register:
    """The receipts of an assessment in a built course."""

    course: CourseFolder
    assignment: str
    course_id: str
    edition: str
    #: How often the course lets it be handed in.
    attempts: int
    #: Hashes of a submission by trainee, as they were when it was decided whether to take it in.
    _decided: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, course: CourseFolder, assignment: str) -> Register | None:
        """Return the register of an assessment; None for practice and for plain nbgrader assignments."""
        head = course.head(assignment)
        if head.get("part") != "assessment":
            return None
        edition = str(head["edition"]).removesuffix("/assessment")
        return cls(course, assignment, str(head["course"]), edition, int(head.get("attempts", 1)))

    @property
    def folder(self) -> Path:
        return self.course.root / RECEIPTS / self.assignment

    def key(self) -> Ed25519PrivateKey:
        """Open the course's key, which is made on first use. Raises AcademyError when it cannot sign."""
        from autograder.receipts.key import open_key  # cryptography need not delay the start of a command

        with self._locked():
            return open_key(self.course.root / RECEIPTS)

    # ---- reading

    def path(self, trainee: str, number: int) -> Path:
        return self.folder / f"{trainee}-{number}.json"

    def receipts(self, trainee: str) -> list[Receipt]:
        """Return a trainee's receipts, first to last. Raises AcademyError for a file that is no receipt."""
        name = re.compile(re.escape(trainee) + r"-([1-9][0-9]*)\.json")
        found = self.folder.iterdir() if self.folder.is_dir() else ()
        numbers = sorted(int(match[1]) for path in found if (match := name.fullmatch(path.name)))
        return [read_receipt(self.path(trainee, number)) for number in numbers]

    def of_person(self, trainee: str) -> list[Receipt]:
        """Return the receipts of every spelling of the login: a folder in capitals is no further attempt."""
        found = (NAME.fullmatch(path.name) for path in (self.folder.iterdir() if self.folder.is_dir() else ()))
        names = {m[1] for m in found if m is not None and identity(m[1]) == identity(trainee)}
        return [receipt for name in sorted(names) for receipt in self.receipts(name)]

    def allowed(self, trainee: str) -> int:
        """Return how often the trainee may hand in: as the course says, and what the mentor has added."""
        steps = [step["what"] for step in self._steps() if identity(step["trainee"]) == identity(trainee)]
        return self.attempts + steps.count("allow") - steps.count("undo")

    def refusal(self, trainee: str) -> Note | None:
        """Return why what the trainee has submitted is not to be graded: it is other work, and no attempt is left.

        What is too large to be accepted is not refused here: it cannot be graded, and so never uses up an attempt.
        """
        files = hash_files(self.course.submission(trainee, self.assignment))
        if files is None:
            return None
        self._decided[trainee] = files
        return self.refusal_of(trainee, files)

    def refusal_of(self, trainee: str, files: dict[str, str]) -> Note | None:
        """Return why work with these hashes is not to be graded; see `refusal`."""
        try:
            receipts, most = self.of_person(trainee), self.allowed(trainee)
        except AcademyError as error:
            return Note("text", text=str(error))
        if len(receipts) < most or any(receipt.files == files for receipt in receipts):
            return None
        command = f"academy receipt allow {self.assignment} {trainee}"
        return Note("attempts_used", n=most, command=command)

    # ---- writing

    def take_in(self, trainee: str) -> TakenIn:
        """Write the receipt of what the trainee has submitted, or return the one that this very work has.

        Raises AcademyError when the submission is too large, a file is no receipt, or nothing can be signed or written.
        """
        folder = self.course.submission(trainee, self.assignment)
        files = self._decided.get(trainee) or hash_files(folder)
        if not files:
            raise AcademyError(_("{path} holds nothing that can be taken in.", path=folder))
        key = self.key()
        with self._locked():
            receipts = self.receipts(trainee)
            for receipt in receipts:
                if receipt.files == files:
                    return TakenIn(receipt, self.path(trainee, receipt.attempt), new=False)
            number = receipts[-1].attempt + 1 if receipts else 1
            at = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
            fields = (self.course_id, self.edition, self.assignment, trainee, number, at, files)
            receipt = sign(Receipt(*fields), key)
            path = self.path(trainee, number)
            with explain_write_errors():
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, receipt.text())
            return TakenIn(receipt, path, new=True)

    def change_allowed(self, trainee: str, what: Literal["allow", "undo"]) -> int:
        """Allow one more attempt, or undo that. Returns how often the trainee may hand in now.

        Raises AcademyError when there is nothing to undo, or when the added attempt was used.
        """
        with self._locked():
            most = self.allowed(trainee)
            if what == "undo":
                if most <= self.attempts:
                    raise AcademyError(_("No further attempt was allowed to {trainee}.", trainee=trainee))
                if len(self.of_person(trainee)) >= most:
                    raise AcademyError(_("{trainee} has used the further attempt already.", trainee=trainee))
            step = {"trainee": trainee, "what": what, "at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}
            text = json.dumps([*self._steps(), step], ensure_ascii=False, indent=1) + "\n"
            with explain_write_errors():
                self.folder.mkdir(parents=True, exist_ok=True)
                write_atomically(self.folder / ALLOWED, text)
            return most + (1 if what == "allow" else -1)

    def _steps(self) -> list[dict[str, Any]]:
        path = self.folder / ALLOWED
        if not path.exists():
            return []
        try:
            steps = json.loads(path.read_text("utf-8"))
            if all(step["what"] in ("allow", "undo") and isinstance(step["trainee"], str) for step in steps):
                return list(steps)
        except (OSError, ValueError, KeyError, TypeError):
            pass
        raise AcademyError(_("{path} is damaged. Put it back from a backup; nothing was lost.", path=path))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        folder = self.course.root / RECEIPTS
        with explain_write_errors():
            folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK):
            yield
