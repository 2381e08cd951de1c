"""Properties that hold for every calendar, every person and every order of events."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any
from zoneinfo import available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.calendar import local_day, period_of, periods_between, quarters_of, year_of
from tracker.domain.eligible import EligibleDays
from tracker.domain.evidence import BlogPost, Case, Evidence, ModuleResult, Observation, Transition
from tracker.domain.levels import level
from tracker.domain.people import Employment, Interval, Leave, Person
from tracker.domain.policy import LevelRule, QuotaRule, load_policy
from tracker.domain.quota import quota, quotas
from tracker.domain.readiness import readiness
from tracker.domain.record import Record, Waiver

ZONES = sorted(z for z in available_timezones() if "/" in z)
START = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001 - naive UTC, as the gradebook gives it


@st.composite
def intervals(draw: st.DrawFn, *, open_end: bool = True) -> Interval:
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.integers(0, 900)))
    return Interval(start=start, end=None if open_end and draw(st.booleans()) else end)


@st.composite
def records(draw: st.DrawFn) -> Record:
    return Record(
        person=Person(id="p", name="x"),
        employments=tuple(Employment(person="p", interval=i) for i in draw(st.lists(intervals(), max_size=3))),
        leaves=tuple(Leave(person="p", interval=i) for i in draw(st.lists(intervals(), max_size=4))),
        waivers=tuple(
            Waiver(
                id=f"w{n}",
                person="p",
                requirement="q",
                start=i.start,
                end=i.end or i.start,
                reason="x",
                granted_by="h",
                recorded_at=START,
            )
            for n, i in enumerate(draw(st.lists(intervals(open_end=False), max_size=2)))
        ),
    )


RULES = st.builds(
    QuotaRule,
    id=st.just("q"),
    kind=st.just("case"),
    period=st.sampled_from(["year", "quarter"]),
    count=st.integers(1, 12),
    rounding=st.sampled_from(["ceil", "floor", "half_up"]),
    exempt_below=st.fractions(0, 1, max_denominator=20),
    carry_over=st.booleans(),
)


def evidence(id: str, on: date, data: Any, state: Any = "confirmed", at: datetime = START) -> Evidence:  # noqa: A002
    step = Transition(at=at, by="head", action="create", state=state)
    return Evidence(id=id, person="p", occurred_on=on, recorded_at=START, data=data, transitions=(step,))


# ---- calendar


@given(st.integers(1971, 2100), st.sampled_from(ZONES), MOMENTS)
def test_quarters_partition_the_year_in_every_zone(year: int, zone: str, moment: datetime) -> None:
    quarters = quarters_of(year)
    assert quarters[0].start == year_of(year).start
    assert quarters[-1].end == year_of(year).end
    assert all(a.end + timedelta(days=1) == b.start for a, b in pairwise(quarters))
    assert sum(q.days for q in quarters) == year_of(year).days
    day = local_day(moment, zone)
    assert sum(q.holds(day) for q in quarters_of(day.year)) == 1
    assert abs(day - moment.date()) <= timedelta(days=1)


@given(DAYS, st.sampled_from(["year", "quarter"]))
def test_a_day_lies_in_its_period_and_not_in_the_next(day: date, kind: Any) -> None:
    period = period_of(day, kind)
    assert period.holds(day)
    assert not period.next().holds(day)
    assert period.next().start == period.end + timedelta(days=1)


# ---- quotas


@given(records(), RULES, DAYS)
def test_pro_rating_never_demands_more_than_the_full_quota(record: Record, rule: QuotaRule, day: date) -> None:
    found = quota(record, rule, day)
    assert 0 <= found.required <= rule.count
    assert 0 <= found.share <= 1
    if not found.exempt:
        assert abs(found.required - found.exact) <= 1


@given(records(), DAYS, st.integers(0, 400), st.data())
def test_eligible_days_equal_days_counted_one_by_one(
    record: Record, first: date, length: int, data: st.DataObject
) -> None:
    last = first + timedelta(days=length)
    days = [first + timedelta(days=n) for n in range(length + 1)]
    one_by_one = sum(
        any(e.interval.holds(d) for e in record.employments)
        and not any(x.interval.holds(d) for x in record.leaves)
        and not any(w.start <= d <= w.end for w in record.waivers)
        for d in days
    )
    eligible = EligibleDays(record, "q")
    assert eligible.count(first, last) == one_by_one
    cut = data.draw(st.integers(0, length))
    if cut < length:
        middle = first + timedelta(days=cut)
        assert eligible.count(first, middle) + eligible.count(middle + timedelta(days=1), last) == one_by_one


@given(records(), intervals(), RULES, DAYS)
def test_another_leave_never_raises_a_quota(record: Record, leave: Interval, rule: QuotaRule, day: date) -> None:
    more = record.model_copy(update={"leaves": (*record.leaves, Leave(person="p", interval=leave))})
    assert quota(more, rule, day).required <= quota(record, rule, day).required


@given(records(), RULES, st.lists(DAYS, max_size=12))
@settings(max_examples=50)
def test_confirmed_evidence_counts_in_exactly_one_period(record: Record, rule: QuotaRule, days: list[date]) -> None:
    """Also with carry-over: over all periods, each confirmed piece is counted once."""
    found = [evidence(f"e{n}", day, Case(title="x")) for n, day in enumerate(days)]
    found += [
        evidence("post", date(2025, 5, 5), BlogPost(title="x")),
        evidence("draft", date(2025, 5, 5), Case(title="x"), "draft"),
    ]
    record = record.model_copy(update={"evidence": tuple(found)})
    counted = [one for q in quotas(record, rule, date(2020, 1, 1), date(2030, 12, 31)) for one in q.counted]
    assert sorted(counted) == sorted(f"e{n}" for n in range(len(days)))


@given(records(), RULES, st.lists(DAYS, min_size=1, max_size=8))
@settings(max_examples=50)
def test_more_evidence_never_makes_more_missing(record: Record, rule: QuotaRule, days: list[date]) -> None:
    found = tuple(evidence(f"e{n}", day, Case(title="x")) for n, day in enumerate(days))
    more = quotas(record.model_copy(update={"evidence": found}), rule, date(2020, 1, 1), date(2030, 12, 31))
    less = quotas(record.model_copy(update={"evidence": found[1:]}), rule, date(2020, 1, 1), date(2030, 12, 31))
    assert all(a.missing <= b.missing for a, b in zip(more, less, strict=True))


@given(st.integers(1, 12), st.sampled_from(["ceil", "floor", "half_up"]), DAYS)
def test_an_exact_share_is_rounded_by_the_rule(count: int, rounding: Any, hired: date) -> None:
    rule = QuotaRule(id="q", kind="case", period="year", count=count, rounding=rounding, exempt_below=Fraction(0))
    record = Record(
        person=Person(id="p", name="x"), employments=(Employment(person="p", interval=Interval(start=hired)),)
    )
    found = quota(record, rule, hired)
    exact = Fraction(count * ((date(hired.year, 12, 31) - hired).days + 1), year_of(hired.year).days)
    assert found.exact == exact
    assert found.required == {"ceil": math.ceil(exact), "floor": math.floor(exact)}.get(
        rounding, math.floor(exact + Fraction(1, 2))
    )


# ---- order of confirmation


@st.composite
def entries(draw: st.DrawFn) -> list[tuple[str, date, Any]]:
    data = st.one_of(
        st.builds(Case, title=st.just("x"), competencies=st.just(("c.one",))),
        st.builds(BlogPost, title=st.just("x")),
        st.builds(
            Observation, criterion=st.sampled_from(["c.one", "c.two"]), rating=st.integers(0, 4), seen=st.just("x")
        ),
    )
    found = draw(st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2026, 6, 30)), data), min_size=1, max_size=8))
    return [(f"e{n}", on, one) for n, (on, one) in enumerate(found)]


@given(
    entries(),
    st.randoms(use_true_random=False),
    st.sampled_from(["latest", "highest", "decaying_average", "n_times"]),
)
@settings(max_examples=60)
def test_the_order_of_confirmation_never_changes_a_result(found: list[Any], random: Any, method: Any) -> None:
    policy = load_policy().model_copy(update={"level": LevelRule(method=method, times=2)})
    person = Record(
        person=Person(id="p", name="x"),
        employments=(Employment(person="p", interval=Interval(start=date(2024, 1, 1))),),
    )

    def confirmed(order: list[int]) -> tuple[Any, ...]:
        moments = {n: START + timedelta(hours=place) for place, n in enumerate(order)}
        pieces = [evidence(*one, "confirmed", moments[n]) for n, one in enumerate(found)]
        record = person.model_copy(update={"evidence": tuple(pieces[n] for n in order)})
        day = date(2026, 6, 30)
        ready = readiness(record, policy, ("c.one", "c.two"), day)
        return (
            [level(c, record.evidence, policy.level, "v", day, assigned=True) for c in ("c.one", "c.two")],
            ready,
            [quotas(record, rule, date(2025, 1, 1), day) for rule in policy.quota],
        )

    order = list(range(len(found)))
    shuffled = order.copy()
    random.shuffle(shuffled)
    assert confirmed(order) == confirmed(shuffled)


# ---- levels


@st.composite
def evidence_of_a_competency(draw: st.DrawFn) -> tuple[Evidence, ...]:
    found = []
    for n in range(draw(st.integers(0, 7))):
        on = draw(st.dates(date(2026, 1, 1), date(2026, 6, 30)))
        kind = draw(st.sampled_from(["rating", "result", "case"]))
        if kind == "rating":
            data: Any = Observation(criterion="c", rating=draw(st.integers(0, 4)), seen="x")
        elif kind == "result":
            share = draw(st.sampled_from([0.0, 0.5, 0.7, 1.0]))
            data = ModuleResult(module="m", points=1, max_points=2, competencies={"c": share}, content=str(n))
        else:
            data = Case(title="x", competencies=("c",))
        found.append(evidence(f"e{n}", on, data))
    return tuple(found)


@given(evidence_of_a_competency(), st.sampled_from(["highest", "n_times"]), st.integers(1, 3), st.booleans())
def test_more_evidence_never_lowers_a_level_by_these_methods(
    found: tuple[Evidence, ...], method: Any, times: int, assigned: bool
) -> None:
    """With `highest` and `n_times`, even a bad rating or a failed test never lowers a level."""
    rule = LevelRule(method=method, times=times)
    day = date(2026, 6, 30)
    order = {"not_assigned": 0, "not_assessed": 0, "stale": 1, "below": 1, "met": 2}
    before = level("c", (), rule, "v", day, assigned=assigned)
    for n in range(1, len(found) + 1):
        after = level("c", found[:n], rule, "v", day, assigned=assigned)
        assert (after.value or 0) >= (before.value or 0)
        assert order[after.state] >= order[before.state]
        before = after


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.sampled_from(["latest", "highest", "decaying_average"]))
def test_a_level_lies_within_the_ratings(ratings: list[int], method: Any) -> None:
    found = tuple(
        evidence(f"e{n}", date(2026, 1, 1) + timedelta(days=n), Observation(criterion="c", rating=r, seen="x"))
        for n, r in enumerate(ratings)
    )
    value = level("c", found, LevelRule(method=method), "v", date(2026, 6, 30), assigned=True).value
    assert value is not None
    assert min(ratings) - 1e-9 <= value <= max(ratings) + 1e-9
    if method == "latest":
        assert value == ratings[-1]


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["year", "quarter"]),
)
def test_periods_between_two_days_leave_no_gap(a: date, b: date, kind: Any) -> None:
    first, last = min(a, b), max(a, b)
    found = periods_between(first, last, kind)
    assert found[0].holds(first)
    assert found[-1].holds(last)
