"""Pools: every trainee is shown a few items, balanced, and nothing else of the pool is read or judged."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.lint import lint_course
from autograder.authoring.verify import verify_course
from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.pool import DRAWS, read_pool
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.source.model import Exercise, Public
from tests.support.paths import COURSE, ROOT, SMALL
from wording.languages import language

NAME = "02_more_assessment"
FOLDER = "course/modules/02_more/assessment/exercises/report_tells"


def variant(trainee: str, edition: str = "test/assessment") -> Variant:
    return Variant("small_course", edition, trainee, "en", Generators(SMALL / "datasets"))


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    module = read_course(SMALL / "course", SMALL / "datasets", [NAME]).modules[0]
    assert (module.part, module.of, module.attempts) == ("assessment", "02_more", 2)
    return module.exercise("report_tells")


def shown(whole: Public, trainee: str, edition: str = "test/assessment") -> Public:
    return kind_of(whole.manifest.kind).drawn(whole, variant(trainee, edition))


def test_draws_are_balanced_and_all_items_are_equally_likely(exercise: Exercise) -> None:
    """5 items a section and 6 drawn of 15: two of each section, and each difficulty its share up to one item."""
    pool, whole = read_pool(exercise), public(exercise, "en", released=True)
    assert pool is not None
    keys = sorted(pool.item)
    assert 200 < len(whole.pool) == len(set(whole.pool)) <= DRAWS
    times: Counter[str] = Counter()
    for draw in whole.pool:
        items = [keys[place] for place in draw]
        times.update(items)
        assert Counter(pool.item[key].section for key in items) == {"money": 2, "leads": 2, "rank": 2}
        assert all(1 <= n <= 3 for n in Counter(pool.item[key].difficulty for key in items).values())
    assert all(0.3 < n / len(whole.pool) < 0.5 for n in times.values()), times


def test_trainees_see_different_items_and_each_always_the_same(exercise: Exercise) -> None:
    whole = public(exercise, "en", released=True)
    seen = [frozenset(shown(whole, f"t{n}").words.options) for n in range(50)]
    assert {len(one) for one in seen} == {6}
    assert len(set(seen)) > 40
    assert seen[7] == frozenset(shown(whole, "t7").words.options)
    assert seen[7] != frozenset(shown(whole, "t7", "test").words.options), "practice draws by another seed"
    assert seen[7] == frozenset(shown(public(exercise, "ru", released=False), "t7").words.options)
    once = shown(whole, "t7")
    assert kind_of("choice").drawn(once, variant("t7")) == once


@language("en")
def test_only_what_was_drawn_is_read_and_judged(exercise: Exercise) -> None:
    whole = public(exercise, "en", released=False)
    mine = set(shown(whole, "anna").words.options)
    right = {"money_total", "money_share", "money_per_lead", "leads_total", "leads_idle"}
    right |= {"rank_dearest", "rank_cheapest", "rank_spenders"}
    assert judge_answer(whole, sorted(right & mine), variant("anna")).state == "right"
    other = min(set(exercise.words["en"].options) - mine)
    verdict = judge_answer(whole, [other], variant("anna"))
    assert verdict.state == "unreadable"
    assert str(verdict.reason).startswith(f"There is no option “{other}” among those that you are shown.")
    wrong = min(mine - right)
    assert judge_answer(whole, sorted(right & mine | {wrong}), variant("anna")).check == f"option_{wrong}"


def pooled(kind: str, words: dict[str, Any], key: dict[str, Any], pool: tuple[tuple[int, ...], ...]) -> Public:
    manifest = {"name": "made", "kind": kind, "points": 3, "competencies": ["x.y"]}
    words = {"title": "Made", "task": "Do it."} | words
    return Public.model_validate({"manifest": manifest, "words": words, "key": key, "pool": pool})


def test_groups_and_orders_have_pools_too() -> None:
    from autograder.exercises.kinds.keyed import seal

    items = {key: key.upper() for key in "abcde"}
    key = {item: [seal("made", item, "left" if item in "ace" else "right")] for item in items}
    group = pooled("group", {"items": items, "groups": {"left": "L", "right": "R"}}, key, ((0, 1, 2),))
    assert judge_answer(group, {"a": "left", "b": "right", "c": "left"}, variant("anna")).state == "right"
    assert judge_answer(group, {"a": "left", "d": "right"}, variant("anna")).state == "unreadable"
    assert judge_answer(group, {"a": "left", "b": "left", "c": "left"}, variant("anna")).check == "item_b"

    accepted = [[seal("made", item) for item in order] for order in ("abcde", "badce")]
    order = pooled("order", {"items": items}, {"accepted": accepted}, ((1, 2, 4),))
    assert judge_answer(order, ["b", "c", "e"], variant("anna")).state == "right"
    assert judge_answer(order, list("abcde"), variant("anna")).state == "unreadable"
    assert judge_answer(order, ["e", "c", "b"], variant("anna")).check == "item_e"


def test_pairs_have_pools_too_and_the_options_of_other_items_are_decoys() -> None:
    from autograder.exercises.kinds.keyed import seal

    words = {"items": {key: key for key in "abcde"}, "options": {key: key for key in "vwxyz"}}
    accepted = {item: seal("made", item, option) for item, option in zip("abcde", "vwxyz", strict=True)}
    pairs = pooled("matching", words, {"accepted": [accepted]}, ((0, 1, 2),))
    form = kind_of("matching").show(kind_of("matching").drawn(pairs, variant("anna")), variant("anna"))
    assert (set(form["items"]), set(form["counterparts"])) == (set("abc"), set("vwxyz"))
    assert judge_answer(pairs, {"a": "v", "b": "w", "c": "x"}, variant("anna")).state == "right"
    assert judge_answer(pairs, {"a": "v", "d": "y"}, variant("anna")).state == "unreadable"
    assert judge_answer(pairs, {"a": "y", "b": "w", "c": "x"}, variant("anna")).check == "item_a"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small course, to be changed."""
    shutil.copytree(SMALL, tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("pool.toml", "draw = 6", "draw = 7", r"pool.toml:1: 15 items, and 7 are drawn: at least 17.5 are needed"),
        (
            "pool.toml",
            "[item.rank_season]",
            "[item.season]",
            r"pool.toml:\d+: “season” stands in the pool or in the",
        ),
        ("pool.toml", "difficulty = 3", "difficulty = 4", r"pool.toml:\d+: item.\w+.difficulty"),
        (
            "solution.py",
            '    "leads_idle",\n',
            '    "leads_none",\n',
            r"solution.py:1: “leads_none” is not in",
        ),
    ],
)
def test_a_defect_of_a_pool_is_reported(content: Path, file: str, old: str, new: str, says: str) -> None:
    path = content / FOLDER / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with language("en"):
        found = [str(d) for d in lint_course(content / "course", content / "datasets", only=[NAME])]
    assert any(re.search(says, defect) for defect in found), found


