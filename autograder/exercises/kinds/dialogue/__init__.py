"""Dialogue: a talk that branches; the answer is the path of replies. Partial credit: `talk_share` of its end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from autograder.errors import NotAttempted, SourceError, Unreadable
from autograder.exercises.kinds.base import Shown, Trial
from autograder.exercises.kinds.dialogue.defects import defects
from autograder.exercises.kinds.dialogue.talk import (
    MOST_REPLIES,
    TalkFile,
    Unwalkable,
    chances,
    shortest_paths,
    turn,
    walk,
)
from autograder.exercises.kinds.examples import ALTERNATIVES, MISTAKES
from autograder.exercises.kinds.keyed import Keyed, shuffled, solution_of
from autograder.exercises.markdown import as_text
from autograder.exercises.scoring import talk_cut, talk_share
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.model import Exercise, ExerciseWords, Public
from autograder.source.toml import parse_toml
from wording.autograder import _

__all__ = ["KIND", "Dialogue"]

FILE = "talk.toml"


class Dialogue(Keyed):
    field = "dialogue"
    required_files = ("solution.py", FILE)
    optional_files: tuple[str, ...] = ("variants.py",)
    sections = ("items", "options")
    pooled = "items"

    # For authors

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        found = list(defects(exercise, exercise.path / FILE, _file(exercise), solution_of(exercise)))
        yield from found or self.guessed(exercise)

    def stray(self, words: ExerciseWords, answer: list[str]) -> set[str]:
        return set(answer) - set(words.options)

    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        """Return the exercise: a talk is not drawn from a pool."""
        return exercise

    def restricted(self, answer: Any, keys: Collection[str]) -> Any:
        return answer

    def right(self, exercise: Public, answer: list[str]) -> bool:
        """Return False: without a pool nothing is asked about a part of the talk."""
        return False

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {f"end_{end}" for end, worth in _file(exercise).end.items() if worth < 1}, {"unfinished"}

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        """Return the solution, and the shortest path to every end: to the best ones as alternatives."""
        talk = _file(exercise)
        paths = shortest_paths(talk.state, talk.start)
        trials = [Trial("solution", solution_of(exercise), "right"), Trial("stub", None, "not_attempted")]
        for end, worth in talk.end.items():
            if end not in paths:
                continue
            if worth == 1:
                trials.append(Trial(f"{ALTERNATIVES}/{end}", paths[end], "right"))
            else:
                trials.append(Trial(f"{MISTAKES}/{end}", paths[end], "wrong", f"end_{end}"))
        return trials

    # For the notebook

    def key(self, exercise: Exercise) -> dict[str, Any]:
        """Return what each end is worth. It does not travel with an assessment."""
        return {"worth": _file(exercise).end}

    def form(self, exercise: Exercise, lang: str) -> dict[str, Any]:
        """Return where each reply leads, without which nobody could talk."""
        talk = _file(exercise)
        return {"start": talk.start, "other": talk.other.in_(lang), "moves": talk.state}

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        """Return the whole talk, the replies to each line in this trainee's order."""
        words, form = exercise.words, exercise.form
        order = shuffled(list(words.options), exercise, variant)
        moves = {
            state: {reply: form["moves"][state][reply] for reply in order if reply in form["moves"][state]}
            for state in form["moves"]
        }
        return {
            "talk": {"start": form["start"], "moves": moves},
            "other": form["other"],
            "lines": words.items,
            "replies": words.options,
            "takes_back": not exercise.form_only,
        }

    # For judging

    def read(self, exercise: Public, raw: Any) -> list[str]:
        """Return the path of replies, which may stop before an end."""
        if raw is None or raw is ...:
            raise NotAttempted()
        if not isinstance(raw, list | tuple) or not all(isinstance(reply, str) for reply in raw):
            raise Unreadable(Note("replies_expected"))
        if not raw:
            raise NotAttempted()
        if len(raw) > MOST_REPLIES:
            raise Unreadable(Note("replies_too_many", n=len(raw), most=MOST_REPLIES))
        try:
            walk(exercise.form["moves"], exercise.form["start"], raw)
        except Unwalkable as error:
            if error.over:
                raise Unreadable(Note("reply_after_end", reply=error.reply[:80])) from None
            raise Unreadable(Note("reply_out_of_place", reply=error.reply[:80])) from None
        return list(raw)

    def judge(self, exercise: Public, answer: list[str], variant: Variant) -> Verdict:
        moves, worth = exercise.form["moves"], exercise.key["worth"]
        passed = walk(moves, exercise.form["start"], answer)
        end = passed[-1]
        if end not in worth:
            return self.verdict(exercise, 0, "unfinished")
        if worth[end] == 1:
            return self.verdict(exercise, 1, None)
        number = turn(moves, worth, passed) or 0
        said = as_text(exercise.words.options[answer[number]])
        return self.verdict(exercise, talk_share(worth[end], self.cut(exercise)), f"end_{end}", turn=said, n=number + 1)

    def cut(self, exercise: Public) -> float:
        worth = exercise.key["worth"]
        likely = chances(exercise.form["moves"], worth, exercise.form["start"])
        return talk_cut((likely[end], worth[end]) for end in worth)

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        if key != "unfinished":
            raise KeyError(key)
        return _("The talk is not over: the last line still waits for your reply.")

    # For readers of an answer

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        """Return the talk up to the last reply that can be followed."""
        words, form = exercise.words, exercise.form
        if not isinstance(raw, list) or not raw:
            return None
        state, other, you = form["start"], form["other"], _("You")
        lines = [(other, as_text(words.items[state]))]
        for reply in raw[:MOST_REPLIES]:
            if not isinstance(reply, str) or reply not in form["moves"].get(state, {}):
                break
            state = form["moves"][state][reply]
            lines += [(you, as_text(words.options[reply])), (other, as_text(words.items[state]))]
        return Shown("pairs", lines) if len(lines) > 1 else None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("Nothing is said yet.")


def _file(exercise: Exercise) -> TalkFile:
    return parse_toml(exercise.path / FILE, exercise.files[FILE], TalkFile)


KIND = Dialogue()
