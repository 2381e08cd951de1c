"""Choice: tick one option or several. Partial credit: `choice_share`, F1 without what guessing pays."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds.base import Shown
from autograder.exercises.kinds.keyed import Example, Examples, Keyed, seal, shuffled
from autograder.exercises.markdown import as_text
from autograder.exercises.scoring import choice_cut, choice_share, f1_share
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.model import Exercise, ExerciseWords, Public
from wording.autograder import _, ngettext

__all__ = ["KIND", "Choice"]


class Ticks(Example):
    #: A key or a list of keys of # Options.
    answer: str | list[str]


class Choice(Keyed):
    field = "choice"
    answer_keys = frozenset({"multiple"})
    sections = ("options",)
    pooled = "options"
    examples = Examples[Ticks]

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        order = shuffled(list(exercise.words.options), exercise, variant)
        return {
            "multiple": exercise.manifest.answer.multiple,
            "options": {key: exercise.words.options[key] for key in order},
        }

    def key(self, exercise: Exercise) -> dict[str, Any]:
        return {"accepted": [sorted(seal(exercise.name, o) for o in _as_set(a)) for a in self.accepted(exercise)]}

    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        options = {key: text for key, text in exercise.words.options.items() if key in keys}
        sealed, key = {seal(exercise.name, option) for option in options}, {}
        if exercise.key:
            accepted = {tuple(one for one in right if one in sealed) for right in exercise.key["accepted"]}
            key = {"accepted": [list(right) for right in sorted(accepted)]}
        words = exercise.words.model_copy(update={"options": options})
        return exercise.model_copy(update={"words": words, "key": key, "pool": ()})

    def restricted(self, answer: str | list[str] | set[str], keys: Collection[str]) -> list[str]:
        return sorted(_as_set(answer) & set(keys))

    def right(self, exercise: Public, answer: list[str]) -> bool:
        return sorted(seal(exercise.name, option) for option in answer) in exercise.key["accepted"]

    def _as_read(self, answer: Any) -> set[str]:
        return _as_set(answer)

    def askable(self, exercise: Public) -> bool:
        one = not exercise.manifest.answer.multiple
        most = 1 if one else len(exercise.words.options) - 1
        return all(1 <= len(right) <= most for right in exercise.key["accepted"])

    def read(self, exercise: Public, raw: Any) -> set[str]:
        if raw is None or raw is ...:
            raise NotAttempted()
        if not isinstance(raw, str | list | tuple | set | frozenset) or not all(isinstance(o, str) for o in raw):
            raise Unreadable(Note("options_expected"))
        ticked = _as_set(raw)
        unknown = ticked - set(exercise.words.options)
        if unknown:
            raise Unreadable(Note("option_unknown", unknown=", ".join(sorted(unknown))))
        if not ticked:
            raise NotAttempted()
        if len(ticked) > 1 and not exercise.manifest.answer.multiple:
            raise Unreadable(Note("option_not_single", n=len(ticked)))
        return ticked

    def judge(self, exercise: Public, answer: set[str], variant: Variant) -> Verdict:
        ticked, options = {seal(exercise.name, o) for o in answer}, self._sealed(exercise)
        accepted: list[list[str]] = exercise.key["accepted"]
        nearest = max(map(set, accepted), key=lambda key: f1_share(ticked, key))
        wrong = [option for sealed, option in options.items() if sealed in ticked - nearest]
        missed = [option for sealed, option in options.items() if sealed in nearest - ticked]
        if wrong:
            check = f"option_{wrong[0]}"
        elif missed:
            check = f"missed_{missed[0]}"
            check = check if check in exercise.words.feedback else "missed"
        else:
            return self.verdict(exercise, 1, None)
        return self.verdict(exercise, choice_share(ticked, accepted, options), check, wrong=len(wrong) + len(missed))

    def how_many(self, exercise: Public, verdict: Verdict) -> str:
        """One ticked option is what the feedback is about, so that it is always named."""
        if not exercise.manifest.answer.multiple:
            return ""
        return ngettext(
            "{n} tick is wrong or missing. The third check says which.",
            "{n} ticks are wrong or missing. The third check names one.",
            int(verdict.values["wrong"]),
        )

    def cut(self, exercise: Public) -> float:
        return choice_cut(self._sealed(exercise), exercise.key["accepted"])

    def _sealed(self, exercise: Public) -> dict[str, str]:
        """Return sealed option -> option."""
        return {seal(exercise.name, option): option for option in exercise.words.options}

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        options = set(exercise.words[lang].options)
        accepted = set().union(*(_as_set(a) for a in self.accepted(exercise)))
        need = {f"option_{o}" for o in options - accepted}
        by_option = {f"missed_{o}" for o in accepted}
        if exercise.manifest.answer.multiple and not by_option <= set(exercise.words[lang].feedback):
            need.add("missed")
        return need, by_option | {"missed"}

    def stray(self, words: ExerciseWords, answer: str | list[str]) -> set[str]:
        return _as_set(answer) - set(words.options)

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        options = exercise.words.options
        if isinstance(raw, set):
            raw = [key for key in options if key in raw]
        keys = [raw] if isinstance(raw, str) else raw if isinstance(raw, list) else []
        lines = [as_text(options[key]) for key in keys if isinstance(key, str) and key in options]
        return Shown("list", lines) if lines else None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("Nothing is ticked yet.")


def _as_set(answer: Any) -> set[str]:
    return {answer} if isinstance(answer, str) else set(answer)


KIND = Choice()
