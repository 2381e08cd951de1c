"""A form: its field, the buttons Check and Hint, whether the answer is saved, and the result."""

from __future__ import annotations

import errno
import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.check import result_of
from academy.notebook.hint import hint_for
from academy.notebook.result import Result, look
from academy.notebook.session import Session
from academy.notebook.store import Store
from academy.notebook.widgets.field import Field
from academy.notebook.widgets.fields import field_named
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.markdown import render
from autograder.exercises.verdict import Verdict
from autograder.notes import reason_of
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["Form"]

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class _Box(ipywidgets.VBox):
    """A VBox with a plain text for people who read a notebook without a kernel."""

    plain = ""

    def __repr__(self) -> str:
        return self.plain


class Form:
    """The form of one exercise."""

    def __init__(self, here: Session, exercise: Public) -> None:
        self._here, self._exercise, self._lang = here, exercise, here.sidecar.lang
        self._store = Store(here.folder)
        self._keep_old = False
        make_field = field_named(kind_of(exercise.manifest.kind).field)
        self.field: Field = make_field(exercise, here.variant, self._save)
        self._saved = ipywidgets.HTML().add_class("academy-saved")
        self._result = ipywidgets.HTML()
        self._hint = ipywidgets.HTML()
        self.check = ipywidgets.Button(description=_("Check")).add_class("academy-main")
        self.hint = ipywidgets.Button(description=_("Hint"))
        self.check.on_click(lambda _button: self._press(self._check))
        self.hint.on_click(lambda _button: self._press(self._show_hint))
        given = [self.check, self.hint] if exercise.words.hints else [self.check]  # an assessment has no hints
        buttons = ipywidgets.HBox(given).add_class("academy-row")
        figures = self.field.exercise.words.given
        figures = f'<div class="academy-given">{render(figures)}</div>' if figures else ""
        lead = f'{look("widget")}{figures}<p class="academy-lead">{html.escape(self.field.lead)}</p>'
        self.widget = _Box([ipywidgets.HTML(lead), self.field.box, self._saved, buttons, self._result, self._hint])
        self.widget.add_class("academy-form")
        self.widget.plain = _("{title}: run this cell to answer", title=exercise.words.title)
        self._restore()

    def _restore(self) -> None:
        """Display the saved answer. One that cannot be read is copied before it is overwritten."""
        try:
            saved = self._store.answer(self._exercise.name)
            self.field.restore(self.field.read(saved))
        except NotAttempted:
            return
        except Unreadable as error:
            self._keep_old = True
            verdict = Verdict(self._exercise.name, "unreadable", 0, self._exercise.points, reason=reason_of(error))
            self._display(Result.of(verdict, self._exercise, self._lang))
        except OSError as error:
            self._not_saved(error)
        else:
            self._saved.value = html.escape(_("Your saved answer is shown."))

    def _save(self) -> None:
        self._save_value(self.field.value())

    def _save_value(self, value: Any) -> None:
        with language(self._lang):
            try:
                copy = self._store.save(self._exercise.name, value, keep_old=self._keep_old)
            except OSError as error:
                self._not_saved(error)
                return
            words = _("Saved.")
            if copy is not None:
                self._keep_old = False
                words = _("Saved. The file that could not be read is kept as {copy}.", copy=copy.name)
            self._saved.value = html.escape(words)

    def _not_saved(self, error: OSError) -> None:
        reason = _("there is no space left on the disk") if error.errno in FULL else (error.strerror or str(error))
        words = _(
            "Not saved: {reason}. Your answer stays on the screen. Mend that and press Check: it will be saved then.",
            reason=reason,
        )
        self._saved.value = f'<div class="academy-lost" role="alert">{html.escape(words)}</div>'

    def _press(self, work: Callable[[], None]) -> None:
        with language(self._lang):
            work()

    def _check(self) -> None:
        """Judge what is on the screen, even if it could not be saved."""
        value = self.field.submitted()
        if value is not None:
            self._save_value(value)
        self._display(result_of(self._here, self._exercise, self.field.judged(value)))

    def _show_hint(self) -> None:
        self._hint.value = hint_for(self._here, self._exercise)._repr_html_()

    def _display(self, result: Result) -> None:
        self._result.value = result._repr_html_()
