"""The form of `submit`: what would be handed in, and a button that asks once more when something is missing."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from academy.journey.handing_in import Inspection, failure, inspect, submit_now
from academy.journey.page import card, heading
from academy.journey.words import moment
from academy.notebook.plain_box import PlainBox
from academy.notebook.result import look
from academy.notebook.session import Session
from autograder.exercises.wording import paragraph
from wording.academy import _
from wording.languages import language

__all__ = ["SubmitForm"]


class SubmitForm:
    """The last output of a module."""

    def __init__(self, here: Session) -> None:
        self._here, self._lang = here, here.sidecar.lang
        self._text = ipywidgets.HTML()
        self.hand_in = ipywidgets.Button(description=_("Hand in")).add_class("academy-main")
        self.anyway = ipywidgets.Button(description=_("Hand in as it is")).add_class("academy-main")
        self.back = ipywidgets.Button(description=_("Not yet"))
        self.hand_in.on_click(lambda _button: self._press(self._ask))
        self.anyway.on_click(lambda _button: self._press(self._submit))
        self.back.on_click(lambda _button: self._press(self._start))
        self._buttons = ipywidgets.HBox([self.hand_in]).add_class("academy-row")
        self._result = ipywidgets.HTML()
        parts = [ipywidgets.HTML(look("widget")), self._text, self._buttons, self._result]
        self.widget = PlainBox(parts).add_class("academy-form")
        self.widget.plain = _("Handing in: run this cell to go on")
        self.widget.page = card(self._lang, paragraph(self.widget.plain))
        self._start()

    @property
    def text(self) -> str:
        """What stands above the buttons, as HTML."""
        return str(self._text.value)

    @property
    def result(self) -> str:
        """What came of handing in, as HTML; empty before."""
        return str(self._result.value)

    def _press(self, work: Callable[[], None]) -> None:
        with language(self._lang):
            self._result.value = ""
            try:
                work()
            except Exception as error:
                self._show([self.hand_in])
                self._result.value = failure(error)._repr_html_()

    def _start(self) -> None:
        lead = _("When you are ready, hand the module in. What is missing is said before anything is sent.")
        self._text.value = card(self._lang, heading(_("Hand the module in")) + paragraph(lead))
        self._show([self.hand_in])

    def _ask(self) -> None:
        """Hand in at once when nothing is missing and it may be repeated; else say what there is to know first."""
        found = inspect(self._here)
        if not found.missing and not found.is_late and self._here.sidecar.part != "assessment":
            return self._finish(found)
        page = found.missing.page() + "".join(map(paragraph, found.once_sentences() + found.due_sentences()))
        page += paragraph(
            _("What goes in is the notebook as it was saved on {time}.", time=moment(found.notebook.saved_at))
        )
        self._text.value = card(self._lang, heading(_("Before you hand it in")) + page)
        self.anyway.description = _("Hand in as it is") if found.missing else _("Hand in now")
        return self._show([self.anyway, self.back])

    def _submit(self) -> None:
        self._finish(inspect(self._here))

    def _finish(self, found: Inspection) -> None:
        done = submit_now(self._here, found)
        self._start()
        self._result.value = done._repr_html_()

    def _show(self, buttons: list[ipywidgets.Button]) -> None:
        self._buttons.children = buttons
