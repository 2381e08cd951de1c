"""Name what somebody may have meant by a name that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from wording.autograder import _
from wording.identity import identity

__all__ = ["did_you_mean"]

MOST = 3


def did_you_mean(name: str, known: Collection[str]) -> str:
    """Return a sentence with the nearest names, a space before it; empty when none is near.

    A name that begins with what was typed is nearer than one that resembles it: `03` means 03_communication.
    """
    typed = identity(name)
    names = {identity(one): one for one in sorted(known, reverse=True)}
    near = [one for key, one in sorted(names.items()) if typed and (key.startswith(typed) or f"_{typed}" in key)]
    near = near or [names[key] for key in difflib.get_close_matches(typed, names, n=MOST, cutoff=0.6)]
    return " " + _("Did you mean {names}?", names=", ".join(near[:MOST])) if near else ""
