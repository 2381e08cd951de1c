"""Prove that guessing at a form pays nothing, over many trainees who know nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from autograder.authoring.proofs.defects import Defect
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.dialogue.talk import MOST_REPLIES
from autograder.exercises.kinds.keyed import Keyed
from autograder.exercises.scoring import PAID
from autograder.exercises.variants import Variant
from autograder.source.model import Public
from autograder.task_pool import begin_step

__all__ = ["guesses", "guessing_pays_nothing"]

TRAINEES, OWN_CASES = 1_000, 200
"""How many trainees guess, and how many where a case is generated for each of them, which takes longer."""
NOISE = 0.5
"""Two standard errors of a mean over one trainee; a sample may exceed `PAID` by this over the root of its size."""
SEED = 7


def guessing_pays_nothing(exercise: Public, variant: Variant) -> Iterator[Defect]:
    """Let many trainees guess at a form: no way of guessing may pay more than `PAID` on average.

    Forms whose full answer is guessed too often are not asked: the linter keeps them out of assessments.
    """
    kind = kind_of(exercise.manifest.kind)
    if not isinstance(kind, Keyed) or kind.guessable(exercise):
        return
    rng = random.Random(SEED)
    paid: dict[str, float] = {}
    trainees = OWN_CASES if exercise.variants or exercise.manifest.data else TRAINEES
    for number in range(trainees):
        trainee = Variant(variant.course, variant.edition, f"guesser-{number}", variant.lang, variant.source)
        if exercise.manifest.data:  # its datasets are made once: hundreds of them would take minutes
            trainee = variant
        begin_step("guessing")  # the limit is for one trainee
        for strategy, guess in guesses(kind.show(kind.drawn(exercise, trainee), trainee), rng):
            points = judge_answer(exercise, guess, trainee).points
            paid[strategy] = paid.get(strategy, 0.0) + points / exercise.points / trainees
    for strategy, mean in paid.items():
        if mean > PAID + NOISE / trainees**0.5:
            yield f"guessing: {strategy}", f"at most {PAID:.0%} of the points on average", f"{mean:.1%}"


def guesses(form: Mapping[str, Any], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield what a trainee who knows nothing may answer to a form, as it is shown to them."""
    yield "blank", None
    if "options" in form:
        options = list(form["options"])
        ticked = [o for o in options if rng.random() < 0.5] if form["multiple"] else []
        yield "random", ticked or [rng.choice(options)]
        yield "first option", options[:1]
        if form["multiple"]:
            yield "everything ticked", options
    elif "groups" in form:
        groups, items = list(form["groups"]), list(form["items"])
        yield "random", {item: rng.choice(groups) for item in items}
        for group in groups:
            yield f"everything in {group}", dict.fromkeys(items, group)
    elif "marks" in form:
        yield from _marked_by_guess(list(form["items"]), list(form["marks"]), rng)
    elif "counterparts" in form:
        yield from _paired_by_guess(list(form["items"]), list(form["counterparts"]), rng)
    elif "blanks" in form:
        yield from _filled_by_guess(form["blanks"], rng)
    elif "talk" in form:
        yield from _talked_by_guess(form["talk"], rng)
    else:
        items = list(form["items"])
        yield "random", rng.sample(items, len(items))
        yield "as shown", items


def _marked_by_guess(items: list[str], marks: list[int], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield marks given without thought: any, only moderate or only extreme ones, one for all."""
    for strategy, some in (("random", marks), ("moderate", marks[1:-1]), ("extreme", [marks[0], marks[-1]])):
        yield strategy, {item: rng.choice(some) for item in items}
    for mark in marks:
        yield f"{mark} for all", dict.fromkeys(items, mark)


def _paired_by_guess(items: list[str], options: list[str], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield pairs made without thought: any option for each item, each option once, as shown, one for all items."""
    yield "random", {item: rng.choice(options) for item in items}
    yield "each once", dict(zip(items, rng.sample(options, len(options)), strict=False))
    yield "as shown", dict(zip(items, options, strict=False))
    for option in sorted(options):
        yield f"{option} for all items", dict.fromkeys(items, option)


def _talked_by_guess(talk: Mapping[str, Any], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield paths of replies: any at random, and always the first that is shown."""
    for strategy, choose in (("random", rng.choice), ("first replies", lambda replies: replies[0])):
        state, path = talk["start"], list[str]()
        while state in talk["moves"] and len(path) < MOST_REPLIES:
            path.append(choose(list(talk["moves"][state])))
            state = talk["moves"][state][path[-1]]
        yield strategy, path


def _filled_by_guess(blanks: Mapping[str, Any], rng: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield blanks filled without thought: 0 wherever something is typed, an option wherever one is picked."""
    typed = {name: "0" for name, blank in blanks.items() if not blank["options"]}
    offered = {name: list(blank["options"]) for name, blank in blanks.items() if blank["options"]}
    yield "random", typed | {name: rng.choice(options) for name, options in offered.items()}
    yield "first options", typed | {name: options[0] for name, options in offered.items()}
    for option in sorted(set(chain(*offered.values()))):
        yield f"{option} wherever offered", typed | {n: option for n, options in offered.items() if option in options}
