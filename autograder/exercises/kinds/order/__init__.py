"""Order: rank the items. Partial credit: `order_share`, nearness by Spearman's footrule without what guessing pays."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds.base import Shown
from autograder.exercises.kinds.keyed import Example, Examples, Keyed, seal, shuffled
from autograder.exercises.markdown import as_text
from autograder.exercises.scoring import footrule_share, order_cut, order_share
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.model import Exercise, ExerciseWords, Public
from wording.autograder import _, ngettext

__all__ = ["KIND", "Order"]


class Ranking(Example):
    #: Every key of # Items, first to last.
    answer: list[str]


class Order(Keyed):
    field = "order"
    sections = ("items",)
    pooled = "items"
    examples = Examples[Ranking]

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        order = shuffled(list(exercise.words.items), exercise, variant)
        return {"items": {key: exercise.words.items[key] for key in order}}

    def key(self, exercise: Exercise) -> dict[str, Any]:
        return {"accepted": [[seal(exercise.name, item) for item in answer] for answer in self.accepted(exercise)]}

    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        items = {item: text for item, text in exercise.words.items.items() if item in keys}
        sealed, key = {seal(exercise.name, item) for item in items}, {}
        if exercise.key:
            accepted = [[one for one in right if one in sealed] for right in exercise.key["accepted"]]
            key = {"accepted": [list(right) for right in dict.fromkeys(map(tuple, accepted))]}
        words = exercise.words.model_copy(update={"items": items})
        return exercise.model_copy(update={"words": words, "key": key, "pool": ()})

    def restricted(self, answer: list[str], keys: Collection[str]) -> list[str]:
        return [item for item in answer if item in keys]

    def right(self, exercise: Public, answer: list[str]) -> bool:
        return [seal(exercise.name, item) for item in answer] in exercise.key["accepted"]

    def read(self, exercise: Public, raw: Any) -> list[str]:
        if raw is None or raw is ... or (isinstance(raw, list) and not raw):
            raise NotAttempted()
        if not isinstance(raw, list | tuple) or not all(isinstance(i, str) for i in raw):
            raise Unreadable(Note("order_expected"))
        if sorted(raw) != sorted(exercise.words.items):
            raise Unreadable(Note("order_incomplete"))
        return list(raw)

    def judge(self, exercise: Public, answer: list[str], variant: Variant) -> Verdict:
        sealed, accepted = [seal(exercise.name, item) for item in answer], exercise.key["accepted"]
        best = max(accepted, key=lambda key: footrule_share(sealed, key))
        if sealed == best:
            return self.verdict(exercise, 1, None)
        wrong = [i for i, (given, right) in enumerate(zip(sealed, best, strict=True)) if given != right]
        first = wrong[0]
        share = order_share(sealed, accepted)
        item = exercise.words.items[answer[first]]
        return self.verdict(exercise, share, f"item_{answer[first]}", place=first + 1, item=item, wrong=len(wrong))

    def how_many(self, exercise: Public, verdict: Verdict) -> str:
        return ngettext(
            "{n} item is out of place. The third check names the first.",
            "{n} items are out of place. The third check names the first.",
            int(verdict.values["wrong"]),
        )

    def cut(self, exercise: Public) -> float:
        return order_cut(exercise.key["accepted"])

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {f"item_{i}" for i in exercise.words[lang].items}, set()

    def stray(self, words: ExerciseWords, answer: list[str]) -> set[str]:
        repeated = {key for key in answer if answer.count(key) > 1}
        return set(answer) ^ set(words.items) | repeated

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        items = exercise.words.items
        keys = [raw] if isinstance(raw, str) else raw if isinstance(raw, list) else []
        lines = [as_text(items[key]) for key in keys if isinstance(key, str) and key in items]
        return Shown("steps", lines) if lines else None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("Nothing is put in order yet.")


KIND = Order()
