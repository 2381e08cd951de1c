"""Handing a module in: look at what is there, hand it in, keep the receipt, and say what came of it."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import dataclass
from pathlib import Path

from academy.journey.course_side import due_date, late_rule
from academy.journey.missing import Missing, look_through
from academy.journey.package import Package, packed
from academy.journey.page import card, link
from academy.journey.places import HandedIn, Place, find_place
from academy.journey.saved_notebook import SavedNotebook, read_saved
from academy.journey.standing import notebook_path, stands
from academy.journey.words import moment
from academy.notebook.result import Result, trouble
from academy.notebook.session import Session
from autograder.errors import AcademyError
from autograder.exercises.wording import paragraph
from autograder.files import write_atomically
from autograder.receipts.register import RECEIPTS
from wording.academy import _, ngettext
from wording.languages import language

__all__ = ["Inspection", "Submitted", "failure", "inspect", "submit_now"]


def failure(error: Exception) -> Result:
    """Word what kept the module from being handed in, in the current language."""
    if isinstance(error, AcademyError):
        return trouble(_("Not handed in. {reason}", reason=error))
    reason = error.strerror or str(error) if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
    return trouble(_("Not handed in: {reason}. Your work is where it was. Show this to your mentor.", reason=reason))


@dataclass(frozen=True)
class Inspection:
    """What would be handed in now."""

    here: Session
    notebook: SavedNotebook
    missing: Missing
    package: Package
    place: Place
    due: dt.datetime | None

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.package.at > self.due

    def due_sentences(self) -> list[str]:
        """Say when the work is due; after that, what the course does with it."""
        if self.due is None:
            return []
        if not self.is_late:
            return [_("Due: {time}.", time=moment(self.due))]
        rules = {
            "accepted": _("Late work is taken, and nothing is taken off for it."),
            "nothing": _("Late work is taken, and gets no points."),
            "less": _("Late work is taken, and points are taken off for it."),
        }
        said = [_("It was due on {time}, so this is late.", time=moment(self.due))]
        return [*said, rules[rule]] if (rule := late_rule()) else said

    def once_sentences(self) -> list[str]:
        """Say of an assessment that it cannot be taken back."""
        if self.here.sidecar.part != "assessment":
            return []
        return [
            ngettext(
                "An assessment: it may be handed in {n} time.",
                "An assessment: it may be handed in {n} times.",
                self.here.sidecar.attempts,
            )
        ]


def inspect(here: Session) -> Inspection:
    """Look at everything that would be handed in.

    Raises AcademyError when there is no notebook that can be read, or it cannot be packed; OSError for other files.
    """
    path = notebook_path(here)
    notebook = read_saved(path)
    if notebook is None:
        raise AcademyError(
            _("The file {name} is not in this folder, or it cannot be read. Press Ctrl+S and repeat.", name=path.name)
        )
    missing = look_through(here, stands(here), notebook)
    return Inspection(
        here,
        notebook,
        missing,
        packed(here, notebook),
        find_place(here.folder),
        due_date(here.folder, here.sidecar.module),
    )


def submit_now(here: Session, found: Inspection) -> Submitted | Result:
    """Hand in what was inspected, and keep the receipt beside the notebook."""
    if reason := found.place.refusal(found.package):
        return trouble(_("Not handed in. {reason}", reason=reason))
    done = found.place.hand_in(found.package)
    return Submitted(found, done, _keep(here.folder, done))


def _keep(folder: Path, done: HandedIn) -> str:
    """Write the receipt beside the notebook, and return its path there; empty when the disk refuses it."""
    one = done.receipt
    name = f"receipt-{one.attempt}.json" if one.signature else f"note-{one.at[:19].replace(':', '')}.json"
    try:
        (folder / RECEIPTS).mkdir(exist_ok=True)
        write_atomically(folder / RECEIPTS / name, one.text())
    except OSError:
        return ""
    return f"{RECEIPTS}/{name}"


@dataclass(frozen=True)
class Submitted:
    """A module that was handed in, or packed for sending."""

    found: Inspection
    done: HandedIn
    #: Path of the receipt beside the notebook; empty when it could not be written.
    kept: str

    def _repr_html_(self) -> str:
        with language(self.found.here.sidecar.lang):
            head, *rest = self._sentences()
            body = f'<div class="academy-done"><strong>{html.escape(head)}</strong></div>'
            body += "".join(map(paragraph, rest))
            parcel = [self.done.parcel.name] if self.done.parcel else []
            for name in filter(None, [*parcel, self.kept]):
                body = body.replace(html.escape(name), link(name, name))
            return card(self.found.here.sidecar.lang, body)

    def __repr__(self) -> str:
        with language(self.found.here.sidecar.lang):
            return "\n".join(self._sentences())

    def _sentences(self) -> list[str]:
        at = moment(dt.datetime.fromisoformat(self.done.receipt.at))
        saved = _("What went in is the notebook as it was saved on {time}.", time=moment(self.found.notebook.saved_at))
        if self.done.parcel:
            said = [
                _("Not handed in yet: this machine does not know where the course is."),
                _("Everything is packed into {file}. Send that file to your mentor.", file=self.done.parcel.name),
                saved,
            ]
        elif self.done.repeated:
            said = [_("This very work was handed in on {time}. Nothing was changed.", time=at)]
        else:
            said = [_("Handed in on {time}.", time=at), saved]
        if self.done.replaced:
            said.append(_("It takes the place of what you handed in before; that is kept too."))
        if self.found.is_late and not self.done.repeated:
            said += self.found.due_sentences()
        return [*said, *self._receipt_sentences()]

    def _receipt_sentences(self) -> list[str]:
        one = self.done.receipt
        if not self.kept:
            return [_("The receipt could not be written beside the notebook. Ask your mentor for it.")]
        if one.signature:
            return [
                _("The receipt {file} is signed by the course: it proves what you handed in, and when.", file=self.kept)
            ]
        note = _("{file} notes the files and the time. It is not signed, so it is no proof by itself.", file=self.kept)
        if self.found.here.sidecar.part == "assessment" and not self.done.parcel:
            return [note, _("Your mentor signs a receipt when the work is taken in.")]
        return [note]
