"""Matching: give every item its counterpart. Partial credit: `pairs_share`, right pairs without what guessing pays.

The counterparts stand under # Options; those that belong to no item are decoys. In a right answer each stands once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from autograder.errors import NotAttempted, SourceError, Unreadable
from autograder.exercises.kinds.base import Shown
from autograder.exercises.kinds.keyed import Examples, Keyed, seal, shuffled
from autograder.exercises.kinds.placing import Placing
from autograder.exercises.markdown import as_text
from autograder.exercises.scoring import pairs_cut, pairs_share
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.files import line_of
from autograder.source.model import Exercise, ExerciseWords, Public
from wording.autograder import _, ngettext
from wording.languages import LANGUAGES

__all__ = ["KIND", "Matching"]


class Matching(Keyed):
    field = "matching"
    sections = ("items", "options")
    pooled = "items"
    examples = Examples[Placing[str]]

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        yield from super().lint(exercise)
        words = exercise.words[LANGUAGES[0]]
        for trial in self.test(exercise, LANGUAGES[0]):
            if trial.must != "right":
                continue
            path = exercise.path / ("solution.py" if trial.label == "solution" else "mistakes.toml")
            line = line_of(path, f"[{trial.label.replace('/', '.')}")
            for item in sorted(set(words.items) - set(trial.answer)):
                problem = _("{answer}: “{item}” has no counterpart", answer=trial.label, item=item)
                yield SourceError(path, line, problem, _("Give every item one; decoys are options that are left over."))
            for option in sorted(key for key, n in Counter(trial.answer.values()).items() if n > 1):
                problem = _("{answer}: “{option}” belongs to several items", answer=trial.label, option=option)
                yield SourceError(path, line, problem, _("Let each option belong to one item, or use the kind group."))

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        words = exercise.words
        options = shuffled(list(words.options), exercise, variant, "options")
        return {
            "items": {key: words.items[key] for key in shuffled(list(words.items), exercise, variant)},
            "counterparts": {key: words.options[key] for key in options},
        }

    def key(self, exercise: Exercise) -> dict[str, Any]:
        return {
            "accepted": [
                {item: seal(exercise.name, item, option) for item, option in sorted(answer.items())}
                for answer in self.accepted(exercise)
            ]
        }

    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        """Keep all options: those of other items become decoys."""
        items, key = {item: text for item, text in exercise.words.items.items() if item in keys}, {}
        if exercise.key:
            accepted = [{i: one for i, one in right.items() if i in items} for right in exercise.key["accepted"]]
            key = {"accepted": [right for n, right in enumerate(accepted) if right not in accepted[:n]]}
        words = exercise.words.model_copy(update={"items": items})
        return exercise.model_copy(update={"words": words, "key": key, "pool": ()})

    def restricted(self, answer: dict[str, str], keys: Collection[str]) -> dict[str, str]:
        return {item: option for item, option in answer.items() if item in keys}

    def right(self, exercise: Public, answer: dict[str, str]) -> bool:
        return answer in self._accepted(exercise)

    def read(self, exercise: Public, raw: Any) -> dict[str, str]:
        if raw is None or raw is ...:
            raise NotAttempted()
        if not isinstance(raw, dict):
            raise Unreadable(Note("pairs_expected"))
        words = exercise.words
        for item, option in raw.items():
            if item not in words.items:
                raise Unreadable(Note("pair_item_unknown", item=str(item)))
            if option is not None and (not isinstance(option, str) or option not in words.options):
                raise Unreadable(Note("pair_option_unknown", option=str(option), item=words.items[item]))
        paired = {item: option for item, option in raw.items() if option is not None}
        if not paired:
            raise NotAttempted()
        return paired

    def judge(self, exercise: Public, answer: dict[str, str], variant: Variant) -> Verdict:
        accepted, items = self._accepted(exercise), exercise.words.items
        nearest = max(accepted, key=lambda right: sum(answer.get(item) == one for item, one in right.items()))
        wrong = [item for item in items if item in answer and answer[item] != nearest[item]]
        unpaired = [item for item in items if item not in answer]
        share = pairs_share(answer, accepted, exercise.words.options)
        if wrong:
            return self.verdict(exercise, share, f"item_{wrong[0]}", wrong=len(wrong), item=items[wrong[0]])
        if unpaired:
            return self.verdict(exercise, share, "unpaired", n=len(unpaired))
        return self.verdict(exercise, 1, None)

    def how_many(self, exercise: Public, verdict: Verdict) -> str:
        if "wrong" not in verdict.values:
            return ""
        return ngettext(
            "{n} pair is wrong. The third check says which.",
            "{n} pairs are wrong. The third check names the first.",
            int(verdict.values["wrong"]),
        )

    def cut(self, exercise: Public) -> float:
        return pairs_cut(self._accepted(exercise), exercise.words.options)

    def _accepted(self, exercise: Public) -> list[dict[str, str]]:
        """Return the accepted answers, each item -> option."""
        return [
            {
                item: next(option for option in exercise.words.options if seal(exercise.name, item, option) == sealed)
                for item, sealed in right.items()
            }
            for right in exercise.key["accepted"]
        ]

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {f"item_{i}" for i in exercise.words[lang].items}, {"unpaired"}

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        if key != "unpaired":
            raise KeyError(key)
        return ngettext(
            "What is paired is right; {n} item has no pair yet.",
            "What is paired is right; {n} items have no pair yet.",
            int(values.get("n", 0)),
        )

    def stray(self, words: ExerciseWords, answer: dict[str, str]) -> set[str]:
        return (set(answer) - set(words.items)) | (set(answer.values()) - set(words.options))

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        words = exercise.words
        if not isinstance(raw, dict):
            return None
        paired = {i: o for i, o in raw.items() if i in words.items and isinstance(o, str) and o in words.options}
        pairs = [(as_text(words.items[i]), as_text(words.options[o])) for i, o in paired.items()]
        return Shown("pairs", pairs) if pairs else None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("No item has a pair yet.")


KIND = Matching()
