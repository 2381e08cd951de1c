"""Which known name was meant: the sentence that follows an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from wording.autograder import _

__all__ = ["did_you_mean", "meant"]

LIKENESS = 0.6
"""How alike two names must be, from 0 to 1, as `difflib` measures it: its own default."""


def did_you_mean(name: str, known: Iterable[str], fix: str = "") -> str:
    """Return the question whether the most similar known name was meant, before what else can be done.

    Args:
        fix: what to do when it was not meant; returned alone when no known name is similar.
    """
    near = meant(name, known)
    return " ".join(filter(None, [_("Did you mean “{name}”?", name=near), fix])) if near else fix


def meant(name: str, known: Iterable[str]) -> str:
    """Return the most similar known name; empty when none is similar."""
    by_lower = {one.casefold(): one for one in known if one != name}
    near = get_close_matches(name.casefold(), by_lower, n=1, cutoff=LIKENESS)
    return by_lower[near[0]] if near else ""
