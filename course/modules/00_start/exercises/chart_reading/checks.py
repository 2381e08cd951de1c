import datetime as dt
from collections import Counter

FIRST = dt.date(2026, 8, 3)
LAST_WEEK = 3


def expected(workshop_requests):
    """The source that stopped, the day of its last request, and what the last week's chart is misread for."""
    rows = list(
        zip(
            workshop_requests["source"].tolist(),
            [day.date() for day in workshop_requests["date"]],
            workshop_requests["amount"].tolist(),
            strict=True,
        )
    )
    last = {}
    for source, day, _amount in rows:
        last[source] = max(day, last.get(source, day))
    silent = min(last, key=lambda source: (last[source], source))
    in_last_week = [(day - FIRST).days // 7 == LAST_WEEK for _source, day, _amount in rows]
    late = [row for row, is_late in zip(rows, in_last_week, strict=True) if is_late]
    return {
        "silent": silent,
        "last_day": last[silent],
        "next_day": last[silent] + dt.timedelta(days=1),
        "week_starts": FIRST + dt.timedelta(days=7 * LAST_WEEK),
        "week_ends": FIRST + dt.timedelta(days=7 * LAST_WEEK - 1),
        "table_ends": max(last.values()),
        "ads_last_week": Counter(source for source, _day, _amount in late)["ads"],
        "ads_paid": sum(amount == amount for source, _day, amount in late if source == "ads"),
        "ads_all": Counter(source for source, _day, _amount in rows)["ads"],
        "whole_week": len(late),
    }
