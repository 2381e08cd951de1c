"""Measure the tracker with 1,000 people and 200,000 events.

python -m benchmarks.tracker [folder]

The database is made in `folder`, by default a temporary one. Figures are written to benchmarks/tracker.json:
    record_p95_ms   entering and submitting one case, 95th percentile
    import_s        importing 10,000 grades, once, because a second import changes nothing
    audit_s         verifying the audit, median of three runs
    report_s        computing the head's report, median of three runs
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Run as a file, its folder comes first on the path, where this file would hide the package `tracker`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.tracker_data import TODAY, make_department  # noqa: E402
from benchmarks.tracker_data.gradebook import make_gradebook  # noqa: E402
from tracker import service  # noqa: E402
from tracker.desk import Desk  # noqa: E402
from tracker.imports.gradebook import import_gradebook  # noqa: E402
from tracker.reports.compute.head import head_report  # noqa: E402
from tracker.reports.model import HeadReport  # noqa: E402
from tracker.store.tables import t  # noqa: E402

__all__ = ["main"]

RESULT = Path(__file__).with_suffix(".json")
RECORDED = 400
LIMITS = {"record_p95_ms": 20.0, "import_s": 5.0, "audit_s": 10.0, "report_s": 1.0}


def record_times(desk: Desk) -> list[float]:
    """Enter and submit cases, each in a transaction that is synced to the disk. Returns milliseconds for each."""
    trainee = Desk(desk.database, desk.policy, desk.framework, desk.clock, "p-0000000002")
    data = {"kind": "case", "title": "Заявки вдвое дешевле"}

    def record() -> None:
        service.add(trainee, trainee.actor, data, TODAY, submit=True)

    return [timed(record)[0] * 1000 for _ in range(RECORDED)]


def report(desk: Desk) -> HeadReport:
    """Compute the whole head's report from the database."""
    rules = {"policy": desk.policy, "framework": desk.framework}
    with desk.database.reading() as connection:
        return head_report(connection, as_of=TODAY, known_at=desk.now(), **rules)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that a call takes, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def median_of_three(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the median time of three calls in seconds, and the last result."""
    times, result = [], None
    for _ in range(3):
        result = None  # free the previous result, so that the garbage collector does not scan it during the run
        seconds, result = timed(work)
        times.append(seconds)
    return statistics.median(times), result


def measure(folder: Path) -> dict[str, float]:
    """Measure and print all figures. Returns them by name."""
    made, desk = timed(lambda: make_department(folder / "tracker.db"))
    times = record_times(desk)
    competencies = make_gradebook(folder / "gradebook.db", desk.framework)
    imported, grades = timed(lambda: import_gradebook(desk, folder / "gradebook.db", competencies, "2026"))
    audited, audit = median_of_three(lambda: service.verify(desk))
    if not audit.ok:
        raise SystemExit(f"the audit does not hold: {audit.broken[:3]}")
    reported, model = median_of_three(lambda: report(desk))
    with desk.database.reading() as connection:
        count = connection.execute(t.grade.select()).all()
    desk.database.close()
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"data set            {audit.events:,} events of {len(model.people):,} people, made in {made:.1f} s")
    print(f"record one          p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms  (limit 20)")
    print(f"import grades       {imported:.2f} s for {len(count):,} in {grades.added:,} submissions  (limit 5)")
    print(f"verify the audit    {audited:.2f} s  (limit 10)")
    print(f"the head's report   {reported:.2f} s, {len(model.due):,} things to do, {len(model.items)} items  (limit 1)")
    return {"record_p95_ms": p95, "import_s": imported, "audit_s": audited, "report_s": reported}


def main() -> None:
    """Write the figures, and exit with a message if one exceeds its limit."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        found = {name: round(value, 2) for name, value in measure(Path(folder)).items()}
    RESULT.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    if over := [name for name, limit in LIMITS.items() if found[name] > limit]:
        raise SystemExit(f"over the limit: {', '.join(over)}")


if __name__ == "__main__":
    main()
