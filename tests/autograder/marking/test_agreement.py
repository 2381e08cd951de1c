"""Weighted kappa agrees with published tables and with an independent formula."""

from __future__ import annotations

import random
from itertools import product

import pytest

from autograder.marking.agreement import weighted_kappa


def pairs_of(table: list[list[int]]) -> list[tuple[float, float]]:
    return [(a, b) for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)]


def test_a_table_printed_by_sas_with_its_interval() -> None:
    """PROC FREQ, weighted kappa with Cicchetti-Allison (linear) weights, as statsmodels' own tests quote its print.

    statsmodels, statsmodels/stats/tests/test_inter_rater.py: `table10`, `res10w_sas` = 0.4701, ASE 0.1457, 95 % limits
    0.1845 and 0.7558.
    """
    found = weighted_kappa(pairs_of([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), "linear")
    assert found.n == 19
    assert (found.value, found.low, found.high) == pytest.approx((0.4701, 0.1845, 0.7558), abs=5e-5)


def test_ratings_of_anxiety_as_r_computes_them() -> None:
    """R, package irr, `kappa2(anxiety[, 2:3], "squared")` = 0.2520325 and "equal" = 0.1459075, quoted in the same file.

    irr leaves out the category 4, which neither rater used, and counts the categories that remain as neighbours.
    """
    rated = (
        3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3, 3, 6, 4, 6, 2, 4, 2, 4, 3, 3,
        2, 3, 3, 3, 2, 2, 1, 3, 3, 4, 2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2,
    )  # fmt: skip
    second, third = rated[20:40], rated[40:60]
    order = sorted({*second, *third})
    pairs = [(order.index(a), order.index(b)) for a, b in zip(second, third, strict=True)]
    assert weighted_kappa(pairs, "quadratic").value == pytest.approx(0.2520325, abs=5e-8)
    assert weighted_kappa(pairs, "linear").value == pytest.approx(0.1459075, abs=5e-8)


@pytest.mark.parametrize("seed", range(20))
def test_quadratic_kappa_is_what_means_and_spreads_make_of_it(seed: int) -> None:
    """Without any weights: 2 cov / (var + var + difference of means squared), as Cohen (1968) relates it to r."""
    rng = random.Random(seed)
    pairs = [
        (a, min(max(a + rng.choice([-1, -0.5, 0, 0, 0.5]), 0), 5)) for a in (rng.randint(0, 10) / 2 for _ in range(12))
    ]
    n = len(pairs)
    first, second = sum(a for a, _b in pairs) / n, sum(b for _a, b in pairs) / n
    together = sum((a - first) * (b - second) for a, b in pairs) / n
    spread = sum((a - first) ** 2 + (b - second) ** 2 for a, b in pairs) / n
    assert weighted_kappa(pairs).value == pytest.approx(2 * together / (spread + (first - second) ** 2))


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """200 texts, 300 repetitions: between 90 and 99 % of the intervals hold the kappa of the whole population."""
    cells = {(a, b): 6 if a == b else 2 if abs(a - b) == 1 else 1 for a, b in product(range(4), repeat=2)}
    whole = weighted_kappa([pair for pair, count in cells.items() for _ in range(count)]).value
    rng = random.Random("interval")
    held = 0
    for _ in range(300):
        found = weighted_kappa(rng.choices(list(cells), list(cells.values()), k=200))
        held += found.low <= whole <= found.high
    assert 270 <= held <= 297


@pytest.mark.parametrize(
    ("pairs", "value"), [([], None), ([(2, 2)] * 5, None), ([(0, 0), (2, 2)], 1), ([(0, 2), (2, 0)], -1)]
)
def test_few_or_equal_marks(pairs: list[tuple[float, float]], value: float | None) -> None:
    """Where both give everything the same points, chance explains all, and there is no figure."""
    found = weighted_kappa(pairs)
    assert (found.n, found.value) == (len(pairs), value)
