"""Every trainee's data have what the card says is planted: letters."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from .generators import ROOT, SEEDS, frame, generator

each_seed = pytest.mark.parametrize("seed", SEEDS)
LANGUAGES = ("ru", "en")

DEADLINE = re.compile(r"\d{1,2}:\d{2}|\b\d{1,2} (?:августа|сентября|August|September)|сегодня|завтра|today|tomorrow")
SERVILE = {"ru": "не затруднит|прост(?:ите|им) нас|Простите|ради бога", "en": "not too much trouble|orgive us"}


def working_days(start: pd.Timestamp, end: pd.Timestamp) -> float:
    return np.busday_count(start.date(), end.date()) + (
        end - end.normalize() - (start - start.normalize())
    ) / pd.Timedelta("1D")


def plan(seed: int, lang: str) -> list[dict]:
    return generator("letters")["plan"](np.random.RandomState(seed), lang)


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_letters_size_and_period(seed: int, lang: str) -> None:
    letters = frame("letters", seed, lang)
    assert 40 <= len(letters) <= 60
    assert 12 <= letters["thread"].nunique() <= 15
    assert letters["date"].between("2026-08-03", "2026-08-22").all()
    assert (letters["date"].dt.day_of_week < 5).all()
    assert letters["message_id"].is_unique
    assert not letters["body"].str.contains(r"[{}]").any()
    assert not letters["subject"].str.contains(r"[{}]").any()


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_letters_read_back_as_they_were_planned(seed: int, lang: str) -> None:
    letters, planned = frame("letters", seed, lang), plan(seed, lang)
    assert list(letters["body"]) == [letter["body"] for letter in planned]
    assert list(letters["subject"]) == [letter["subject"] for letter in planned]
    assert list(letters["from_name"]) == [letter["sender"][0] for letter in planned]
    assert list(letters["from_client"]) == [not letter["ours"] for letter in planned]
    names = pd.Series([letter["thread"] for letter in planned])
    assert (letters.groupby(names)["thread"].nunique() == 1).all()
    assert names.nunique() == letters["thread"].nunique()


@each_seed
def test_letters_some_clients_wait_too_long(seed: int) -> None:
    letters, planned = frame("letters", seed), plan(seed, "ru")
    end = pd.Timestamp("2026-08-21 19:00")
    slow, unanswered = set(), set()
    for number, thread in letters.groupby("thread"):
        rows = list(thread[["date", "from_client"]].itertuples(index=False))
        for i, row in enumerate(rows):
            reply = next((later.date for later in rows[i + 1 :] if not later.from_client), None)
            if row.from_client and reply is not None and working_days(row.date, reply) > 2:
                slow.add(number)
            # The client wrote again, and still nobody has answered.
            if row.from_client and i and rows[i - 1].from_client and reply is None:
                assert working_days(rows[i - 1].date, end) > 2
                slow.add(number)
                unanswered.add(number)
    of = dict(zip((letter["thread"] for letter in planned), letters["thread"], strict=True))
    assert slow == {of[letter["thread"]] for letter in planned if letter["slow"]}
    assert unanswered == {of[letter["thread"]] for letter in planned if letter["unanswered"]}
    assert (len(slow), len(unanswered)) == (4, 2)


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_letters_are_what_they_are_examples_of(seed: int, lang: str) -> None:
    ours = [letter for letter in plan(seed, lang) if letter["ours"]]
    kinds = Counter(letter["kind"] for letter in ours)
    assert set(kinds) == {"good", "servile", "overloaded", "no_deadline"}
    assert 0.45 <= kinds["good"] / len(ours) <= 0.65
    assert min(kinds.values()) >= 3
    for letter in ours:
        body = letter["body"].rpartition("\n\n")[0]
        sentences = re.split(r"(?<=[.!?])\s", body)
        longest = max(len(sentence.split()) for sentence in sentences)
        assert bool(DEADLINE.search(body)) == (letter["kind"] == "good"), body
        assert bool(re.search(SERVILE[lang], body)) == (letter["kind"] == "servile"), body
        assert (longest > 60) == (letter["kind"] == "overloaded"), (longest, body)


def test_every_letter_has_its_place() -> None:
    """threads.toml and words.*.toml list the same threads with the same number of letters."""
    threads = tomllib.loads((ROOT / "letters" / "threads.toml").read_text("utf-8"))["thread"]
    words = tomllib.loads((ROOT / "letters" / "words.ru.toml").read_text("utf-8"))["thread"]
    assert {t["key"]: len(t["letters"]) for t in threads} == {key: len(text["letters"]) for key, text in words.items()}
