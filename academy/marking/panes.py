"""What stands on the screen, as lines of styled text that fit its width."""

from __future__ import annotations

import textwrap

from prompt_toolkit.formatted_text import StyleAndTextTuples

from academy.marking.session import Session
from autograder.exercises.markdown import as_text
from autograder.gradebook.marks import WHOLE, Mark
from wording.academy import _

__all__ = ["Lines", "rubric_pane", "task_pane", "text_pane", "title_line"]

Lines = list[StyleAndTextTuples]
HEAD, SOFT, GOOD, CHOSEN = "class:head", "class:soft", "class:good", "class:chosen"


def title_line(session: Session) -> StyleAndTextTuples:
    """Say where the marker stands. No trainee is named."""
    title = session.desk.exercises[session.exercise].words.title
    place = _("text {n} of {all}", n=session.position + 1, all=len(session.papers))
    done = _("marked {n}", n=session.done)
    role = {
        "first": _("mark"),
        "second": _("second mark"),
        "third": _("settling"),
        "talk": _("settled in talk"),
    }[session.desk.role]
    return [("class:title", f" {title} · {place} · {done} · {role}: {session.desk.marker} ")]


def task_pane(session: Session, width: int) -> Lines:
    """Return the task, what the pre-check says of the text, and the declared facts."""
    read = session.reading
    parts = [
        (_("Task"), read.task),
        (_("What the pre-check noticed"), read.remarks),
        (_("What stands beside the text"), read.facts),
    ]
    lines: Lines = []
    for title, words in parts:
        if words:
            lines += [[(HEAD, title)], *_wrapped(words, width), []]
    return lines


def text_pane(session: Session, width: int) -> Lines:
    """Return the text, and the marks of earlier versions as history."""
    text = session.reading.text
    lines: Lines = [[(HEAD, _("Text"))]]
    lines += _wrapped(text, width) if text else [[(SOFT, _("Nothing is written. Key 0 gives no points."))]]
    if session.desk.role != "second":
        for mark in session.paper.earlier:
            total = f"{mark.total:g}" if mark.total is not None else "—"
            words = _("An earlier mark, which counts no more: {points}, {name}", points=total, name=mark.marker)
            lines += [[], *_wrapped(words, width, SOFT), *_wrapped(mark.comments.get(WHOLE, ""), width, SOFT)]
    return lines


def rubric_pane(session: Session, width: int) -> Lines:
    """Return the lines of the rubric with their keys, the points given and the comments."""
    own, shown = session.own, _others(session)
    lines: Lines = [[(HEAD, _("Rubric")), (SOFT, "".join(f"  {mark.marker}" for mark in shown))]]
    for number, (name, (most, words)) in enumerate(session.rubric.items(), 1):
        given = own.points.get(name) if own else None
        points = f"{'·' if given is None else f'{given:g}'}/{most:g}"
        style = CHOSEN if name == session.line else GOOD if given is not None else ""
        beside = "".join(f"  {_points(mark, name)}" for mark in shown)
        head = f"{number}  {points:<7}"
        first, *rest = textwrap.wrap(as_text(words) + beside, max(width - len(head), 20)) or [""]
        lines.append([(style, head + first)])
        lines += [[(style, " " * len(head) + line)] for line in rest]
        lines += _wrapped(session.said(name), width - len(head), SOFT, " " * len(head))
    lines += _wrapped(session.said(WHOLE), width, SOFT)
    return lines


def _others(session: Session) -> list[Mark]:
    """Return the marks of others that may be seen: two that differ; of a text marked once, the mark that counts."""
    paper, role = session.paper, session.desk.role
    if role == "second":
        return []
    if role == "first":
        counts = paper.counts
        return [] if counts is None or counts.marker == session.desk.marker else [counts]
    return [mark for mark in (paper.finished("first"), paper.finished("second")) if mark is not None]


def _points(mark: Mark, line: str) -> str:
    given = mark.points.get(line) if mark.by_line else None
    total = "" if mark.total is None else f"({mark.total:g})"
    return f"{mark.marker} {total if given is None else f'{given:g}'}"


def _wrapped(words: str, width: int, style: str = "", indent: str = "") -> Lines:
    """Wrap text that keeps its own lines; nothing for an empty one."""
    lines: Lines = []
    for line in words.splitlines():
        begins = "  " if line.lstrip().startswith(("- ", "* ")) else ""
        wrapped = textwrap.wrap(line, max(width, 20), subsequent_indent=begins) or [""]
        lines += [[(style, indent + one)] for one in wrapped]
    return lines
