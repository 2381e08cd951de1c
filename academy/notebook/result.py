"""The result of `check` and `hint`: a quiet box in JupyterLab, plain text elsewhere."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.exercises.markdown import render
from autograder.exercises.verdict import Verdict
from autograder.exercises.wording import message, message_html, paragraph, state_word
from autograder.source.model import Public
from wording.academy import _
from wording.languages import current_language, language

__all__ = ["Result", "look", "trouble", "usage_note"]

ICONS = {
    "not_attempted": "M5 10h.01M10 10h.01M15 10h.01",
    "unreadable": "M7.6 8a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5M10 14.4v.01",
    "wrong": "M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4",
    "right": "M5.8 10.4l2.9 2.9 5.6-6.4",
    "waiting": "M10 5.6V10l2.8 1.8",
    "stale": "M14.2 8.4A4.6 4.6 0 1 0 14.4 11.4M14.4 5.6v3h-3",
    "taken": "M5.8 10.4l2.9 2.9 5.6-6.4",
    "hint": "M10 9.2v5M10 5.8v.01",
    "trouble": "M10 5.4v5.2M10 14.2v.01",
}
_noted: set[str] = set()


@lru_cache
def look(name: str) -> str:
    """Return a style sheet as an element. Each output carries it, so that a saved notebook looks the same."""
    return f"<style>{(Path(__file__).parent / 'look' / f'{name}.css').read_text('utf-8')}</style>"


@dataclass(frozen=True)
class Result:
    """Words for a trainee, in the trainee's language."""

    #: State of the verdict, `hint`, or `trouble` when no verdict could be made.
    state: str
    #: The state in a word or two.
    word: str
    #: Title of the exercise.
    title: str
    #: The message as Markdown.
    text: str
    #: The message as safe HTML.
    html: str
    #: Sentences below the message.
    notes: tuple[str, ...]
    lang: str
    verdict: Verdict | None = None

    @classmethod
    def of(
        cls, verdict: Verdict, exercise: Public, lang: str, *, advice: str = "", notes: list[str] | None = None
    ) -> Result:
        """Word a verdict.

        Args:
            advice: a sentence that replaces the usual one.
        """
        with language(lang):
            try:
                text, page = message(verdict, exercise, lang), message_html(verdict, exercise, lang)
            except Exception:  # broken feedback: `academy verify` reports it, and a trainee gets a general sentence
                text = _("The answer does not pass the check yet. Take a hint, or show it to your mentor.")
                page = paragraph(text)
            if advice:
                text, page = advice, paragraph(advice)
            notes = list(notes or [])
            if verdict.state == "right" and exercise.manifest.answer.type == "function":
                notes.insert(0, _("When the work is graded, the function is tried on other data as well."))
            return cls(
                verdict.state, state_word(verdict, lang), exercise.words.title, text, page, tuple(notes), lang, verdict
            )

    @classmethod
    def hint(cls, exercise: Public, number: int, lang: str, *, notes: list[str]) -> Result:
        """Return hint `number`, counted from 1, with the earlier hints folded below it."""
        hints = exercise.words.hints
        with language(lang):
            word = _("Hint {number} of {total}", number=number, total=len(hints))
            page = render(hints[number - 1])
            if number > 1:
                earlier = "".join(f"<li>{render(text)}</li>" for text in hints[: number - 1])
                summary = html.escape(_("Earlier hints"))
                page += f"<details><summary>{summary}</summary><ol>{earlier}</ol></details>"
        return cls("hint", word, exercise.words.title, hints[number - 1], page, tuple(notes), lang)

    def _repr_html_(self) -> str:
        notes = "".join(f'<div class="academy-note">{html.escape(note)}</div>' for note in self.notes)
        title = f'<span class="academy-title">{html.escape(self.title)}</span>' if self.title else ""
        icon = f'<svg viewBox="0 0 20 20"><path d="{ICONS[self.state]}"/></svg>'
        return (
            f'{look("result")}<div class="academy-result academy-{self.state}" role="status" lang="{self.lang}">'
            f'<div class="academy-head"><span class="academy-icon" aria-hidden="true">{icon}</span>'
            f"<strong>{html.escape(self.word)}</strong>{title}</div>"
            f'<div class="academy-body">{self.html}</div>{notes}</div>'
        )

    def __repr__(self) -> str:
        head = f"{self.word}: {self.title}" if self.title else self.word
        return "\n".join([head, self.text, *self.notes])


def trouble(text: str) -> Result:
    """Explain, in the current language, why a call cannot be fulfilled."""
    return Result("trouble", _("That did not work"), "", text, paragraph(text), (), current_language())


def usage_note() -> list[str]:
    """Return the note that uses are counted and do not affect the grade; nothing after the first call."""
    if "usage" in _noted:
        return []
    _noted.add("usage")
    return [_("How often checks and hints are used is counted to improve the course. It does not affect your grade.")]
