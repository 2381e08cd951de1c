"""What the exports of search plant: each trap is there for every trainee, and moves the number that it is about."""

from __future__ import annotations

import pandas as pd
import pytest

from .generators import SEEDS, frame

each_seed = pytest.mark.parametrize("seed", SEEDS)
NAMES = "шестерёнкин|шестеренкин|шестирёнкин|shesteryonkin"


@each_seed
def test_console_impressions_break_off_and_clicks_do_not(seed: int) -> None:
    months = frame("gsc_dates", seed).set_index("date")[["clicks", "impressions"]].resample("MS").sum()
    change = months.loc["2026-08-01"] / months.loc["2025-08-01"]
    assert 1.0 < change["clicks"] < 1.2
    assert 0.4 < change["impressions"] < 0.6


@each_seed
def test_console_brand_spellings_and_gears_move_the_mean_place(seed: int) -> None:
    queries = frame("gsc_queries", seed)

    def place(stems: str) -> float:
        brand = queries[queries["query"].str.contains(stems)]
        return float((brand["position"] * brand["impressions"]).sum() / brand["impressions"].sum())

    assert abs(place("шестерёнкин|шестеренкин|shesteryonkin") - place(NAMES)) > 0.06
    assert abs(place("шестер|шестир|shester") - place(NAMES)) > 0.5
    rest = queries[~queries["query"].str.contains(NAMES)]
    weighted = (rest["position"] * rest["impressions"]).sum() / rest["impressions"].sum()
    assert rest["position"].mean() > 2 * weighted


@each_seed
def test_webmaster_five_queries_stand_apart(seed: int) -> None:
    """The gain of the fifth is well above the sixth, and the split query is found by both its pages only."""
    rows = frame("webmaster_queries", seed)
    ours = rows[rows["region"].eq("Екатеринбург") & ~rows["query"].str.contains("шестер")]

    def gains(keys: list[str]) -> pd.Series:
        table = ours.assign(weight=ours["position"] * ours["impressions"])
        table = table.groupby(keys)[["clicks", "impressions", "weight"]].sum()
        place = table["weight"] / table["impressions"]
        top = table[place <= 3]
        near = table[place.between(4, 15)]
        gain = near["impressions"] * top["clicks"].sum() / top["impressions"].sum() - near["clicks"]
        return gain.sort_values(ascending=False)

    right = gains(["query"])
    assert (right.iloc[:5] / right.iloc[1:6].to_numpy() > 1.05).all()
    assert right.iloc[4] > 1.3 * right.iloc[5]
    assert [query for query, _ in gains(["query", "url"]).index[:5]] != right.index[:5].tolist()


@each_seed
def test_results_have_five_shops_that_only_places_of_the_first_ten_show(seed: int) -> None:
    serp = frame("serp_niche", seed)
    assert serp.groupby("query")["place"].max().eq(20).all()
    bare = serp.assign(domain=serp["domain"].str.removeprefix("www."))
    shops = sorted(set(bare["domain"]) & set(bare.loc[bare["place"] > 10, "domain"]))
    assert len(shops) > 5
    met = bare[bare["place"] <= 10].groupby("domain")["query"].nunique()
    strong = met[met.between(11, 21)].sort_values(ascending=False)
    assert strong.iloc[:5].tolist() == [21, 19, 17, 15, 13]


@each_seed
def test_cards_have_each_fault(seed: int) -> None:
    pages = frame("product_pages", seed)
    assert len(pages) == 30
    assert (~pages["markup_price"].str.isdigit()).sum() >= 2
    assert (~pages["markup_image"]).sum() >= 2
    assert (pages["markup_rating"] & pages["rating_text"].isna()).sum() >= 3
    assert pages["description"].duplicated(keep=False).sum() >= 6
