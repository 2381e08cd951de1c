"""Which known name was meant: the sentence that follows an unknown one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from wording.autograder import _
from wording.identity import identity

__all__ = ["did_you_mean", "meant", "names_meant"]

LIKENESS = 0.6
"""How alike two names must be, from 0 to 1, as `difflib` measures it: its own default."""
MOST = 3


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
    return next(iter(_similar(name.casefold(), by_lower, 1)), "")


def names_meant(typed: str, known: Collection[str]) -> str:
    """Return a sentence with the names of people or modules that may be meant, a space before it; empty without any.

    A name that begins with what was typed is nearer than one that resembles it: `03` means 03_communication.
    """
    typed = identity(typed)
    names = {identity(one): one for one in sorted(known, reverse=True)}
    near = [one for key, one in sorted(names.items()) if typed and (key.startswith(typed) or f"_{typed}" in key)]
    near = near or _similar(typed, names, MOST)
    return " " + _("Did you mean {names}?", names=", ".join(near[:MOST])) if near else ""


def _similar(name: str, known: dict[str, str], most: int) -> list[str]:
    """Return the most similar names, the nearest first.

    Args:
        name: in the form in which the keys of `known` are.
        known: names by that form.
    """
    return [known[key] for key in get_close_matches(name, known, n=most, cutoff=LIKENESS)]
