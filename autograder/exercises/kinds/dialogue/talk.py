"""talk.toml: where each reply leads and what each end is worth; walking through it and measuring it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from autograder.source.model import Frozen, Words

__all__ = [
    "MOST_REPLIES",
    "TalkFile",
    "Unwalkable",
    "by_length",
    "chances",
    "ends_ahead",
    "shortest_paths",
    "turn",
    "walk",
]

MOST_REPLIES = 100
"""A talk that goes on longer turns in a circle."""

Moves = Mapping[str, Mapping[str, str]]
"""State -> reply -> the state or end that it leads to."""


class TalkFile(Frozen):
    """talk.toml. The lines of states and ends stand under # Items of the task, the replies under # Options."""

    format: Literal[1]
    #: The state in which the talk begins.
    start: str
    #: The name of the other side, as it stands before its lines.
    other: Words
    #: State -> reply -> where it leads.
    state: dict[str, dict[str, str]] = Field(min_length=1)
    #: End -> its share of the points.
    end: dict[str, Annotated[float, Field(ge=0, le=1)]] = Field(min_length=1)


class Unwalkable(ValueError):
    """A reply that nobody can give where it stands."""

    def __init__(self, reply: str, state: str, *, over: bool) -> None:
        """`over` tells that the talk had ended in `state`."""
        super().__init__(reply)
        self.reply, self.state, self.over = reply, state, over


def walk(moves: Moves, start: str, path: Iterable[str]) -> list[str]:
    """Return the states that replies lead through, from `start` to the one after the last reply. Raises Unwalkable."""
    passed = [start]
    for reply in path:
        state = passed[-1]
        if reply not in moves.get(state, {}):
            raise Unwalkable(reply, state, over=state not in moves)
        passed.append(moves[state][reply])
    return passed


def turn(moves: Moves, worth: Mapping[str, float], passed: Sequence[str]) -> int | None:
    """Return the number of the first reply, from 0, after which the best end could not be reached; None without one."""
    best = ends_ahead(moves, worth)
    return next((n for n in range(len(passed) - 1) if best[passed[n + 1]] < best[passed[n]]), None)


def ends_ahead(moves: Moves, worth: Mapping[str, float]) -> dict[str, float]:
    """Return the worth of the best end that each state leads to; a state from which no end is reached is left out."""
    best = dict(worth)
    for _round in moves:
        for state, replies in moves.items():
            ahead = [best[to] for to in replies.values() if to in best]
            if ahead:
                best[state] = max(ahead)
    return best


def shortest_paths(moves: Moves, start: str) -> dict[str, list[str]]:
    """Return the shortest path to every state and end that can be reached."""
    paths: dict[str, list[str]] = {start: []}
    waiting = [start]
    for state in waiting:  # grows while it is gone through
        for reply, to in moves.get(state, {}).items():
            if to not in paths:
                paths[to] = [*paths[state], reply]
                waiting.append(to)
    return paths


def chances(moves: Moves, worth: Mapping[str, float], start: str) -> dict[str, float]:
    """Return how likely each end is when every reply is given at random: an absorbing Markov chain.

    With Q the moves between states and R those to ends, the chances are (I - Q)^-1 R (Kemeny and Snell 1960, ch. 3).
    Every state must lead to an end.
    """
    reached = shortest_paths(moves, start)
    states, ends = [state for state in moves if state in reached], list(worth)
    stay, leave = np.zeros((len(states), len(states))), np.zeros((len(states), len(ends)))
    for row, state in enumerate(states):
        for to in moves[state].values():
            matrix, column = (leave, ends.index(to)) if to in worth else (stay, states.index(to))
            matrix[row, column] += 1 / len(moves[state])
    found = np.linalg.solve(np.eye(len(states)) - stay, leave)[states.index(start)]
    return dict(zip(ends, found.tolist(), strict=True))


def by_length(moves: Moves, start: str, words: Mapping[str, str], *, longest: bool) -> Iterator[str]:
    """Yield the replies of somebody who looks at nothing but their length."""
    state = start
    for _step in range(MOST_REPLIES):
        if state not in moves:
            return
        lengths = {reply: len(words[reply]) for reply in moves[state]}
        reply = (max if longest else min)(lengths, key=lambda one: lengths[one])
        yield reply
        state = moves[state][reply]
