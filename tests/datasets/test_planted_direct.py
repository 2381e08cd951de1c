"""Every trainee's data have what the card says is planted: the Direct report."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from .generators import SEEDS, export, frame

each_seed = pytest.mark.parametrize("seed", SEEDS)


def weeks(report: pd.DataFrame) -> pd.Series:
    return (report["Date"] - pd.Timestamp("2026-06-01")).dt.days // 7


def totals(report: pd.DataFrame, by: object) -> pd.DataFrame:
    return report.groupby(by)[["Impressions", "Clicks", "Cost", "Sessions", "Bounces", "Conversions", "Revenue"]].sum()


@each_seed
def test_direct_is_thirteen_whole_weeks(seed: int) -> None:
    report = frame("direct_report", seed)
    assert 1500 <= len(report) <= 2500
    assert report["Date"].nunique() == 91
    assert report["Date"].min().weekday() == 0
    assert not report.duplicated(["Date", "AdGroupId", "AdNetworkType", "Device"]).any()
    assert report["CampaignId"].nunique() == report["CampaignName"].nunique() == 8


@each_seed
def test_direct_metrics_agree_with_each_other(seed: int) -> None:
    report = frame("direct_report", seed)
    assert (report["Clicks"] <= report["Impressions"]).all()
    assert (report["Sessions"].fillna(0) <= report["Clicks"]).all()
    assert (report["Bounces"].fillna(0) <= report["Sessions"].fillna(0)).all()
    assert (report["Conversions"].fillna(0) <= report["Sessions"].fillna(0)).all()
    assert report.loc[report["Revenue"].notna(), "Conversions"].ge(1).all()
    assert ((report["Clicks"] == 0) == report["AvgCpc"].isna()).all()
    assert np.allclose(report["Ctr"], 100 * report["Clicks"] / report["Impressions"], atol=0.006)
    clicked = report[report["Clicks"] > 0]
    assert np.allclose(clicked["AvgCpc"], clicked["Cost"] / clicked["Clicks"], atol=0.006)


@each_seed
def test_direct_money_is_whole_kopecks_in_micros(seed: int) -> None:
    lines = export("direct_report", seed).decode().splitlines()
    at = lines[1].split("\t").index("Cost")
    costs = [int(line.split("\t")[at]) for line in lines[2:-1]]
    assert all(cost % 10_000 == 0 for cost in costs)
    assert lines[-1] == f"Total rows: {len(costs)}"


@each_seed
def test_direct_one_campaign_spends_and_brings_nothing(seed: int) -> None:
    campaigns = totals(frame("direct_report", seed), "CampaignName")
    houses = campaigns.loc["frame_houses_search"]
    assert houses["Conversions"] == 0
    assert houses["Clicks"] > 500
    assert houses["Cost"] > 0.04 * campaigns["Cost"].sum()
    working = campaigns.drop("frame_houses_search")
    assert (working["Conversions"] > 0).all()


@each_seed
def test_direct_cost_per_lead_jumps_on_a_monday(seed: int) -> None:
    report = frame("direct_report", seed)
    search = report[report["CampaignName"] == "bath_generic_search"]
    by_week = totals(search, weeks(search))
    cpl = by_week["Cost"] / by_week["Conversions"]
    jump = next(week for week in (6, 7, 8) if cpl[week] > 1.6 * cpl[: week - 1].max())
    assert cpl[: jump - 1].max() < cpl[jump:].min()
    before, after = by_week[: jump - 1].sum(), by_week[jump:].sum()
    assert after["Cost"] / after["Conversions"] > 1.6 * before["Cost"] / before["Conversions"]
    # The cause is on the site: clicks come as before, more of them bounce.
    assert after["Clicks"] / after["Impressions"] == pytest.approx(before["Clicks"] / before["Impressions"], rel=0.1)
    assert after["Bounces"] / after["Sessions"] > 1.5 * before["Bounces"] / before["Sessions"]


@each_seed
def test_direct_test_campaign_is_too_small_to_judge(seed: int) -> None:
    report = frame("direct_report", seed)
    test = report[report["CampaignName"] == "test_gazebos_search"]
    assert test["Date"].nunique() <= 10
    assert test["Clicks"].sum() < 100
    assert test["Conversions"].sum() == 1


@each_seed
def test_direct_one_campaign_mixes_search_and_network(seed: int) -> None:
    report = frame("direct_report", seed)
    networks = report.groupby("CampaignName")["AdNetworkType"].nunique()
    assert list(networks[networks > 1].index) == ["bath_mixed"]
    mixed = report[report["CampaignName"] == "bath_mixed"]
    ctr = totals(mixed, "AdNetworkType").eval("Clicks / Impressions")
    assert ctr["SEARCH"] > 5 * ctr["AD_NETWORK"]


@each_seed
def test_direct_brand_flatters_the_account(seed: int) -> None:
    campaigns = totals(frame("direct_report", seed), "CampaignName")
    ctr, cpl = campaigns["Clicks"] / campaigns["Impressions"], campaigns["Cost"] / campaigns["Conversions"]
    assert ctr["parogor_brand_search"] > 2.5 * ctr.drop("parogor_brand_search").max()
    assert cpl["parogor_brand_search"] < 0.5 * cpl.drop(["parogor_brand_search", "test_gazebos_search"]).min()
    account = campaigns["Cost"].sum() / campaigns["Conversions"].sum()
    rest = campaigns.drop("parogor_brand_search").sum()
    assert rest["Cost"] / rest["Conversions"] > 1.2 * account


@each_seed
def test_direct_weekends_are_quiet_and_august_fades(seed: int) -> None:
    report = frame("direct_report", seed)
    by_weekday = report.groupby(report["Date"].dt.day_of_week)["Impressions"].sum()
    assert by_weekday[[5, 6]].max() < 0.9 * by_weekday[[0, 1, 2, 3, 4]].min()
    by_week = report.groupby(weeks(report))["Impressions"].sum()
    assert by_week[[11, 12]].mean() < 0.9 * by_week[[2, 3, 4, 5]].mean()


@each_seed
def test_direct_mean_of_a_rate_is_not_the_rate(seed: int) -> None:
    report = frame("direct_report", seed)
    mixed = report[report["CampaignName"] == "bath_mixed"]
    assert mixed["Ctr"].mean() > 2 * 100 * mixed["Clicks"].sum() / mixed["Impressions"].sum()
