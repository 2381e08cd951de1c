"""Judgement: mark how good each reaction to a situation is. Partial credit: `marks_share`, nearness to the experts.

There is no solution.py: the key is the consensus of the experts in experts.toml. With too few of them it is a draft,
which counts half and says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from autograder.errors import NotAttempted, SourceError, Unreadable
from autograder.exercises.kinds.base import Shown
from autograder.exercises.kinds.judgement.experts import (
    ENOUGH,
    EXPERTS,
    MARKS,
    Experts,
    read_experts,
    situation_of,
)
from autograder.exercises.kinds.judgement.scale import mark_in_words
from autograder.exercises.kinds.keyed import FILE, Examples, Keyed, shuffled
from autograder.exercises.kinds.placing import Placing
from autograder.exercises.markdown import as_text
from autograder.exercises.placeholders import shown
from autograder.exercises.scoring import Consensus, marks_cut, marks_share
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.files import line_of
from autograder.source.model import Exercise, ExerciseWords, Public
from wording.autograder import _, ngettext
from wording.languages import LANGUAGES, current_language

__all__ = ["KIND", "Judgement"]

DRAFT_WORTH = 0.5
FEWEST, MOST_REACTIONS = 4, 6


class Judgement(Keyed):
    field = "judgement"
    required_files = (EXPERTS,)
    optional_files: tuple[str, ...] = (FILE,)
    sections = ("items",)
    pooled = "items"
    examples = Examples[Placing[int]]

    # For authors

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        path, experts = exercise.path / EXPERTS, read_experts(exercise)
        if defects := list(_unfit(exercise, experts)):
            yield from defects
            return
        if (now := situation_of(exercise)) != experts.situation:
            problem = _("the experts marked other words than the task has now")
            fix = _('Collect their marks again; where the meaning is the same, write situation = "{hash}".', hash=now)
            yield SourceError(path, line_of(path, "situation"), problem, fix)
        if self.guessable(self._keyed(exercise)):
            problem = _("the experts agree too little for marks to be told from a guess")
            yield SourceError(path, 1, problem, _("Word the reactions more clearly, or ask more experts."))
        yield from super().lint(exercise)

    def guessed(self, exercise: Exercise) -> Iterator[SourceError]:
        """Leave it to `lint`, which refuses such a key in practice too."""
        yield from ()

    def worth(self, exercise: Exercise) -> float:
        return DRAFT_WORTH if read_experts(exercise).draft else 1.0

    def solution(self, exercise: Exercise) -> dict[str, int]:
        """Return the marks that are nearest to what the experts think."""
        key = read_experts(exercise).consensus()
        return {reaction: _nearest(key[reaction]) for reaction in exercise.words[LANGUAGES[0]].items if reaction in key}

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {f"item_{i}" for i in exercise.words[lang].items}, {"unmarked"}

    def stray(self, words: ExerciseWords, answer: dict[str, int]) -> set[str]:
        return set(answer) - set(words.items)

    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        """Return the exercise: reactions belong to one situation and are not drawn from a pool."""
        return exercise

    def restricted(self, answer: dict[str, int], keys: Collection[str]) -> dict[str, int]:
        return answer

    def right(self, exercise: Public, answer: dict[str, int]) -> bool:
        """Return False: without a pool nothing is asked about a part of the reactions."""
        return False

    # For the notebook

    def notice(self, exercise: Exercise) -> str:
        experts = read_experts(exercise)
        return _draft(len(experts.independent)) if experts.draft else ""

    def key(self, exercise: Exercise) -> dict[str, Any]:
        experts = read_experts(exercise)
        marks = {one: [found.mean, found.spread, found.weight] for one, found in experts.consensus().items()}
        return {"marks": marks, "independent": len(experts.independent), "draft": experts.draft}

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        order = shuffled(list(exercise.words.items), exercise, variant)
        return {
            "items": {key: exercise.words.items[key] for key in order},
            "marks": {mark: mark_in_words(mark) for mark in MARKS},
        }

    # For judging

    def read(self, exercise: Public, raw: Any) -> dict[str, int]:
        if raw is None or raw is ...:
            raise NotAttempted()
        if not isinstance(raw, dict):
            raise Unreadable(Note("marks_expected"))
        words = exercise.words
        for item, mark in raw.items():
            if item not in words.items:
                raise Unreadable(Note("mark_item_unknown", item=str(item)))
            if mark is not None and (isinstance(mark, bool) or not isinstance(mark, int) or mark not in MARKS):
                raise Unreadable(Note("mark_out_of_scale", mark=str(mark), item=words.items[item]))
        marked = {item: mark for item, mark in raw.items() if mark is not None}
        if not marked:
            raise NotAttempted()
        return marked

    def judge(self, exercise: Public, answer: dict[str, int], variant: Variant) -> Verdict:
        key, items = _consensus(exercise), exercise.words.items
        lost = {item: key[item].weight * key[item].far(mark, MARKS) for item, mark in answer.items()}
        wrong = [item for item in items if lost.get(item)]
        unmarked = [item for item in items if item not in answer]
        share = marks_share(answer, key, MARKS)
        if wrong:
            first = max(wrong, key=lambda item: lost[item])
            return self.verdict(exercise, share, f"item_{first}", wrong=len(wrong), item=items[first])
        if unmarked:
            return self.verdict(exercise, share, "unmarked", n=len(unmarked))
        return self.verdict(exercise, 1, None)

    def cut(self, exercise: Public) -> float:
        return marks_cut(_consensus(exercise), MARKS)

    # For readers

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        items = exercise.words.items
        if not isinstance(raw, dict):
            return None
        marked = {i: m for i, m in raw.items() if i in items and isinstance(m, int) and m in MARKS}
        pairs = [(as_text(items[item]), mark_in_words(mark)) for item, mark in marked.items()]
        return Shown("pairs", pairs) if pairs else None

    def worked(self, exercise: Public, solution: Any) -> Shown | None:
        """Return what the experts think of each reaction, and why it is so."""
        if not exercise.key:
            return self.shown(exercise, solution)
        words = exercise.words
        return Shown("pairs", [(as_text(words.items[item]), line) for item, line in _reasons(exercise).items()])

    def afterwards(self, exercise: Public) -> list[str]:
        if not exercise.key:
            return []
        return [f"{as_text(exercise.words.items[item])} — {line}" for item, line in _reasons(exercise).items()]

    def beside(self, exercise: Public, raw: Any, variant: Variant) -> list[tuple[str, list[str]]]:
        """Tell the mentor, and the trainee, of a draft key beside the answer that it judged."""
        if not exercise.key.get("draft"):
            return []
        return [(_("How sure the key is"), [_draft(exercise.key["independent"])])]

    def how_many(self, exercise: Public, verdict: Verdict) -> str:
        if "wrong" not in verdict.values:
            return ""
        return ngettext(
            "{n} mark is away from those of the experts. The third check says which.",
            "{n} marks are away from those of the experts. The third check names the farthest.",
            int(verdict.values["wrong"]),
        )

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        if key != "unmarked":
            raise KeyError(key)
        return ngettext(
            "What is marked agrees with the experts; {n} reaction has no mark yet.",
            "What is marked agrees with the experts; {n} reactions have no mark yet.",
            int(values.get("n", 0)),
        )

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("No reaction has a mark yet.")


def _unfit(exercise: Exercise, experts: Experts) -> Iterator[SourceError]:
    """Find defects of experts.toml that leave no key."""
    path, items = exercise.path / EXPERTS, exercise.words[LANGUAGES[0]].items
    if not FEWEST <= len(items) <= MOST_REACTIONS:
        n, least, most = len(items), FEWEST, MOST_REACTIONS
        problem = _("{n} reactions, and from {least} to {most} are marked", n=n, least=least, most=most)
        yield SourceError(exercise.path / f"task.{LANGUAGES[0]}.md", 1, problem, _("Leave out or add some in # Items."))
    seen = set()
    for one in experts.expert:
        line = line_of(path, f'id = "{one.id}"')
        if one.id in seen:
            problem = _("the expert “{id}” stands twice", id=one.id)
            yield SourceError(path, line, problem, _("Keep one of the two."))
        seen.add(one.id)
        for item in sorted(set(one.marks) ^ set(items)):
            problem = _("“{item}” is not both in the task and among the marks of “{id}”", item=item, id=one.id)
            yield SourceError(path, line, problem, _("Let every expert mark every reaction of the task."))


def _nearest(one: Consensus) -> int:
    return min(MARKS, key=lambda mark: (abs(mark - one.mean), mark))


def _consensus(exercise: Public) -> dict[str, Consensus]:
    return {item: Consensus(*found) for item, found in exercise.key["marks"].items()}


def _draft(n: int) -> str:
    return ngettext(
        "The key is a draft: {n} independent expert of at least {enough} has marked the reactions. It counts half.",
        "The key is a draft: {n} independent experts of at least {enough} have marked the reactions. It counts half.",
        n,
        enough=ENOUGH,
    )


def _reasons(exercise: Public) -> dict[str, str]:
    """Return for each reaction what the experts think, how far they differ, and the author's reason."""
    lang, found = current_language(), {}
    for item, one in _consensus(exercise).items():
        mean = shown(round(one.mean, 1), lang)
        if exercise.key["draft"]:
            said = _("by the draft key {mark}.", mark=mean)
        else:
            said = _("experts: {mark}, spread {spread}.", mark=mean, spread=shown(round(one.spread, 1), lang))
        found[item] = f"{said} {as_text(exercise.words.feedback.get(f'item_{item}', ''))}".strip()
    return found


KIND = Judgement()
