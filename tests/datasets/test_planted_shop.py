"""Every trainee's data have what the cards say is planted: the shop of car parts."""

from __future__ import annotations

import pandas as pd
import pytest

from .generators import SEEDS, frame

each_seed = pytest.mark.parametrize("seed", SEEDS)
GOALS = (41004001, 41004002, 41004003, 41004004)


def sold(seed: int) -> pd.DataFrame:
    """Delivered lines with revenue and margin, joined by article."""
    lines, feed = frame("order_lines", seed), frame("yml_feed", seed)
    lines = lines[lines["status"] == "delivered"].assign(article=lines["article"].str.upper())
    both = lines.merge(feed[["article", "category", "purchase_price"]], on="article", validate="many_to_one")
    assert len(both) == len(lines)
    return both.assign(
        revenue=both["price"] * both["quantity"], margin=(both["price"] - both["purchase_price"]) * both["quantity"]
    )


def depth(goals: list[int]) -> int:
    """How many steps a visit passed without leaving one out."""
    return next((n for n, goal in enumerate(GOALS) if goal not in goals), len(GOALS))


@each_seed
def test_orders_and_their_lines_are_one_export(seed: int) -> None:
    orders, lines = frame("orders", seed), frame("order_lines", seed)
    assert orders["number"].is_unique
    assert orders["date"].is_monotonic_increasing
    assert set(orders["number"]) == set(lines["number"])
    goods = (lines["price"] * lines["quantity"]).groupby(lines["number"]).sum()
    total = orders.set_index("number").eval("total + discount - delivery")
    pd.testing.assert_series_equal(goods.sort_index(), total.sort_index(), check_names=False)


@each_seed
def test_a_fifth_of_the_orders_brings_nothing(seed: int) -> None:
    orders = frame("orders", seed)
    assert set(orders["status"]) == {"new", "processing", "sent", "delivered", "cancelled", "returned"}
    assert orders["status"].eq("delivered").mean() == pytest.approx(0.8, abs=0.04)
    assert orders.loc[orders["status"] == "cancelled", "status_text"].nunique() == 2


@each_seed
def test_batteries_bring_revenue_and_little_margin(seed: int) -> None:
    groups = sold(seed).groupby("category")[["revenue", "margin"]].sum()
    share = groups / groups.sum()
    battery = share["revenue"].idxmax()
    assert share.loc[battery, "revenue"] > 0.4
    assert share.loc[battery, "margin"] < 0.2
    assert (sold(seed).groupby("article")["margin"].sum() < 0).sum() >= 2


@each_seed
def test_names_do_not_join(seed: int) -> None:
    lines, feed = frame("order_lines", seed), frame("yml_feed", seed)
    assert feed["name"].duplicated().sum() > 5
    assert (~lines["name"].isin(feed["name"])).mean() > 0.05
    assert (feed["price"] > feed["old_price"]).sum() > 0
    assert 0.03 < 1 - feed["available"].mean() < 0.14


@each_seed
def test_small_letters_only_in_telephoned_orders(seed: int) -> None:
    lines, orders = frame("order_lines", seed), frame("orders", seed)
    small = lines[lines["article"] != lines["article"].str.upper()]
    assert len(small) > 100
    assert orders.set_index("number").loc[small["number"], "manager"].notna().all()


@each_seed
def test_people_order_again_and_spell_their_phone_otherwise(seed: int) -> None:
    orders = frame("orders", seed)
    emails = orders["email"].dropna()
    assert emails[~emails.str.endswith("@shesteryonkin.example")].duplicated().mean() > 0.15
    assert orders["email"].str.endswith("@shesteryonkin.example", na=False).sum() == 36
    assert orders.groupby("email")["phone"].nunique().max() > 1


@each_seed
def test_every_order_on_the_site_is_a_visit(seed: int) -> None:
    visits, orders = frame("shop_visits", seed), frame("orders", seed)
    bought = visits["purchaseID"].explode().dropna()
    assert bought.is_unique
    known = orders.set_index("number").loc[bought]
    assert known["entry_page"].notna().all()
    assert (visits.loc[bought.index, "date"].to_numpy() == known["date"].dt.normalize().to_numpy()).all()
    paid = visits.loc[bought.index, "purchaseRevenue"].map(sum).to_numpy()
    assert (paid == (known["total"] - known["delivery"]).to_numpy()).all()


@each_seed
def test_steps_are_skipped_and_goals_repeated(seed: int) -> None:
    visits = frame("shop_visits", seed)
    passed = visits["goalsID"].map(depth)
    reached = visits["goalsID"].map(lambda goals: GOALS[3] in goals)
    assert reached.sum() > 1.05 * (passed == 4).sum()
    assert visits["goalsID"].map(lambda goals: goals.count(GOALS[1])).max() > 2
    assert not visits["visitDuration"].eq(15).any()
    assert (visits["bounce"] == ((visits["pageViews"] == 1) & (visits["visitDuration"] < 15))).all()


@each_seed
def test_one_large_cell_loses_its_baskets(seed: int) -> None:
    visits = frame("shop_visits", seed)
    visits = visits[~visits["endURL"].str.contains("/admin/")]
    passed = visits["goalsID"].map(depth)
    baskets = visits[passed >= 2].assign(on=passed >= 3)
    cells = baskets.groupby(["deviceCategory", "lastTrafficSource"])["on"].agg(["size", "mean"])
    large = cells[cells["size"] >= 50].sort_values("mean")
    assert large["mean"].iloc[0] < 0.34
    assert large["mean"].iloc[1] > 0.5
    assert cells["mean"].min() < large["mean"].iloc[0]
    assert cells["mean"].idxmin() != large.index[0]
