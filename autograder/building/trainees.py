"""Recognise a trainee whose folder is named in other capitals, or with a space too many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wording.identity import identity

__all__ = ["near_names", "resolved"]


def near_names(everyone: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each name the others that are the same login, written otherwise; nothing for the rest."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in everyone:
        groups[identity(name)].append(name)
    return {name: tuple(n for n in group if n != name) for group in groups.values() if len(group) > 1 for name in group}


def resolved(names: Iterable[str], everyone: Iterable[str]) -> list[str]:
    """Return the names as the folders have them, sorted. What means no folder, or several, stays as it is."""
    folders = list(everyone)
    found = []
    for name in names:
        same = [folder for folder in folders if identity(folder) == identity(name)]
        found.append(same[0] if name not in folders and len(same) == 1 else name)
    return sorted(set(found))
