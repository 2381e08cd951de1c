"""A form: its field, the buttons Check and Hint, whether the answer is saved, and the result."""

from __future__ import annotations

import errno
import html
import json
import uuid
from collections.abc import Callable
from typing import Any

import ipywidgets

from academy.notebook.check import result_of_form
from academy.notebook.hint import hint_for
from academy.notebook.plain_box import PlainBox
from academy.notebook.result import Result, look
from academy.notebook.session import Session
from academy.notebook.store import SavedElsewhere, Store
from academy.notebook.widgets.controls import controls
from academy.notebook.widgets.elsewhere import Elsewhere
from academy.notebook.widgets.field import Field
from academy.notebook.widgets.fields import field_named
from academy.notebook.widgets.still import plain
from academy.notebook.widgets.windows import follow, opened
from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.markdown import as_text, render
from autograder.exercises.verdict import Verdict
from autograder.notes import reason_of
from autograder.source.model import Public
from wording.academy import _
from wording.languages import language

__all__ = ["Form"]

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
KERNEL = uuid.uuid4().hex
"""Tells the forms of this kernel from those of one that is gone: the browser may still show them."""


class Form:
    """The form of one exercise."""

    def __init__(self, here: Session, exercise: Public) -> None:
        self._here, self._exercise, self._lang = here, exercise, here.sidecar.lang
        self._store = Store(here.folder)
        self._key = (str(here.folder), exercise.name)
        self._keep_old = False
        #: The saved answer that the trainee has on the screen.
        self._seen: Any = None
        make_field = field_named(kind_of(exercise.manifest.kind).field)
        self.field: Field = make_field(exercise, here.variant, self._save)
        self._saved = ipywidgets.HTML().add_class("academy-saved")
        self._kept = ipywidgets.HTML().add_class("academy-kept")
        self._result = ipywidgets.HTML()
        self._stale = ipywidgets.HTML().add_class("academy-count")
        #: The answer that the result on the screen is about.
        self._judged: Any = None
        self._hint = ipywidgets.HTML()
        self._elsewhere = Elsewhere(self._take_other, self._keep_mine)
        self.check = self._button(_("Check"), self._check).add_class("academy-main")
        self.hint = self._button(_("Hint"), self._show_hint)
        given = [self.check, self.hint] if exercise.words.hints else [self.check]  # an assessment has no hints
        buttons = ipywidgets.HBox(given).add_class("academy-row")
        figures = self.field.exercise.words.given
        figures = f'<div class="academy-given">{render(figures)}</div>' if figures else ""
        lead = f'{look("widget")}{figures}<p class="academy-lead">{html.escape(self.field.lead)}</p>'
        field = ipywidgets.VBox([self.field.box]).add_class("academy-field")
        below = [self._saved, buttons, self._elsewhere.box, self._stale, self._result, self._hint, self._kept]
        self.widget = PlainBox([ipywidgets.HTML(lead), field, *below])
        self.widget.add_class("academy-form")
        self._restore()
        opened(self._key, self)

    def _button(self, words: str, work: Callable[[], None]) -> ipywidgets.Button:
        """Return a button that names its exercise too, because a page has many of each."""
        button = ipywidgets.Button(description=words, tooltip=f"{words}: {as_text(self._exercise.words.title)}")
        button.on_click(lambda _button: self._press(work))
        return button

    def close(self) -> None:
        """Take the form from the screen: its tab was closed, or its cell ran again."""
        self.widget.close()

    def _restore(self) -> None:
        """Display the saved answer. One that cannot be read is copied before it is overwritten."""
        try:
            saved = self._store.answer(self._exercise.name)
            self._display_saved(saved)
        except Unreadable as error:
            self._keep_old = True
            verdict = Verdict(self._exercise.name, "unreadable", 0, self._exercise.points, reason=reason_of(error))
            self._display(Result.of(verdict, self._exercise, self._lang))
            self._confirm("unread", None)
        except OSError as error:
            self._not_saved(error)

    def follow(self, value: Any) -> None:
        """Display what another window of this kernel has saved."""
        with language(self._lang):
            self._elsewhere.hide()
            self._display_saved(value)
            self._date_result(value)

    def _display_saved(self, value: Any) -> None:
        self._seen = value
        try:
            answer = self.field.read(value)
        except NotAttempted:
            self.field.clear()
            words = ""
        else:
            self.field.restore(answer)
            words = html.escape(_("Your saved answer is shown."))
        self._confirm("saved", value)
        self._saved.value = words

    def _confirm(self, state: str, value: Any) -> None:
        """Tell the browser which controls are saved: it says so only while the screen shows the same."""
        self.widget.page, self.widget.plain = plain(self._here, self.field.exercise, value)
        told = {
            "exercise": self._exercise.name,
            "kernel": KERNEL,
            "state": state,
            "controls": controls(self.field.box),
            "page": self.widget.page,
            "plain": self.widget.plain,
        }
        self._kept.value = f'<span hidden data-kept="{html.escape(json.dumps(told, ensure_ascii=False))}"></span>'

    def _save(self) -> None:
        value = self.field.value()
        self._save_value(value)
        self._date_result(value)

    def _date_result(self, value: Any) -> None:
        """Say whether the result on the screen is about another answer than the one that stands above it."""
        with language(self._lang):
            stale = self._result.value and value != self._judged
            words = _("You have changed the answer since this check.")
            self._stale.value = html.escape(words) if stale else ""

    def _save_value(self, value: Any, *, over_others: bool = False) -> None:
        with language(self._lang):
            seen = {} if over_others else {"seen": self._seen}
            try:
                copy = self._store.save(self._exercise.name, value, keep_old=self._keep_old, **seen)
            except SavedElsewhere as other:
                self._saved.value = ""
                self._elsewhere.show(other.value, plain(self._here, self.field.exercise, other.value)[0])
                return
            except OSError as error:
                self._not_saved(error)
                return
            self._seen = value
            self._elsewhere.hide()
            words = _("Saved.")
            if copy is not None:
                self._keep_old = False
                words = _("Saved. The file that could not be read is kept as {copy}.", copy=copy.name)
            self._confirm("saved", value)
            self._saved.value = html.escape(words)
            follow(self._key, self, value)

    def _take_other(self, value: Any) -> None:
        """Show what another window has saved, in place of what stands here."""
        with language(self._lang):
            self._elsewhere.hide()
            self._display_saved(value)
            self._date_result(value)

    def _keep_mine(self) -> None:
        self._save_value(self.field.value(), over_others=True)

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
        self._judged = value
        self._display(result_of_form(self._here, self._exercise, value))
        self._date_result(value)

    def _show_hint(self) -> None:
        self._hint.value = hint_for(self._here, self._exercise)._repr_html_()

    def _display(self, result: Result) -> None:
        self._result.value = result._repr_html_()
