"""A verdict in words, as a trainee or a mentor reads it in the notebook and on feedback pages.

Authors write Markdown with `{placeholders}`. The values come from a trainee's answer, so in HTML they are inserted
after the Markdown is rendered: a value can neither format the page nor hold a link.
"""

from __future__ import annotations

import html
import re
from typing import Any

from autograder.exercises.kinds import kind_of
from autograder.exercises.markdown import render
from autograder.exercises.placeholders import filled, shown
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Remark, Verdict
from autograder.source.model import Public
from wording.autograder import _, ngettext
from wording.languages import language

__all__ = ["beside", "message", "message_html", "paragraph", "shown", "state_word"]

MARK = "\ue000{}\ue001"
MARKED = re.compile("\ue000(\\d+)\ue001")
CODE = re.compile("`([^`]+)`")


def state_word(verdict: Verdict, lang: str) -> str:
    """Return the state in a word or two, as displayed beside the icon."""
    with language(lang):
        words = {
            "not_attempted": _("No answer yet"),
            "unreadable": _("Cannot be read"),
            "wrong": _("There are remarks") if verdict.remarks else _("Not right yet"),
            "right": _("Right"),
            "waiting": _("Waiting for the mentor"),
            "taken": _("Read"),
            "missing": _("Answers not handed in"),
            "stale": _("Run it again"),
        }
    return words[verdict.state]


def message(verdict: Verdict, exercise: Public, lang: str) -> str:
    """Return the feedback for a verdict as Markdown, with numbers and dates as the language writes them.

    Raises KeyError when the author's feedback lacks the key or asks for a value that the check did not pass.
    """
    if verdict.state != "wrong":
        return _plain_state(verdict, lang)
    said = [filled(_template(one, exercise, lang), one.values, lang).strip() for one in verdict.failed]
    if not verdict.remarks:
        return "\n\n".join([said[0], *_near(verdict, lang)])
    return "\n\n".join([_advice(len(said), lang), *(f"{n}. {text}" for n, text in enumerate(said, 1))])


def message_html(verdict: Verdict, exercise: Public, lang: str) -> str:
    """Return the same as safe HTML. Raises what `message` raises."""
    if verdict.state != "wrong":
        return paragraph(_plain_state(verdict, lang))
    pages = [_page(one, exercise, lang) for one in verdict.failed]
    if not verdict.remarks:
        return "".join([pages[0], *map(paragraph, _near(verdict, lang))])
    rows = "".join(f"<li>{page}</li>" for page in pages)
    return f'{paragraph(_advice(len(pages), lang))}<ol class="academy-remarks">{rows}</ol>'


def beside(exercise: Public, raw: Any, variant: Variant) -> tuple[str, str]:
    """Return what stands beside an answer that a person grades, as Markdown and as safe HTML, or empty texts."""
    with language(variant.lang):
        lists = kind_of(exercise.manifest.kind).beside(exercise, raw, variant)
    plain = [f"{title}\n\n" + "\n".join(f"- {row}" for row in rows) for title, rows in lists]
    return "\n\n".join(plain), "".join(_titled(title, rows) for title, rows in lists)


def _near(verdict: Verdict, lang: str) -> list[str]:
    with language(lang):
        return [str(verdict.near)] if verdict.near else []


def _titled(title: str, rows: list[str]) -> str:
    items = "".join(f"<li>{html.escape(row)}</li>" for row in rows)
    return f"<p><strong>{html.escape(title)}</strong></p><ul>{items}</ul>"


def _page(remark: Remark, exercise: Public, lang: str) -> str:
    values: list[str] = []

    def put_aside(text: str) -> str:
        values.append(html.escape(text))
        return MARK.format(len(values) - 1)

    page = render(filled(_template(remark, exercise, lang), remark.values, lang, put_aside))
    return MARKED.sub(lambda found: values[int(found[1])], page)


def _advice(n: int, lang: str) -> str:
    """Return what stands above the remarks on a text: they are advice, and a person decides."""
    with language(lang):
        return ngettext(
            "The pre-check has {n} remark. It is advice and may be mistaken: your mentor reads every text, whatever "
            "the pre-check says.",
            "The pre-check has {n} remarks, the weightiest first. They are advice and may be mistaken: your mentor "
            "reads every text, whatever the pre-check says.",
            n,
        )


def paragraph(text: str, style: str = "") -> str:
    """Return a sentence of the interface as HTML of that class, all escaped; `names` in backticks become code."""
    marked = CODE.sub(r"<code>\1</code>", html.escape(text))
    return f'<p class="{style}">{marked}</p>' if style else f"<p>{marked}</p>"


def _plain_state(verdict: Verdict, lang: str) -> str:
    with language(lang):
        return {
            "not_attempted": _("There is no answer here yet."),
            "unreadable": str(verdict.reason or _("The answer is not of the kind that the task asks for.")),
            "right": _("All checks pass."),
            "taken": _("The answer can be read. It is marked after you hand the work in."),
            "missing": _("What you ticked and typed in forms was not handed in: there is no answers.json."),
            "stale": _("The notebook does not make this answer as it stands. Run its cells again."),
            "waiting": _(
                "The pre-check has no remarks. Your mentor will read the text and grade it by the rubric in the task."
            ),
        }[verdict.state]


def _template(remark: Remark, exercise: Public, lang: str) -> str:
    key = remark.check
    if key in exercise.words.feedback:
        return exercise.words.feedback[key]
    with language(lang):
        return kind_of(exercise.manifest.kind).builtin_message(key, remark.values)
