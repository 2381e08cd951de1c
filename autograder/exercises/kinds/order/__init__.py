"""Order: rank the items. Partial credit by Spearman's footrule: 1 - sum |place - right place| / its largest value.

Diaconis and Graham (1977): the largest footrule of n items is floor(n² / 2).
"""

from __future__ import annotations

from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds.base import Shown
from autograder.exercises.kinds.keyed import Example, Examples, Keyed, seal, shuffled
from autograder.exercises.markdown import as_text
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.model import Exercise, ExerciseWords, Public
from wording.autograder import _

__all__ = ["KIND", "Order"]


class Ranking(Example):
    #: Every key of # Items, first to last.
    answer: list[str]


class Order(Keyed):
    field = "order"
    sections = ("items",)
    examples = Examples[Ranking]

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        order = shuffled(list(exercise.words.items), exercise, variant)
        return {"items": {key: exercise.words.items[key] for key in order}}

    def key(self, exercise: Exercise) -> dict[str, Any]:
        return {"accepted": [[seal(exercise.name, item) for item in answer] for answer in self.accepted(exercise)]}

    def read(self, exercise: Public, raw: Any) -> list[str]:
        if raw is None or raw is ... or raw == []:
            raise NotAttempted()
        if not isinstance(raw, list | tuple) or not all(isinstance(i, str) for i in raw):
            raise Unreadable(Note("order_expected"))
        if sorted(raw) != sorted(exercise.words.items):
            raise Unreadable(Note("order_incomplete"))
        return list(raw)

    def judge(self, exercise: Public, answer: list[str], variant: Variant) -> Verdict:
        sealed = [seal(exercise.name, item) for item in answer]
        place = {item: i for i, item in enumerate(sealed)}
        best = min(exercise.key["accepted"], key=lambda key: _footrule(key, place))
        distance = _footrule(best, place)
        if distance == 0:
            return self.verdict(exercise, 1, None)
        first = next(i for i, (given, right) in enumerate(zip(sealed, best, strict=True)) if given != right)
        share = 1 - distance / (len(answer) ** 2 // 2)
        return self.verdict(
            exercise, share, f"item_{answer[first]}", place=first + 1, item=exercise.words.items[answer[first]]
        )

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


def _footrule(key: list[str], place: dict[str, int]) -> int:
    return sum(abs(i - place[item]) for i, item in enumerate(key))


KIND = Order()
