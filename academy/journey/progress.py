"""`progress`: what is done, points, time left, the due date, what the mentor said and what comes next."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import dataclass

from academy.journey.course_side import Feedback, due_date, feedback, title_of
from academy.journey.page import card, heading, link, task_link
from academy.journey.standing import Stand, stands
from academy.journey.words import amount, days_left, duration, moment, state_words
from academy.notebook.result import Result, trouble
from academy.notebook.session import Session, session
from academy.runs.environment import grading
from autograder.errors import AcademyError
from autograder.exercises.bonus import full_marks, with_bonus
from autograder.exercises.wording import paragraph
from wording.academy import _, ngettext
from wording.languages import language

__all__ = ["Progress", "show_progress"]

SIGNS = {
    "open": "·",
    "answered": "○",
    "unreadable": "!",
    "earlier": "↻",
    "stale": "↻",
    "right": "✓",
    "wrong": "✗",
    "waiting": "✎",
}
"""The sign of each state; a state without one is shown by `○`."""


def show_progress() -> Progress | Result | None:
    """Return where the trainee stands; nothing while a submission is graded. Never raises."""
    if grading():
        return None
    try:
        here = session()
        with language(here.sidecar.lang):
            return Progress.of(here)
    except AcademyError as error:
        return trouble(str(error))
    except Exception as error:  # a trainee can do nothing about it, and the module works without this output
        return trouble(
            _("The state of the module cannot be shown: {reason}.", reason=f"{type(error).__name__}: {error}")
        )


@dataclass(frozen=True)
class Progress:
    """The state of a module at one time."""

    here: Session
    stands: tuple[Stand, ...]
    at: dt.datetime
    due: dt.datetime | None
    feedback: Feedback | None
    #: Title of the notebook that follows; empty when it is not known.
    following: str

    @classmethod
    def of(cls, here: Session) -> Progress:
        now = dt.datetime.now(dt.UTC)
        following = title_of(here.sidecar.following)
        return cls(
            here,
            tuple(stands(here)),
            now,
            due_date(here.folder, here.sidecar.module),
            feedback(here.folder, here.sidecar.module),
            following,
        )

    @property
    def is_assessment(self) -> bool:
        return self.here.sidecar.part == "assessment"

    @property
    def next_open(self) -> Stand | None:
        """The exercise to go on with: the first that has no answer, else the first that is not right."""
        order = [("open", "earlier", "stale"), ("unreadable", "wrong"), ("answered",) if not self.is_assessment else ()]
        return next((one for states in order for one in self.stands if one.state in states), None)

    def _repr_html_(self) -> str:
        with language(self.here.sidecar.lang):
            parts = [heading(_("Where you are: {title}", title=self._title())), self._figures()]
            parts += [self._bar(), *map(paragraph, self._sentences()), self._next(), self._mentor(), self._list()]
            parts.append(paragraph(self._as_of(), "academy-soft"))
            return card(self.here.sidecar.lang, "".join(parts))

    def __repr__(self) -> str:
        with language(self.here.sidecar.lang):
            lines = [_("Where you are: {title}", title=self._title())]
            lines += [f"{value} {what}" for value, what in self._numbers()] + self._sentences()
            words = state_words()
            lines += [
                f"{SIGNS.get(one.state, '○')} {one.exercise.words.title}: {words[one.state]}" for one in self.stands
            ]
            return "\n".join([*lines, self._as_of()])

    # ---- what is said

    def _title(self) -> str:
        return self.here.sidecar.title or self.here.sidecar.module

    def _numbers(self) -> list[tuple[str, str]]:
        """Return figures with their words."""
        answered = sum(one.state not in ("open", "earlier") for one in self.stands)
        found = [(_("{n} of {most}", n=answered, most=len(self.stands)), _("exercises have an answer"))]
        if not self.is_assessment:
            points, most = with_bonus(self.stands), full_marks(self.stands)
            found.append((_("{n} of {most}", n=amount(points), most=amount(most)), _("points, as check says now")))
        if left := self._minutes_left():
            found.append((duration(left), _("of work left")))
        if self.due:
            found.append((moment(self.due), _("due: {left}", left=days_left(self.due, self.at))))
        return found

    def _minutes_left(self) -> float:
        """Share the module's minutes of practice among exercises by their points; 0 when nothing is left or known."""
        most = sum(one.max_points for one in self.stands)
        left = sum(
            one.max_points for one in self.stands if one.state in ("open", "earlier", "stale", "wrong", "unreadable")
        )
        return self.here.sidecar.practice * left / most if most else 0.0

    def _sentences(self) -> list[str]:
        waiting = sum(one.max_points for one in self.stands if one.state == "waiting")
        earlier = sum(one.state == "earlier" for one in self.stands)
        said = []
        if waiting:
            said.append(_("Up to {n} more points come from the mentor, who reads your texts.", n=amount(waiting)))
        if self.is_assessment:
            said.append(_("This is an assessment: answers are judged after you hand it in."))
        if earlier:
            said.append(
                ngettext(
                    "{n} answer was checked earlier. Run its cells again to see whether it still holds.",
                    "{n} answers were checked earlier. Run their cells again to see whether they still hold.",
                    earlier,
                )
            )
        return said

    def _as_of(self) -> str:
        return _("As of {time}. Click here and press Shift+Enter to see what has changed.", time=moment(self.at))

    # ---- parts of the page

    def _figures(self) -> str:
        figures = [f"<li><b>{html.escape(n)}</b><span>{html.escape(what)}</span></li>" for n, what in self._numbers()]
        return f'<ul class="academy-numbers">{"".join(figures)}</ul>'

    def _bar(self) -> str:
        most, got = full_marks(self.stands) or 1, with_bonus(self.stands)
        waiting = [one for one in self.stands if one.state in ("waiting", "taken", "answered") and not one.bonus]
        waits = sum(one.max_points - one.points for one in waiting)
        widths = "".join(f'<i style="width:{100 * part / most:.2f}%"></i>' for part in (got, waits))
        return f'<div class="academy-track" aria-hidden="true">{widths}</div>'

    def _next(self) -> str:
        if (one := self.next_open) is not None:
            words = html.escape(_("Next:"))
            return f"<p><strong>{words}</strong> {task_link(self.here, one.exercise)} ({state_words()[one.state]})</p>"
        text = _("Every exercise has its answer. Hand the module in at the end of the notebook.")
        if self.following:
            text += " " + _("After it comes “{title}”.", title=self.following)
        return paragraph(text, "academy-done")

    def _mentor(self) -> str:
        if self.feedback is None:
            return ""
        words = _("Feedback of {time}", time=moment(self.feedback.written_at))
        if self.feedback.total:
            words += ": " + self.feedback.total
        comments = "".join(
            f"<p>{html.escape(title)}</p><blockquote>{html.escape(text)}</blockquote>"
            for title, text in self.feedback.comments
        )
        page = link(self.feedback.page, _("Open the page"))
        return f"<p><strong>{html.escape(words)}</strong>. {page}</p>{comments}"

    def _list(self) -> str:
        words, rows = state_words(), []
        for one in self.stands:
            most = amount(one.max_points)
            points = _("{n} of {most}", n=amount(one.points), most=most) if one.is_checked else f"— / {most}"
            rows.append(
                f'<li><span class="academy-sign {one.state}" aria-hidden="true">{SIGNS.get(one.state, "○")}</span>'
                f"<span>{task_link(self.here, one.exercise)}</span>"
                f'<span class="academy-soft">{html.escape(words[one.state])}</span>'
                f"<span>{html.escape(points)}</span></li>"
            )
        steps = f'<ol class="academy-stands">{"".join(rows)}</ol>'
        summary = html.escape(_("All exercises"))
        return f"<details><summary>{summary}</summary>{steps}</details>"
