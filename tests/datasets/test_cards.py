"""The card and the generator of a dataset agree, in both languages, on every machine."""

from __future__ import annotations

import hashlib
import tomllib
from typing import Any

import numpy as np
import pandas as pd
import pytest

from .generators import NAMES, ROOT, SEEDS, card, export, frame, generator

# sha256 of the file for seed 20260803. Another value means other numbers for every trainee: between editions only.
PINNED: dict[tuple[str, str], str] = {
    ("direct_report", "ru"): "9ec405cee27a700204181eb7c1fd63b515f1c4abc3598c20a6ef8c8472c04ee1",
    ("direct_report", "en"): "089ad752ba8aa4c8ab195c38c7db2f7f1650483c397e4ab9cf5eee4aebd3791d",
    ("letters", "ru"): "a67c07942d9861ffd330a317ae5f98a11ecbb62c500745fe8b900b9d9f6f56f5",
    ("letters", "en"): "cc8134d9bf6d0a81377fe0c49d48886e38f850a29e87204f5dcf3e5f72abb056",
    ("metrica_visits", "ru"): "c111b7685590efbe7e955fd94dafcc34d838eb51772b20d8bc308a7177ebd82a",
    ("metrica_visits", "en"): "521e39ac50ee2621d929cf70e3f241ec65adf1976f4ee2cd4da7ee38587e87a7",
    ("search_queries", "ru"): "f8578fe2c1ca286862eeceabc1d1039e57d6c9f6e907baf248d4f6b7d641fedb",
    ("search_queries", "en"): "0f65f6f76456475b06af95cc7c99e90c95f46f70427df99e4b58202a24b75776",
    ("wordstat", "ru"): "59ec82bcfb22966ed8f6c4bb239867f4fb9eff192998a8799d18d60b7673014f",
    ("wordstat", "en"): "78318b1e49191e19141f8c9a38b180b70564956a494f754237cbce8e1b624e82",
}
LANGUAGES = ("ru", "en")
ITEMS = {"int": int, "float": float, "str": str, "Timestamp": pd.Timestamp}


@pytest.mark.parametrize("name", NAMES)
def test_card_is_complete(name: str) -> None:
    it = card(name)
    assert it["format"] == 1
    assert it["file"].partition(".")[0] == name
    assert all(it["title"][lang].strip() for lang in LANGUAGES)
    assert it["licence"].strip()
    assert it["origin"].strip()
    assert len({planted["key"] for planted in it["planted"]}) == len(it["planted"]) > 0
    for entry in [*it["planted"], *it["column"]]:
        assert all(entry[lang].strip() for lang in LANGUAGES), entry
    assert all(column["unit"].strip() for column in it["column"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_columns_are_as_the_card_says(name: str, lang: str) -> None:
    for seed in SEEDS:
        data = frame(name, seed, lang)
        assert list(data.columns) == [column["name"] for column in card(name)["column"]]
        for column in card(name)["column"]:
            values = data[column["name"]]
            if column["dtype"].startswith("list["):
                item = ITEMS[column["dtype"][5:-1]]
                assert all(isinstance(cell, list) for cell in values)
                assert all(isinstance(part, item) for cell in values for part in cell), column["name"]
                assert any(values), f"{column['name']} is always empty"
            else:
                assert str(values.dtype) == column["dtype"], column["name"]
                assert values.notna().any(), f"{column['name']} is always empty"


@pytest.mark.parametrize("name", NAMES)
def test_language_changes_words_only(name: str) -> None:
    for seed in SEEDS:
        ru, en = frame(name, seed, "ru"), frame(name, seed, "en")
        assert len(ru) == len(en)
        for column in card(name)["column"]:
            if column["unit"] not in {"text", "name"}:
                pd.testing.assert_series_equal(ru[column["name"]], en[column["name"]])


@pytest.mark.parametrize("name", [name for name in NAMES if (ROOT / name / "words.ru.toml").exists()])
def test_words_have_the_same_shape_in_both_languages(name: str) -> None:
    """A list one line longer in one language would shift every later draw."""
    ru, en = (tomllib.loads((ROOT / name / f"words.{lang}.toml").read_text("utf-8")) for lang in LANGUAGES)
    assert shape(ru) == shape(en)


def shape(words: Any) -> Any:
    if isinstance(words, dict):
        return {key: shape(value) for key, value in words.items()}
    if isinstance(words, list):
        return [shape(value) for value in words]
    return "text"


@pytest.mark.parametrize("name", NAMES)
def test_same_seed_same_bytes_other_seed_other_bytes(name: str) -> None:
    make = generator(name)["make"]
    again = make(np.random.RandomState(3), "ru")
    assert again == export(name, 3)
    assert len({export(name, seed) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("name", NAMES)
def test_global_state_is_left_alone(name: str) -> None:
    """Generators draw only from the RandomState that they receive: NumPy's global one differs from run to run."""
    np.random.seed(1)
    before = np.random.get_state()[1].copy()
    generator(name)["make"](np.random.RandomState(0), "ru")
    assert (np.random.get_state()[1] == before).all()


@pytest.mark.parametrize(("name", "lang"), PINNED)
def test_bytes_are_pinned(name: str, lang: str) -> None:
    assert hashlib.sha256(export(name, 20260803, lang)).hexdigest() == PINNED[name, lang]
