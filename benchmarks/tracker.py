"""The tracker on 1,000 people and 200,000 events: recording one more, verifying the audit, reading everybody's record.

python -m benchmarks.tracker [folder]     writes record_p95_ms and audit_s into benchmarks/tracker.json
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])  # this folder would hide the room: the file has its name

from benchmarks.tracker_data import TODAY, make_department  # noqa: E402
from tracker import service  # noqa: E402
from tracker.desk import Desk  # noqa: E402

__all__ = ["main", "save"]

RESULT = Path(__file__).with_suffix(".json")
RECORDED = 400


def record_times(desk: Desk) -> list[float]:
    """Milliseconds of entering and handing in a case, each in a transaction that is on the disk when it ends."""
    anna = Desk(desk.database, desk.policy, desk.framework, desk.clock, "p-0000000002")
    data = {"kind": "case", "title": "Заявки вдвое дешевле"}
    times = []
    for _ in range(RECORDED):
        start = time.perf_counter()
        service.add(anna, anna.actor, data, TODAY, submit=True)
        times.append((time.perf_counter() - start) * 1000)
    return times


def save(**measured: float) -> None:
    """Put numbers beside those that are there; each benchmark of the tracker owns its keys."""
    known = json.loads(RESULT.read_text("utf-8")) if RESULT.exists() else {}
    RESULT.write_text(json.dumps(dict(sorted((known | measured).items())), indent=2) + "\n", "utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        start = time.perf_counter()
        desk = make_department(Path(folder) / "tracker.db")
        made = time.perf_counter() - start
        times = record_times(desk)
        start = time.perf_counter()
        found = service.verify(desk)
        audit = time.perf_counter() - start
        if not found.ok:
            raise SystemExit(f"the audit does not hold: {found.broken[:3]}")
        start = time.perf_counter()
        everybody = service.department(desk)
        read = time.perf_counter() - start
    p95 = statistics.quantiles(times, n=20)[-1]
    save(record_p95_ms=round(p95, 2), audit_s=round(audit, 2))
    print(f"data set           {found.events:,} events of {len(everybody):,} people in {made:.1f} s")
    print(f"record one         p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms  (limit 20)")
    print(f"verify the audit   {audit:.2f} s  (limit 10)")
    print(f"read all records   {read:.2f} s")


if __name__ == "__main__":
    main()
