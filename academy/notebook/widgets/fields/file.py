"""File: which document lies beside the notebook."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.session import session
from academy.notebook.widgets.field import Field
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.judge import answer_in_folder
from autograder.exercises.kinds import kind_of
from autograder.exercises.variants import Variant
from autograder.notes import reason_of
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["FIELD", "FileField"]


class FileField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self.file = self.displayed["file"]
        self.lead = _(
            "Save your document as {file} in the folder of this notebook, then press Check. It is handed in with the "
            "notebook.",
            file=self.file,
        )
        self.box = ipywidgets.HTML()
        self._look()

    def _look(self) -> None:
        """Say what lies in the folder now."""
        self.box.value = f"<p>{html.escape(self._found())}</p>"

    def _found(self) -> str:
        kind = kind_of(self.exercise.manifest.kind)
        files = answer_in_folder(self.exercise, session().folder)
        try:
            document = kind.read(self.exercise, files)
        except NotAttempted:
            return _("{file} is not in the folder yet.", file=self.file)
        except Unreadable as error:
            return str(reason_of(error))
        if document.file != self.file:
            return _("Found: {name}. It counts as {file}.", name=document.file, file=self.file)
        return _("Found: {name}.", name=document.file)

    def read(self, saved: Any) -> Any:
        """Raise NotAttempted: nothing of a document is saved by the form."""
        raise NotAttempted()

    def put(self, answer: Any) -> None:
        """Leave what is shown: it is what lies in the folder."""

    def value(self) -> None:
        """Return None: the document itself is the answer."""

    def submitted(self) -> None:
        with language(self.lang):
            self._look()


FIELD = FileField
