"""Every trainee's data have what the card says is planted: requests to a workshop."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from .generators import ROOT, SEEDS, card, export, frame, generator

NAME = "workshop_requests"
each_seed = pytest.mark.parametrize("seed", range(40))


def weeks(requests: pd.DataFrame) -> pd.DataFrame:
    """Requests by week and source."""
    week = (requests["date"] - pd.Timestamp("2026-08-03")).dt.days // 7 + 1
    return pd.crosstab(week, requests["source"])


@each_seed
def test_size_numbers_and_order(seed: int) -> None:
    requests = frame(NAME, seed)
    assert 60 <= len(requests) <= 150
    assert requests["number"].is_unique
    assert requests["number"].is_monotonic_increasing
    assert requests["date"].is_monotonic_increasing
    assert requests["date"].between("2026-08-03", "2026-08-30").all()
    assert set(requests["source"]) == {"ads", "maps", "search", "social", "friends"}
    assert not set(range(len(requests) + 2)) & set(requests["number"]), "a label of a row is no number of a request"


@each_seed
def test_a_third_have_no_amount(seed: int) -> None:
    amounts = frame(NAME, seed)["amount"]
    assert 0.15 < amounts.isna().mean() < 0.5
    assert (amounts.dropna() % 10 == 0).all()
    assert amounts.min() > 0
    whole = generator(NAME)["make"](np.random.RandomState(seed), "ru", without=("no_amount",))
    assert b";\r\n" not in whole
    assert b";\r\n" in export(NAME, seed)


@each_seed
def test_one_source_falls_silent_in_week_three(seed: int) -> None:
    requests = frame(NAME, seed)
    by_week = weeks(requests)
    silent = [source for source in by_week if by_week.loc[4, source] == 0]
    assert len(silent) == 1
    assert silent[0] in {"maps", "search", "social"}
    assert (by_week.drop(columns=silent) >= 2).all(axis=None)
    last = requests.loc[requests["source"] == silent[0], "date"].max()
    assert pd.Timestamp("2026-08-18") <= last <= pd.Timestamp("2026-08-21"), "inside the week, at none of its ends"


def test_every_source_falls_silent_for_somebody() -> None:
    silent = set()
    for seed in range(40):
        by_week = weeks(frame(NAME, seed))
        silent |= {source for source in by_week if by_week.loc[4, source] == 0}
    assert silent == {"maps", "search", "social"}


@each_seed
def test_border_top_and_two_means(seed: int) -> None:
    requests = frame(NAME, seed)
    amounts = requests["amount"].dropna()
    assert (amounts == 4000).sum() >= 2
    assert (amounts > 4000).sum() >= 6
    top = amounts.nlargest(6).tolist()
    assert all(more - less >= 150 for more, less in pairwise(top))
    means = requests.groupby("source")["amount"].mean()
    assert means.mean() > 1.02 * amounts.mean()
    assert weeks(requests)["friends"].tolist() == [2, 2, 2, 2]


def test_the_file_is_what_russian_excel_saves() -> None:
    raw = export(NAME, SEEDS[0])
    assert raw.startswith(b"\xef\xbb\xbfnumber;date;source;service;amount\r\n")
    assert card(NAME)["file"] == "workshop_requests.csv"
    assert (ROOT / NAME / "sources.toml").exists()
