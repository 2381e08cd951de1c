"""Every trainee's data have what the card says is planted: visits."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from .generators import SEEDS, frame

each_seed = pytest.mark.parametrize("seed", SEEDS)
FORM, CALL, CONTACTS = 41002001, 41002002, 41002003


def leads(visits: pd.DataFrame) -> pd.DataFrame:
    return visits[[bool({FORM, CALL} & set(goals)) for goals in visits["goalsID"]]]


@each_seed
def test_visits_size_and_order(seed: int) -> None:
    visits = frame("metrica_visits", seed)
    assert 1200 <= len(visits) <= 2000
    assert visits["visitID"].is_unique
    assert visits["dateTime"].is_monotonic_increasing
    assert (visits["dateTime"].dt.normalize() == visits["date"]).all()
    assert visits["date"].between("2026-08-03", "2026-08-30").all()
    assert visits["date"].nunique() == 28
    assert (visits.groupby("clientID").size() > 1).sum() > 200


@each_seed
def test_visits_attribution_can_be_recomputed(seed: int) -> None:
    visits = frame("metrica_visits", seed)
    by_client = visits.groupby("clientID")
    assert (visits["isNewUser"] == (by_client.cumcount() == 0)).all()
    first = by_client["lastTrafficSource"].transform("first")
    assert (visits["cross_device_firstTrafficSource"] == first).all()
    told = visits["lastTrafficSource"].where(~visits["lastTrafficSource"].isin(["direct", "internal"]))
    significant = told.groupby(visits["clientID"]).ffill().fillna(visits["lastTrafficSource"])
    assert (visits["cross_device_last_significantTrafficSource"] == significant).all()


@each_seed
def test_visits_models_disagree(seed: int) -> None:
    found = leads(frame("metrica_visits", seed))
    models = ["cross_device_firstTrafficSource", "lastTrafficSource", "cross_device_last_significantTrafficSource"]
    first, last, significant = (Counter(found[model]) for model in models)
    assert len(found) > 80
    assert first["ad"] > 1.3 * last["ad"]
    assert significant["ad"] > last["ad"]
    assert last["direct"] > 3 * max(first["direct"], significant["direct"])
    assert first != significant


@each_seed
def test_visits_micro_goal_inflates_and_forms_repeat(seed: int) -> None:
    visits = frame("metrica_visits", seed)
    goals = Counter(goal for reached in visits["goalsID"] for goal in reached)
    assert set(goals) == {FORM, CALL, CONTACTS}
    assert sum(goals.values()) > 1.2 * len(leads(visits))
    assert any(reached.count(FORM) == 2 for reached in visits["goalsID"])
    assert all(len(a) == len(b) for a, b in zip(visits["goalsID"], visits["goalsDateTime"], strict=True))


@each_seed
def test_visits_bounce_is_one_page_under_fifteen_seconds(seed: int) -> None:
    visits = frame("metrica_visits", seed)
    assert (visits["bounce"] == ((visits["pageViews"] == 1) & (visits["visitDuration"] < 15))).all()
    assert ((visits["pageViews"] == 1) & ~visits["bounce"]).sum() > 50
    assert not visits.loc[visits["bounce"], "goalsID"].map(len).any()
    daily = visits.groupby("date")["bounce"].mean().mean()
    assert abs(daily - visits["bounce"].mean()) > 1e-5


@each_seed
def test_visits_phones_send_forms_less_often(seed: int) -> None:
    visits = frame("metrica_visits", seed)
    form = visits["goalsID"].map(lambda goals: FORM in goals).groupby(visits["deviceCategory"]).mean()
    call = visits["goalsID"].map(lambda goals: CALL in goals).groupby(visits["deviceCategory"]).mean()
    assert form["1"] > 2 * form["2"]
    assert call["1"] == pytest.approx(call["2"], rel=0.5)


@each_seed
def test_visits_network_tags_are_broken_in_places(seed: int) -> None:
    visits = frame("metrica_visits", seed)
    ads = visits[visits["lastTrafficSource"] == "ad"]
    names = set(ads["lastUTMCampaign"].dropna())
    assert {"bath_network", "Bath_Network"} <= names
    assert {name for name in names if name != name.lower()} == {"Bath_Network"}
    assert ads["lastUTMCampaign"].isna().sum() >= 5
    assert visits.loc[visits["lastTrafficSource"] == "direct", "lastUTMCampaign"].isna().all()


@each_seed
def test_visits_contracts_follow_leads(seed: int) -> None:
    visits = frame("metrica_visits", seed)
    signed = visits[visits["purchaseID"].map(len) > 0]
    assert len(signed) >= 6
    assert len(leads(signed)) == len(signed)
    sums = signed["purchaseRevenue"].map(sum)
    assert sums.between(240_000, 3_200_000).all()
