"""Find what is wrong with a talk: states that nobody reaches, replies that lead nowhere, circles without an exit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.errors import SourceError
from autograder.exercises.kinds.dialogue.talk import (
    TalkFile,
    Unwalkable,
    by_length,
    chances,
    ends_ahead,
    shortest_paths,
    walk,
)
from autograder.exercises.scoring import PAID, talk_cut, talk_share
from autograder.source.files import line_of
from autograder.source.model import Exercise
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["defects"]

LEAST_REPLIES = 2


def defects(exercise: Exercise, path: Path, talk: TalkFile, solution: Any) -> Iterator[SourceError]:
    """Yield the defects of talk.toml, of its words, and of the solution.

    Args:
        path: of talk.toml.
    """
    for found in (
        [*_leads_nowhere(path, talk), *_other_words(exercise, talk)],
        [*_dead_ends(path, talk), *_few_replies(path, talk)],
    ):
        yield from found
        if found:  # what follows walks through the talk
            return
    yield from _solution_defects(exercise, talk, solution)
    yield from _told_by_length(exercise, talk)


def _leads_nowhere(path: Path, talk: TalkFile) -> Iterator[SourceError]:
    known = set(talk.state) | set(talk.end)
    fix = _("Let it be the name of a [state.…] or of an end.")
    if talk.start not in talk.state:
        yield SourceError(path, line_of(path, "start"), _("there is no state “{name}”", name=talk.start), fix)
    for name in sorted(set(talk.state) & set(talk.end)):
        problem = _("“{name}” is both a state and an end", name=name)
        yield SourceError(path, line_of(path, f"[state.{name}]"), problem, _("Rename one of them."))
    for state, replies in talk.state.items():
        for reply, to in replies.items():
            if to not in known:
                problem = _("the reply “{reply}” leads to “{name}”, which is not there", reply=reply, name=to)
                yield SourceError(path, _line(path, state, reply), problem, fix)


def _line(path: Path, state: str, reply: str) -> int:
    """Return the line of a reply in the table of its state."""
    lines, head = path.read_text("utf-8").splitlines(), line_of(path, f"[state.{state}]")
    return next((n for n, text in enumerate(lines[head:], head + 1) if text.startswith(reply)), head)


def _other_words(exercise: Exercise, talk: TalkFile) -> Iterator[SourceError]:
    """Find lines and replies that only the task has, or only the talk. Both languages have the same keys."""
    words, task = exercise.words[LANGUAGES[0]], exercise.path / f"task.{LANGUAGES[0]}.md"
    replies = {reply for one in talk.state.values() for reply in one}
    strays = (set(words.items) ^ (set(talk.state) | set(talk.end))) | (set(words.options) ^ replies)
    for key in sorted(strays):
        yield SourceError(
            task,
            line_of(task, f"- {key}:"),
            _("“{key}” stands in the task or in talk.toml, and not in both", key=key),
            _("Write lines of states and ends under # Items, replies under # Options."),
        )


def _dead_ends(path: Path, talk: TalkFile) -> Iterator[SourceError]:
    reached, ahead = shortest_paths(talk.state, talk.start), ends_ahead(talk.state, talk.end)
    for name in (*talk.state, *talk.end):
        line = line_of(path, f"[state.{name}]" if name in talk.state else f"{name} =")
        if name not in reached:
            problem = _("no reply leads to “{name}”", name=name)
            yield SourceError(path, line, problem, _("Let a reply lead there, or delete it."))
        elif name not in ahead:
            problem = _("from “{name}” no end can be reached", name=name)
            yield SourceError(path, line, problem, _("Give it a reply that leads out of the circle."))
    if 1 not in talk.end.values():
        problem = _("no end is worth 1")
        yield SourceError(path, line_of(path, "[end]"), problem, _("Let the best end be worth 1."))


def _few_replies(path: Path, talk: TalkFile) -> Iterator[SourceError]:
    for state, replies in talk.state.items():
        if len(replies) < LEAST_REPLIES:
            problem = _("“{name}” leaves no choice of replies", name=state)
            yield SourceError(path, line_of(path, f"[state.{state}]"), problem, _("Write two replies or more."))


def _solution_defects(exercise: Exercise, talk: TalkFile, solution: Any) -> Iterator[SourceError]:
    path, fix = exercise.path / "solution.py", _("Write the list of replies that leads to an end worth 1.")
    try:
        end = walk(talk.state, talk.start, solution)[-1]
    except Unwalkable as error:
        yield SourceError(path, 1, _("“{key}” is no reply to “{name}”", key=error.reply, name=error.state), fix)
        return
    if talk.end.get(end) != 1:
        yield SourceError(path, 1, _("the talk stops at “{name}”, which is not worth 1", name=end), fix)


def _told_by_length(exercise: Exercise, talk: TalkFile) -> Iterator[SourceError]:
    """Find out whether somebody who looks only at the length of replies is paid."""
    likely = chances(talk.state, talk.end, talk.start)
    cut = talk_cut((likely[end], worth) for end, worth in talk.end.items())
    for lang in LANGUAGES:
        task = exercise.path / f"task.{lang}.md"
        for longest, problem in (
            (True, _("who always gives the longest reply is paid")),
            (False, _("who always gives the shortest reply is paid")),
        ):
            replies = by_length(talk.state, talk.start, exercise.words[lang].options, longest=longest)
            end = walk(talk.state, talk.start, replies)[-1]
            if talk_share(talk.end.get(end, 0), cut) > PAID:
                fix = _("Make replies that lead to different ends about as long.")
                yield SourceError(task, line_of(task, "# Options"), f"{problem} ({end})", fix)
