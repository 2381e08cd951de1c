"""Statistics: intervals and item analysis compared with published values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.statistics import item_analysis, poisson_range, rate, wilson

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3 (score, without continuity correction).
NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]

# Chatterjee and Price (1977): the Attitude data, 30 departments; item-rest correlations (r.drop) as printed in the
# documentation of the R package psych for `alpha(attitude)`.
ATTITUDE = {
    "rating": (
        "43 63 71 61 81 43 58 71 72 67 64 67 69 68 77 81 74 65 65 50 50 64 53 40 63 66 78 48 85 82",
        0.67,
    ),
    "complaints": (
        "51 64 70 63 78 55 67 75 82 61 53 60 62 83 77 90 85 60 70 58 40 61 66 37 54 77 75 57 85 82",
        0.74,
    ),
    "privileges": (
        "30 51 68 45 56 49 42 50 72 45 53 47 57 83 54 50 64 65 46 68 33 52 52 42 42 66 58 44 71 39",
        0.56,
    ),
    "learning": (
        "39 54 69 47 66 44 56 55 67 47 58 39 42 45 72 72 69 75 57 54 34 62 50 58 48 63 74 45 71 59",
        0.71,
    ),
    "raises": (
        "61 63 76 54 71 54 66 70 71 62 58 59 55 59 79 60 79 55 75 64 43 66 63 50 66 88 80 51 77 64",
        0.79,
    ),
    "critical": (
        "92 73 86 84 83 49 68 66 83 80 67 74 63 77 77 54 79 80 85 78 64 80 80 57 75 76 78 83 74 78",
        0.27,
    ),
    "advance": (
        "45 47 48 35 47 34 35 41 31 41 34 41 25 35 46 36 63 60 46 52 33 41 37 49 33 72 49 38 55 39",
        0.46,
    ),
}


@pytest.mark.parametrize(("successes", "n", "low", "high"), NEWCOMBE)
def test_wilson_matches_published_intervals(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes, n) == pytest.approx((low, high), abs=5e-5)


def test_item_analysis_matches_published_discriminations() -> None:
    scores = {name: [int(x) / 100 for x in text.split()] for name, (text, _) in ATTITUDE.items()}
    found = {item.item: item for item in item_analysis(scores)}
    assert {name: round(item.discrimination or 0, 2) for name, item in found.items()} == {
        name: r for name, (_, r) in ATTITUDE.items()
    }
    assert found["rating"].facility == pytest.approx(0.6463, abs=5e-5)
    assert {item.n for item in found.values()} == {30}
    assert not any(item.small_n for item in found.values())


def test_an_item_that_everybody_solves_has_no_discrimination() -> None:
    easy, other = item_analysis({"easy": [1, 1, 1, 1], "other": [0, 1, 0, 1]})
    assert (easy.facility, easy.discrimination, easy.small_n) == (1.0, None, True)
    assert other.discrimination is None


def test_a_rate_of_nothing_is_none() -> None:
    assert rate(0, 0, 10) is None


def test_a_rate_below_the_minimum_is_marked() -> None:
    found = rate(9, 9, 10)
    assert found is not None
    assert (found.share, found.enough) == (1.0, False)
    assert found.low < 0.75, "nine of nine is far from proving 95 %"


@given(st.integers(1, 2000), st.data())
def test_a_wilson_interval_contains_the_share_and_narrows_with_n(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    low, high = wilson(successes, n)
    assert 0 <= low <= successes / n + 1e-12
    assert successes / n - 1e-12 <= high <= 1
    wider = wilson(successes * 4, n * 4)
    assert wider[1] - wider[0] < high - low


@given(st.floats(0, 400), st.floats(0.5, 0.99))
def test_a_poisson_range_is_the_narrowest_that_excludes_the_tails(expected: float, confidence: float) -> None:
    low, high = poisson_range(expected, confidence)

    def below(k: int) -> float:
        """Compute P(X <= k) with logarithms, independently of the code."""
        if expected == 0:
            return 1.0 if k >= 0 else 0.0
        return math.fsum(math.exp(i * math.log(expected) - expected - math.lgamma(i + 1)) for i in range(k + 1))

    tail = (1 - confidence) / 2
    assert below(low - 1) <= tail + 1e-9
    assert 1 - below(high) <= tail + 1e-9
    assert below(low) > tail - 1e-9, "no narrower range would do"


@pytest.mark.parametrize(
    ("expected", "confidence", "low", "high"),
    [(4, 0.8, 2, 7), (1, 0.8, 0, 2), (0, 0.8, 0, 0), (0.1, 0.8, 0, 0), (10, 0.95, 4, 17)],
)
def test_poisson_ranges_match_printed_tables(expected: float, confidence: float, low: int, high: int) -> None:
    """Compare with the quantiles in printed tables of the Poisson distribution."""
    assert poisson_range(expected, confidence) == (low, high)


def test_a_huge_expectation_is_computed() -> None:
    low, high = poisson_range(100_000)
    assert 99_500 < low < 100_000 < high < 100_500


@pytest.mark.parametrize(("expected", "confidence"), [(-1, 0.8), (1, 0), (1, 1)])
def test_invalid_arguments_are_refused(expected: float, confidence: float) -> None:
    with pytest.raises(ValueError, match="expected"):
        poisson_range(expected, confidence)
