"""Group: put every item into a group. Partial credit: `group_share`, well placed items without what guessing pays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds.base import Shown
from autograder.exercises.kinds.keyed import Examples, Keyed, seal, shuffled
from autograder.exercises.kinds.placing import Placing
from autograder.exercises.markdown import as_text
from autograder.exercises.scoring import group_cut, group_share
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.model import Exercise, ExerciseWords, Public
from wording.autograder import _, ngettext

__all__ = ["KIND", "Group"]


class Group(Keyed):
    field = "group"
    sections = ("groups", "items")
    pooled = "items"
    examples = Examples[Placing[str]]

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        order = shuffled(list(exercise.words.items), exercise, variant)
        return {"groups": exercise.words.groups, "items": {key: exercise.words.items[key] for key in order}}

    def key(self, exercise: Exercise) -> dict[str, Any]:
        """Accept the groups that the solution or any alternative gives an item, each item by itself."""
        sealed: dict[str, list[str]] = {}
        for answer in self.accepted(exercise):
            for item, group in answer.items():
                sealed.setdefault(item, []).append(seal(exercise.name, item, group))
        return {item: sorted(set(hashes)) for item, hashes in sorted(sealed.items())}

    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        items = {item: text for item, text in exercise.words.items.items() if item in keys}
        key = {item: sealed for item, sealed in exercise.key.items() if item in items}
        words = exercise.words.model_copy(update={"items": items})
        return exercise.model_copy(update={"words": words, "key": key, "pool": ()})

    def restricted(self, answer: dict[str, str], keys: Collection[str]) -> dict[str, str]:
        return {item: group for item, group in answer.items() if item in keys}

    def right(self, exercise: Public, answer: dict[str, str]) -> bool:
        return all(group in self._accepted_groups(exercise)[item] for item, group in answer.items())

    def askable(self, exercise: Public) -> bool:
        """Return whether no group is right for all items."""
        return not set.intersection(*self._accepted_groups(exercise).values())

    def read(self, exercise: Public, raw: Any) -> dict[str, str]:
        if raw is None or raw is ...:
            raise NotAttempted()
        if not isinstance(raw, dict):
            raise Unreadable(Note("groups_expected"))
        words = exercise.words
        for item, group in raw.items():
            if item not in words.items:
                raise Unreadable(Note("group_item_unknown", item=str(item)))
            if group is not None and (not isinstance(group, str) or group not in words.groups):
                raise Unreadable(Note("group_unknown", group=str(group), item=words.items[item]))
        placed = {item: group for item, group in raw.items() if group is not None}
        if not placed:
            raise NotAttempted()
        return placed

    def judge(self, exercise: Public, answer: dict[str, str], variant: Variant) -> Verdict:
        accepted, groups = self._accepted_groups(exercise), exercise.words.groups
        items = list(exercise.words.items)
        wrong = [i for i in items if i in answer and answer[i] not in accepted[i]]
        unplaced = [i for i in items if i not in answer]
        share = group_share(answer, accepted, groups)
        if wrong:
            return self.verdict(
                exercise, share, f"item_{wrong[0]}", wrong=len(wrong), item=exercise.words.items[wrong[0]]
            )
        if unplaced:
            return self.verdict(exercise, share, "unplaced", n=len(unplaced))
        return self.verdict(exercise, 1, None)

    def how_many(self, exercise: Public, verdict: Verdict) -> str:
        if "wrong" not in verdict.values:
            return ""
        return ngettext(
            "{n} item is in a wrong group. The third check says which.",
            "{n} items are in a wrong group. The third check names the first.",
            int(verdict.values["wrong"]),
        )

    def cut(self, exercise: Public) -> float:
        return group_cut(self._accepted_groups(exercise), len(exercise.words.groups))

    def _accepted_groups(self, exercise: Public) -> dict[str, set[str]]:
        """Return item -> accepted groups."""
        return {
            item: {group for group in exercise.words.groups if seal(exercise.name, item, group) in exercise.key[item]}
            for item in exercise.words.items
        }

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {f"item_{i}" for i in exercise.words[lang].items}, {"unplaced"}

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        if key != "unplaced":
            raise KeyError(key)
        return ngettext(
            "What is placed is right; {n} item has no group yet.",
            "What is placed is right; {n} items have no group yet.",
            int(values.get("n", 0)),
        )

    def stray(self, words: ExerciseWords, answer: dict[str, str]) -> set[str]:
        return (set(answer) - set(words.items)) | (set(answer.values()) - set(words.groups))

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        words = exercise.words
        if not isinstance(raw, dict):
            return None
        placed = {i: g for i, g in raw.items() if i in words.items and isinstance(g, str) and g in words.groups}
        pairs = [(as_text(words.items[i]), as_text(words.groups[g])) for i, g in placed.items()]
        return Shown("pairs", pairs) if pairs else None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("No item has a group yet.")


KIND = Group()
