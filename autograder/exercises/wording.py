"""A verdict in words, as a trainee or a mentor reads it in the notebook and on feedback pages.

Authors write Markdown with `{placeholders}`. The values come from a trainee's answer, so in HTML they are inserted
after the Markdown is rendered: a value can neither format the page nor hold a link.
"""

from __future__ import annotations

import datetime as dt
import html
import math
import re
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

from autograder.exercises.answers import plain
from autograder.exercises.kinds import kind_of
from autograder.exercises.markdown import render
from autograder.exercises.verdict import Remark, Verdict
from autograder.source.model import Public
from wording.autograder import _, ngettext
from wording.languages import language

__all__ = ["message", "message_html", "paragraph", "shown", "state_word"]

LONGEST_TEXT = 200
MOST_ITEMS = 10
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
        }
    return words[verdict.state]


def message(verdict: Verdict, exercise: Public, lang: str) -> str:
    """Return the feedback for a verdict as Markdown, with numbers and dates as the language writes them.

    Raises KeyError when the author's feedback lacks the key or asks for a value that the check did not pass.
    """
    if verdict.state != "wrong":
        return _plain_state(verdict, lang)
    said = [
        _filled(_template(one, exercise, lang), one.values, lang, lambda text: text).strip() for one in verdict.failed
    ]
    if not verdict.remarks:
        return said[0]
    return "\n\n".join([_advice(len(said), lang), *(f"{n}. {text}" for n, text in enumerate(said, 1))])


def message_html(verdict: Verdict, exercise: Public, lang: str) -> str:
    """Return the same as safe HTML. Raises what `message` raises."""
    if verdict.state != "wrong":
        return paragraph(_plain_state(verdict, lang))
    pages = [_page(one, exercise, lang) for one in verdict.failed]
    if not verdict.remarks:
        return pages[0]
    rows = "".join(f"<li>{page}</li>" for page in pages)
    return f'{paragraph(_advice(len(pages), lang))}<ol class="academy-remarks">{rows}</ol>'


def _page(remark: Remark, exercise: Public, lang: str) -> str:
    values: list[str] = []

    def put_aside(text: str) -> str:
        values.append(html.escape(text))
        return MARK.format(len(values) - 1)

    page = render(_filled(_template(remark, exercise, lang), remark.values, lang, put_aside))
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


def paragraph(text: str) -> str:
    """Return a sentence of the interface as HTML. All is escaped; `names` in backticks become code."""
    marked = CODE.sub(r"<code>\1</code>", html.escape(text))
    return f"<p>{marked}</p>"


def _plain_state(verdict: Verdict, lang: str) -> str:
    with language(lang):
        return {
            "not_attempted": _("There is no answer here yet."),
            "unreadable": str(verdict.reason or _("The answer is not of the kind that the task asks for.")),
            "right": _("All checks pass."),
            "taken": _("The answer can be read. It is marked after you hand the work in."),
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


def _filled(template: str, values: Mapping[str, Any], lang: str, put: Callable[[str], str]) -> str:
    """Replace every `{name}` of a template; `{name:.1f}` asks for a format."""
    parts: list[str] = []
    for literal, name, spec, _conversion in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            value = values[name]
            parts.append(put(format(value, spec) if spec else shown(value, lang)))
    return "".join(parts)


def shown(value: Any, lang: str) -> str:
    """Return a value as the language writes it, with three significant digits or more: `1 234 567,89` in Russian."""
    value = plain(value)
    match value:
        case None | bool():
            return str(value)
        case int():
            return format_decimal(value, locale=lang)
        case float():
            return _number(value, lang)
        case str():
            return value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT] + "…"
        case dt.datetime():
            return f"{format_date(value, 'd MMMM yyyy', locale=lang)}, {value:%H:%M}"
        case dt.date():
            return format_date(value, "d MMMM yyyy", locale=lang)
        case pd.DataFrame():
            with language(lang):
                return _("a table of {rows} rows and {columns} columns", rows=len(value), columns=len(value.columns))
        case dict():
            return _listed([f"{shown(k, lang)}: {shown(v, lang)}" for k, v in value.items()])
        case list():
            return _listed([shown(v, lang) for v in value])
        case set():
            return _listed(sorted(shown(v, lang) for v in value))
    return str(value)[:LONGEST_TEXT]


def _number(value: float, lang: str) -> str:
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    digits = 2 if value == 0 or abs(value) >= 1 else min(2 - math.floor(math.log10(abs(value))), 12)
    if abs(value) >= 1e15 or (value != 0 and abs(value) < 1e-10):
        return f"{value:.3g}"
    return format_decimal(round(value, digits), format="#,##0." + "#" * digits, locale=lang)


def _listed(items: list[str]) -> str:
    between = "; " if any("," in item for item in items) else ", "
    return between.join([*items[:MOST_ITEMS], *["…"][: len(items) > MOST_ITEMS]])