def test_sections_that_are_the_answer_are_reported(content: Path) -> None:
    path = content / FOLDER / "pool.toml"
    wrong = ("profit", "markup", "repeat", "missed", "quality", "rivals", "season")
    blocks = path.read_text("utf-8").split("\n\n")
    blocks = [
        re.sub('section = "[a-z]+"', f'section = "{"no" if any(w in b for w in wrong) else "yes"}"', b) for b in blocks
    ]
    path.write_text("\n\n".join(blocks), "utf-8")
    with language("en"):
        found = [str(d) for d in lint_course(content / "course", content / "datasets", only=[NAME])]
    assert len(found) == 1
    assert "the sections are the answer" in found[0]


def test_a_mistake_has_to_apply_to_somebody(content: Path) -> None:
    """Mistakes about items that were not drawn are passed over; one that no draw can hold proves nothing."""
    path = content / FOLDER / "mistakes.toml"
    text = path.read_text("utf-8").replace('caught_by = "missed"', 'caught_by = "option_money_markup"')
    path.write_text(text, "utf-8")
    report = verify_course(content / "course", content / "datasets", [NAME], variants=1, workers=1)
    assert [f.call for f in report.failures if f.expected == "to apply to a draw"] == ["mistakes/idle_forgotten"] * 2


@pytest.mark.parametrize(
    ("name", "draw", "never"),
    [
        ("inbox", 2, {"mistakes/report_never"}),  # with any other item, one group is right for both: never drawn
        ("first_steps", 2, set()),
        ("where_to_look", 3, set()),
    ],
)
def test_what_is_left_of_every_trial_ends_as_it_must(content: Path, name: str, draw: int, never: set[str]) -> None:
    """Groups, orders and ticks of practice, a few drawn for each trainee: right stays right, and wrong wrong."""
    folder = content / "course/modules/01_basics/exercises" / name
    words = read_course(content / "course", content / "datasets", ["01_basics"]).modules[0].exercise(name).words["ru"]
    items = "".join(f'[item.{key}]\nsection = "all"\ndifficulty = 1\n' for key in words.options or words.items)
    (folder / "pool.toml").write_text(f"draw = {draw}\n{items}", "utf-8")
    exercise = read_course(content / "course", content / "datasets", ["01_basics"]).modules[0].exercise(name)
    kind, seen = kind_of(exercise.manifest.kind), set()
    for n in range(40):
        mine = variant(f"t{n}", "test")
        for trial in kind.trials(exercise, mine):
            verdict = judge_answer(public(exercise, "ru", released=False), trial.answer, mine)
            assert verdict.state == trial.must, (trial, verdict)
            assert trial.check in (None, verdict.check)
            seen.add((trial.label, trial.check is None))
    caught = {trial.label for trial in kind.test(exercise, "ru") if trial.must == "wrong"}
    assert caught - {label for label, anywhere in seen if not anywhere} == never


def test_the_author_guide_and_the_engine_agree_on_the_file(exercise: Exercise) -> None:
    guide = (ROOT / "docs" / "author-guide.md").read_text("utf-8")
    assert all(word in guide for word in ("pool.toml", "draw = ", "section = ", "difficulty = ", "2.5"))


METHODS = [
    ("05_business_thinking_assessment", "money_at_stake"),
    ("05_business_thinking_assessment", "inside_or_outside"),
    ("08_seo_assessment", "card_fix_order"),
    ("08_seo_assessment", "page_of_the_lawyer"),
]


@pytest.mark.parametrize(("module", "name"), METHODS)
def test_no_trainee_gets_items_that_a_wrong_way_of_working_answers_rightly(module: str, name: str) -> None:
    """An outsider sorted by a part of the sum, and the few items that were drawn stood in the right order by chance."""
    exercise = read_course(COURSE, ROOT / "datasets", [module]).modules[0].exercise(name)
    whole, pool = public(exercise, "ru", released=False), read_pool(exercise)
    assert pool is not None
    kind = kind_of(exercise.manifest.kind)
    wrong = {trial.label.partition("/")[2]: trial.answer for trial in kind.test(exercise, "ru")}
    for number in range(200):
        who = Variant("course", "1", str(number), "ru", Generators(ROOT / "datasets"))
        drawn = kind.drawn(whole, who)
        for method in pool.methods:
            answer = kind.restricted(wrong[method], drawn.words.items)
            assert judge_answer(whole, answer, who).state == "wrong", (number, method)
