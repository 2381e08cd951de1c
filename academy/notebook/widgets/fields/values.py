"""Values: what code computes may be typed or pasted from a spreadsheet instead; the form says which counts."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.load import saved_as_excel
from academy.notebook.result import look
from academy.notebook.session import session
from academy.notebook.widgets.field import Field, OneOf
from academy.notebook.widgets.later import Later
from academy.notebook.widgets.understood import understood
from autograder.errors import AcademyError, NotAttempted, Unreadable
from autograder.exercises.kinds.blanks.forms import unit_label
from autograder.exercises.kinds.code.typed import CODE, TYPED, Typed, can_be_typed, read_typed, typed_text
from autograder.exercises.variants import Variant
from autograder.source.model import AnswerSpec, Public
from wording.academy import _
from wording.languages import language

__all__ = ["FIELD", "ValuesField"]

PAUSE = 0.7
"""Seconds without a key press before the text is read: a number that is being typed is not yet one."""


class ValuesField(Field):
    def __init__(self, exercise: Public, variant: Variant, changed: Callable[[], None]) -> None:
        super().__init__(exercise, variant, changed)
        self._spec = exercise.manifest.answer
        self._open = _button(_("Answer without code"))
        self._panel = ipywidgets.VBox([]).add_class("academy-values")
        if not can_be_typed(self._spec):
            self.lead = _("Run your cell, then press Check. A function is asked for, which only code can answer.")
            self.box = ipywidgets.VBox([])
            return
        self.lead = _("Run your cell and press Check, or answer without code: after work in a spreadsheet.")
        self._lines = self._make_lines()
        self._understood = ipywidgets.HTML().add_class("academy-understood")
        labels = {TYPED: _("What I typed here"), CODE: _("What my cell computes")}
        self._counts = OneOf(labels, self._chosen, of=_("What counts"))
        self._restoring = True  # the default is no change of the trainee's
        self._counts.put(TYPED)
        self._restoring = False
        self._which = self._counts.box
        self._review_later = Later(self._review, PAUSE)
        self._file = ipywidgets.Output()
        rows = [
            ipywidgets.HTML(look("values")),
            *self._file_row(),
            *self._lines.values(),
            self._understood,
            self._which,
        ]
        self._panel.children = rows
        self._open.on_click(lambda _button: self._show(self._panel.layout.display == "none"))
        self._show(False)
        self._review()
        self.box = ipywidgets.VBox([self._open, self._panel])

    def _file_row(self) -> list[ipywidgets.Widget]:
        """Return the button that saves the data for a spreadsheet; nothing for an exercise without data."""
        if not (self.exercise.manifest.data or self.exercise.variants):
            return []
        save = _button(_("Save the data as an Excel file"))
        save.on_click(lambda _button: self._save_file())
        return [save, self._file]

    def _make_lines(self) -> dict[str, ipywidgets.Widget]:
        """Return the controls to type into: a line for a number and for each named value, else an area for a column."""
        found: dict[str, ipywidgets.Widget] = {}
        if self._spec.rows:
            found = {name: ipywidgets.Text(description=name, placeholder=_("value")) for name in self._spec.rows}
        elif self._spec.type in (None, "number"):
            label = ", ".join(part for part in (_("Your number"), unit_label(self._spec.unit)) if part)
            found = {"": ipywidgets.Text(description=label, placeholder=_("number"))}
        else:
            found = {"": ipywidgets.Textarea(description=_what_to_paste(self._spec), rows=6)}
        for line in found.values():
            line.continuous_update = True
            line.observe(self._typed, names="value")
        return found

    def read(self, saved: Any) -> Any:
        if not typed_text(saved).strip():
            raise NotAttempted()
        return saved

    def put(self, answer: Any) -> None:
        text = typed_text(answer)
        if self._spec.rows:
            cells = dict(line.split("\t", 1) for line in text.split("\n") if "\t" in line)
            for name, line in self._lines.items():
                line.value = cells.get(name, "")
        else:
            self._lines[""].value = text
        self._counts.put(answer.get("counts", TYPED))
        self._show(True)
        self._review()

    def empty(self) -> None:
        if can_be_typed(self._spec):
            for line in self._lines.values():
                line.value = ""
            self._counts.put(TYPED)
            self._review()

    def value(self) -> dict[str, str] | None:
        if not can_be_typed(self._spec) or not any(line.value.strip() for line in self._lines.values()):
            return None
        return {TYPED: self._text(), "counts": self._counts.value() or TYPED}

    def _text(self) -> str:
        if not self._spec.rows:
            return str(self._lines[""].value)
        filled = {name: line.value.strip().replace("\t", " ") for name, line in self._lines.items()}
        return "\n".join(f"{name}\t{value}" for name, value in filled.items() if value)

    def _show(self, shown: bool) -> None:
        self._panel.layout.display = "" if shown else "none"
        with language(self.lang):
            self._open.description = _("Hide the answer without code") if shown else _("Answer without code")

    def _typed(self, _change: Any) -> None:
        self.changed()
        if not self._restoring:
            self._review_later()

    def _chosen(self) -> None:
        if not self._restoring:
            self.changed()
            self._review()

    def _review(self) -> None:
        """Show how the text is understood and whether it counts; nothing is said of right and wrong."""
        with language(self.lang):
            value = self.value()
            self._which.layout.display = "none" if value is None else ""
            if value is None:
                self._understood.value = ""
                return
            try:
                page = understood(read_typed(Typed(value[TYPED], self.lang), self._spec), self._spec, self.lang)
            except NotAttempted:
                page = ""
            except Unreadable as error:
                page = f'<p class="academy-unclear">{html.escape(str(error))}</p>'
            counts = _("Now what you typed here counts, and your cell does not.")
            if value["counts"] == CODE:
                counts = _("Now your cell counts. What you typed here is kept and does not count.")
            self._understood.value = f"{page}<p>{html.escape(counts)}</p>"

    def _save_file(self) -> None:
        with language(self.lang):
            try:
                page = saved_as_excel(session(), self.exercise.name)._repr_html_()
            except AcademyError as error:
                page = f"<p>{html.escape(str(error))}</p>"
        data = {"text/html": page, "text/plain": ""}
        self._file.outputs = ({"output_type": "display_data", "data": data, "metadata": {}},)


def _button(words: str) -> ipywidgets.Button:
    """Return a button as wide as its words."""
    return ipywidgets.Button(description=words, layout={"align_self": "flex-start"})


def _what_to_paste(spec: AnswerSpec) -> str:
    """Return the label of the area."""
    columns = ", ".join(spec.columns)
    match spec.type:
        case "mapping" if columns:
            return _("Paste a table: names on the left, then the columns {columns}", columns=columns)
        case "mapping":
            return _("Paste two columns, names and values; by hand: “name; value”, one a line")
        case "table":
            return _("Paste a table with the columns {columns}", columns=columns)
    return _("Paste a column, or write one item a line")


FIELD = ValuesField
