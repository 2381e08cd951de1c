"""Every trainee's data have what the card says is planted: search queries and Wordstat."""

from __future__ import annotations

import re

import pytest

from .generators import SEEDS, export, frame

each_seed = pytest.mark.parametrize("seed", SEEDS)
LANGUAGES = ("ru", "en")

# ---- search_queries

JUNK = {
    "ru": "бесплатно$|бесплатно |скачать|своими руками|самому|ваканси|плотник|вахт|москва|спб|казань|екатеринбург|"
    "краснодар|самара|снять|на час|аренда|печь|веники|двери",
    "en": "plan free|download|diy|yourself|vacanc|carpenter|shift work|moscow|petersburg|kazan|yekaterinburg|krasnodar|"
    "samara|rent|by the hour|stove|whisks|doors",
}
TRAPS = {
    "ru": ["цен", "проект", "фото", "недорого", "бесплатн[аоы][йя]|бесплатный", "работ"],
    "en": ["price", "plan", "photo", "cheap", "free", "work"],
}
RIVALS = {"ru": "банярек|сруболит|веникон", "en": "banyarek|srubolit|venikon"}
BRAND = {"ru": "парогор", "en": "parogor"}


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_queries_size_and_keys(seed: int, lang: str) -> None:
    queries = frame("search_queries", seed, lang)
    assert 400 <= len(queries) <= 800
    assert not queries.duplicated(["Query", "AdGroupId"]).any()
    assert set(queries["MatchType"]) == {"NONE", "SYNONYM", "RELATED_KEYWORD"}
    assert 0.02 < queries["MatchedKeyword"].isna().mean() < 0.3
    assert (queries["Conversions"].fillna(0) <= queries["Clicks"]).all()
    assert (queries["Clicks"] <= 3).mean() > 0.5


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_queries_junk_costs_and_never_converts(seed: int, lang: str) -> None:
    queries = frame("search_queries", seed, lang)
    junk = queries[queries["Query"].str.contains(JUNK[lang])]
    assert len(junk) > 120
    assert junk["Conversions"].sum() == 0
    assert junk["Cost"].sum() > 0.12 * queries["Cost"].sum()


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_queries_junk_looking_words_convert(seed: int, lang: str) -> None:
    queries = frame("search_queries", seed, lang)
    for word in TRAPS[lang]:
        assert queries.loc[queries["Query"].str.contains(word), "Conversions"].sum() >= 1, word
    keywords = " ".join(queries["MatchedKeyword"].dropna().unique())
    assert sum(bool(re.search(word, keywords)) for word in TRAPS[lang]) >= 3


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_queries_rivals_convert_only_where_they_are_meant_to(seed: int, lang: str) -> None:
    queries = frame("search_queries", seed, lang)
    rivals = queries[queries["Query"].str.contains(RIVALS[lang])]
    leads = rivals.groupby("CampaignName")["Conversions"].sum()
    assert leads["bath_competitors_search"] >= 1
    assert leads["bath_generic_search"] == leads["bath_mixed"] == 0


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_queries_brand_leaks_and_costs_more_there(seed: int, lang: str) -> None:
    queries = frame("search_queries", seed, lang)
    brand = queries[queries["Query"].str.contains(BRAND[lang])]
    sums = brand.groupby("CampaignName")[["Cost", "Clicks"]].sum()
    cpc = sums["Cost"] / sums["Clicks"]
    assert cpc["bath_generic_search"] > 2 * cpc["parogor_brand_search"]
    leaked = brand[brand["CampaignName"] == "bath_generic_search"]
    assert set(leaked["MatchType"]) == {"RELATED_KEYWORD"}


# ---- wordstat

LONG = 7
STOP = {"из", "под", "с", "и", "a", "to", "with", "and", "how", "much", "for", "в", "на"}


def key(phrase: str) -> tuple[str, ...]:
    return tuple(sorted(phrase.split()))


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_wordstat_file_is_written_as_the_service_writes_it(seed: int, lang: str) -> None:
    text = export("wordstat", seed, lang).decode("utf-8")
    assert text.startswith("\ufeffЗапросы со словами;Число запросов;Топ частотных запросов «")
    assert "\n" not in text
    assert re.search("\r[^;\r]+;\\d{1,2}\u00a0\\d{3};\r", text)


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_wordstat_size_duplicates_and_long_phrases(seed: int, lang: str) -> None:
    table = frame("wordstat", seed, lang)
    assert 120 <= len(table) <= 200
    assert table["phrase"].is_unique
    assert table["frequency"].is_monotonic_decreasing
    keys = table["phrase"].map(key)
    assert keys.duplicated().sum() == 9
    assert (table.groupby(keys)["frequency"].nunique() == 1).all()
    words = table["phrase"].str.split().map(len)
    meaningful = table["phrase"].map(lambda phrase: len(set(phrase.split()) - STOP))
    assert (
        (words > LONG) == (meaningful > LONG)
    ).all()  # the answer is the same whether prepositions are counted or not
    assert (words > LONG).sum() == 5


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_wordstat_nested_phrases_are_rarer(seed: int, lang: str) -> None:
    table = frame("wordstat", seed, lang)
    # Russian words change their endings; six letters tell the words of this niche apart, and only "баня" is shorter.
    stems = [frozenset("бан" if re.fullmatch("бан[яюиь]", w) else w[:6] for w in p.split()) for p in table["phrase"]]
    rows = list(zip(stems, table["frequency"], strict=True))
    assert all(b < a for broad, a in rows for narrow, b in rows if broad < narrow)


@each_seed
@pytest.mark.parametrize("lang", LANGUAGES)
def test_wordstat_has_junk_brand_and_rivals(seed: int, lang: str) -> None:
    phrases = frame("wordstat", seed, lang)["phrase"]
    junk = {
        "ru": "своими руками|самому|бесплатно|скачать|ваканси|час|снять|веник",
        "en": "diy|free|download|vacanc|hour|rent",
    }
    assert phrases.str.contains(junk[lang]).sum() >= 12
    assert phrases.str.contains(BRAND[lang]).sum() == 4
    assert phrases.str.contains(RIVALS[lang]).sum() == 5
    seed_word = {"ru": r"\bбан[яюиь]?\b|\bбань\b", "en": r"\bbathhouse"}
    assert phrases.str.contains(seed_word[lang]).all()
