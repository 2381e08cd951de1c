"""Every trainee's data have what the cards say is planted: answers to a survey and results pages for a brand.

Each planted defect, left alone, moves its result by more than its exercise's tolerance.
"""

from __future__ import annotations

import pandas as pd
import pytest

from .generators import SEEDS, frame

each_seed = pytest.mark.parametrize("seed", SEEDS)
POINTS = 0.06
"""The tolerance of nps_score, in points."""
SHARE = 0.002
"""The larger tolerance of brand_serp and lesson_pleased."""
STAFF = "@ezhkin.example"
COMPLAINTS = "pravda|zhaloba|rabota-kak|dom-forum|ne-rekom|chernyy|kupyur|dolgo-i|otkazali"


def survey(seed: int) -> pd.DataFrame:
    """Answers in order of time, with the parent (digits of the phone), staff or not, and the mark as a number."""
    answers = frame("survey", seed).sort_values("created", kind="stable")
    return answers.assign(
        parent=answers["q5"].str.replace(r"\D", "", regex=True).str[-10:],
        staff=answers["q6"].str.endswith(STAFF, na=False),
        mark=pd.to_numeric(answers["q1"].str.replace("/10", "")),
    )


def last(answers: pd.DataFrame) -> pd.DataFrame:
    return answers[~answers["staff"]].drop_duplicates("parent", keep="last")


def nps(marks: pd.Series, low: int = 6) -> float:
    given = marks.dropna()
    return float(100 * (given.ge(9).mean() - given.le(low).mean()))


@each_seed
def test_what_is_planted_in_the_survey_is_there(seed: int) -> None:
    answers = survey(seed)
    parents = answers[~answers["staff"]]
    twice = parents[parents["parent"].duplicated(keep=False)]
    assert answers["staff"].sum() == 9
    assert twice["parent"].nunique() == 9
    assert len(twice) == 18
    assert twice["q5"].nunique() == 18
    assert last(answers)["q1"].isna().sum() == 8
    assert answers["q1"].eq("10/10").sum() == 5
    assert last(answers)["mark"].eq(6).sum() >= 7


@each_seed
def test_each_defect_of_the_survey_moves_nps(seed: int) -> None:
    answers = survey(seed)
    right = last(answers)
    parents = answers[~answers["staff"]]
    wrong = {
        "twice": parents["mark"],
        "the first answer": parents.drop_duplicates("parent")["mark"],
        "staff": answers.drop_duplicates("parent", keep="last")["mark"],
        "blanks as zeros": right["mark"].fillna(0),
        "words lost": right.loc[right["q1"] != "10/10", "mark"],
        "without passives": right.loc[~right["mark"].isin((7, 8)), "mark"],
    }
    moved = {name: abs(nps(marks) - nps(right["mark"])) for name, marks in wrong.items()}
    moved["sixes as passives"] = abs(nps(right["mark"], low=5) - nps(right["mark"]))
    assert {name: by for name, by in moved.items() if by <= 2 * POINTS} == {}


@each_seed
def test_each_defect_of_the_survey_moves_the_pleased_of_a_group(seed: int) -> None:
    answers = survey(seed).dropna(subset=["q3"])
    parents = answers[~answers["staff"]]
    pleased = last(answers)["q3"].ge(4).groupby(last(answers)["q4"]).mean()
    wrong = {
        "twice": parents,
        "the first answer": parents.drop_duplicates("parent"),
        "staff": answers.drop_duplicates("parent", keep="last"),
    }
    moved = {name: (rows["q3"].ge(4).groupby(rows["q4"]).mean() - pleased).abs().max() for name, rows in wrong.items()}
    assert {name: by for name, by in moved.items() if by <= 2 * SHARE} == {}


def share_of_complaints(rows: pd.DataFrame, pattern: str = COMPLAINTS) -> pd.Series:
    return rows["domain"].str.contains(pattern).groupby(rows["query"]).mean()


@each_seed
def test_each_trap_of_the_results_moves_the_share_of_complaints(seed: int) -> None:
    results = frame("serp_brand", seed)
    places = results.drop_duplicates(["query", "place"])
    right = share_of_complaints(places[places["place"] <= 10])
    wrong = {
        "documents": share_of_complaints(results[results["place"] <= 10]),
        "both tens": share_of_complaints(places),
        "www apart": share_of_complaints(places[places["place"] <= 10], rf"\A(?:{COMPLAINTS})"),
        "one mean": pd.Series(right.mean(), right.index),
    }
    moved = {name: (found - right).abs().max() for name, found in wrong.items()}
    assert {name: by for name, by in moved.items() if by <= 2 * SHARE} == {}
    assert results.groupby(["query", "place"])["domain"].nunique().max() == 1
    assert results.groupby(["query", "place"]).size().max() == 3


@each_seed
def test_the_query_about_employees_has_the_most_complaints(seed: int) -> None:
    results = frame("serp_brand", seed)
    found = share_of_complaints(results[results["place"] <= 10].drop_duplicates(["query", "place"]))
    assert "сотрудник" in str(found.idxmax())
