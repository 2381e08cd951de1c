"""The card and the generator of a dataset agree, in both languages, on every machine."""

from __future__ import annotations

import hashlib
import tomllib
from typing import Any

import numpy as np
import pandas as pd
import pytest

from .generators import NAMES, ROOT, SEEDS, card, export, frame, make

# sha256 of the file for seed 20260803. Another value means other numbers for every trainee: between editions only.
PINNED: dict[tuple[str, str], str] = {
    ("direct_report", "ru"): "6af73e31d702b9cc4b530b4ef71492f308bccf9e2514f5810a7d91b8a76c149e",
    ("direct_report", "en"): "2e3461b978f725e7547e1ee769c2746b849ea05ac9a2301fc438562978d1409a",
    ("letters", "ru"): "a67c07942d9861ffd330a317ae5f98a11ecbb62c500745fe8b900b9d9f6f56f5",
    ("letters", "en"): "cc8134d9bf6d0a81377fe0c49d48886e38f850a29e87204f5dcf3e5f72abb056",
    ("metrica_visits", "ru"): "2b5812dc010dce0b016cbaadb32332988d0abc4fb2aa9340895f474eedf34b83",
    ("metrica_visits", "en"): "e31325dd88225a33b9bfa1dbf1dc39c3babd66da7cb75cd4bb9173080e48668d",
    ("order_lines", "ru"): "313e6ae5ad576a29028801296151cf6c4fb015f2ef80e1363c9dae2d0fdf4497",
    ("order_lines", "en"): "8aa1758e897baadaa75a6269fa9c2efd76e8bc99a2283739645bf47d64007f23",
    ("orders", "ru"): "313e6ae5ad576a29028801296151cf6c4fb015f2ef80e1363c9dae2d0fdf4497",
    ("orders", "en"): "8aa1758e897baadaa75a6269fa9c2efd76e8bc99a2283739645bf47d64007f23",
    ("search_queries", "ru"): "70449d3c7a01bc954bf574ee28111ef3c17b99512c731bfec621b56baee9aba9",
    ("search_queries", "en"): "f7f84e9e5714af984a65092020ba16404e745bc95eb0644fbddfc6b7953f05cd",
    ("crawl", "ru"): "cc93b7e10eb96e3a679352b65c89c197f92d2a918002a1b3cb107d4d67fe8219",
    ("crawl", "en"): "54515a842819a0738f82b0ad42cf9bf70b19a54a7eefe87bf08edab9a53ceb09",
    ("gsc_dates", "ru"): "a47e41895d893e2cff28e353209e1ebd77c9d69e331c87fe47040b13908d03fe",
    ("gsc_dates", "en"): "a47e41895d893e2cff28e353209e1ebd77c9d69e331c87fe47040b13908d03fe",
    ("gsc_queries", "ru"): "eeeed34dffa41f7a3529f66c9c04609b96e203327c7a5c5ae5ab820d7caf59b4",
    ("gsc_queries", "en"): "930819a54fccbbcff0c5a7ea1fd9ef599912ad4f1888d31bd1485e606f5f1a15",
    ("product_pages", "ru"): "ae828ebe4038ce33b8392e09553f91235807b5336e3c0d4367295c6805558b30",
    ("product_pages", "en"): "ddbfcf431e4dbe96f07e722fc03e63a47ede6f5837b1c71adc7dd241cedfb820",
    ("serp_niche", "ru"): "38d288efa4c18b7a5a3470d42314153824a8746ad3a44a0fd4c45aef92a33f38",
    ("serp_niche", "en"): "84ae5ac9a7d1ad84a5dbc0bb9207b4a4cac5abbd520db045e3ed5340d79d0afd",
    ("serp_brand", "ru"): "981172263e6ff253c1eac275dc105ec6f8ccbf8157e6c115e8addd41a708f49f",
    ("serp_brand", "en"): "272805777aae6798be1bc4f3d43ca03b8c91339fc4f2672379c11592572f62c7",
    ("survey", "ru"): "85d59280e0ef2fd94c34a801eaa0967cadffa023c0387c31cf4c5815177fa0e5",
    ("survey", "en"): "9c9cc39783a7dae704cc56e6bf443a2634acb278a0b91a9fc0e88825210549f9",
    ("webmaster_queries", "ru"): "0bed34a3f0354f1ef1eb3b711f5bf392d9cf624861d43578b4b26bd6702b6faf",
    ("webmaster_queries", "en"): "d2ac09a13bc6ab046d88c660144015dbdd0ae8b537985a23536fb31d7c552c8b",
    ("wordstat", "ru"): "13f18fa6a0f3857cbbc89d84970d40467343616b10bb9b2169f72fea2902812f",
    ("wordstat", "en"): "ffb3d535c42f479f82f78c553d2c9d962939a009212a9801358ea779f78057f2",
    ("workshop_requests", "ru"): "0861665f18c827250826ec19da0057ae83fb1761e329c5aef0d9a5964b94289d",
    ("workshop_requests", "en"): "5811738c928531a9e2d94a1ce15fb8d4aee199f8147e5832550e8510e95ac051",
    ("shop_visits", "ru"): "e406d729af008a56652801ec52d3dfdfcb0689f2ce2c7e187be5b02270927e90",
    ("shop_visits", "en"): "b28341c31c7d9bd109f6d01aa0c49b789ced6446b6e9988727579169ccf74b05",
    ("yml_feed", "ru"): "834caad5b30571c3a57f958cc14ee13ccdec362520492c1aa1b8f755772ad395",
    ("yml_feed", "en"): "76a037bafc7332c334758059beacf422a9588e12bdf486c5df0a7f8284bd7b3c",
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
    again = make(name, np.random.RandomState(3), "ru")
    assert again == export(name, 3)
    assert len({export(name, seed) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("name", NAMES)
def test_global_state_is_left_alone(name: str) -> None:
    """Generators draw only from the RandomState that they receive: NumPy's global one differs from run to run."""
    np.random.seed(1)
    before = np.random.get_state()[1].copy()
    make(name, np.random.RandomState(0), "ru")
    assert (np.random.get_state()[1] == before).all()


@pytest.mark.parametrize(("name", "lang"), PINNED)
def test_bytes_are_pinned(name: str, lang: str) -> None:
    assert hashlib.sha256(export(name, 20260803, lang)).hexdigest() == PINNED[name, lang]
