"""Group: put every item into a group. Partial credit: the share of items in an accepted group."""

from __future__ import annotations

from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds.base import Widget, seal, shuffled
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import Exercise, Public
from wording.autograder import _

__all__ = ["Group"]


class Group(Widget):
    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        order = shuffled(list(exercise.words.items), exercise, variant)
        return {"groups": exercise.words.groups, "items": {key: exercise.words.items[key] for key in order}}

    def key(self, exercise: Exercise) -> dict[str, Any]:
        """Accepted are the groups that the solution or any alternative gives an item, each item by itself."""
        sealed: dict[str, list[str]] = {}
        for answer in self.accepted(exercise):
            for item, group in answer.items():
                sealed.setdefault(item, []).append(seal(exercise.name, item, group))
        return {item: sorted(set(hashes)) for item, hashes in sorted(sealed.items())}

    def read(self, exercise: Public, given: Any) -> dict[str, str]:
        if given is None or given is ...:
            raise NotAttempted()
        if not isinstance(given, dict):
            raise Unreadable(_("A group for every item is expected. Place the items again."))
        words = exercise.words
        for item, group in given.items():
            if item not in words.items:
                raise Unreadable(_("There is no item “{item}” in this exercise. Place the items again.", item=item))
            if group is not None and (not isinstance(group, str) or group not in words.groups):
                raise Unreadable(
                    _("There is no group “{group}”. Place “{item}” again.", group=group, item=words.items[item])
                )
        placed = {item: group for item, group in given.items() if group is not None}
        if not placed:
            raise NotAttempted()
        return placed

    def judge(self, exercise: Public, answer: dict[str, str], variant: Variant) -> Verdict:
        items = list(exercise.words.items)
        wrong = [i for i in items if i in answer and seal(exercise.name, i, answer[i]) not in exercise.key[i]]
        unplaced = [i for i in items if i not in answer]
        share = 1 - (len(wrong) + len(unplaced)) / len(items)
        if wrong:
            return self.verdict(
                exercise, share, f"item_{wrong[0]}", wrong=len(wrong), item=exercise.words.items[wrong[0]]
            )
        if unplaced:
            return self.verdict(exercise, share, "unplaced", n=len(unplaced))
        return self.verdict(exercise, 1, None)

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {f"item_{i}" for i in exercise.words[lang].items}, set()
