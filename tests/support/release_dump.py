"""Write the dump of the newest revision, for the migration tests: `python -m tests.support.release_dump`.

Run it once when a version is released. The dump must never change afterwards.
"""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import date
from pathlib import Path

from tests.support.department import build_department
from tests.support.paths import DATA, ROOT
from tracker import service
from tracker.domain.evidence import ModuleResult, Part
from tracker.domain.framework import load_framework
from tracker.domain.policy import load_policy

FOLDER = DATA / "tracker_releases"
#: Module -> the part that its result is of.
PARTS: dict[str, Part] = {"03_letters": "whole", "09_paid_ads": "practice", "09_paid_ads_assessment": "assessment"}


def main() -> None:
    framework = load_framework(ROOT / "course" / "competencies.toml")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        d = build_department(f"sqlite:///{path}", load_policy(), framework)
        today = d.vera.today()
        one = service.add(d.anna, "anna", {"kind": "case", "title": "Заявки вдвое дешевле"}, today, submit=True)
        service.endorse(d.boris, one.id)
        service.confirm(d.vera, one.id)
        service.observe(d.boris, "anna", framework.criteria[0], 3, "Довела спор до решения", today)
        service.record_results(d.vera, (_graded(module, part, today) for module, part in PARTS.items()))
        service.add_leave(d.vera, "gleb", date(2026, 7, 1), date(2026, 7, 14))
        service.waive(d.vera, "gleb", "metrica", today, today, "Сайт не открывался")
        service.dispute(d.gleb, "cases", "Один кейс не внесён")
        service.attest(d.vera, "anna", "not_attested", "Мало кейсов")
        service.close_period(d.vera, "quarter", date(2026, 2, 1))
        service.edit_person(d.vera, "ivan", login="i.adminov")
        service.status(d.boris, "anna")
        service.erase(d.vera, "olga", "Уволилась и попросила")
        connection = sqlite3.connect(path)
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{revision}.sql").write_text("\n".join(connection.iterdump()) + "\n", "utf-8")
        connection.close()


def _graded(module: str, part: Part, day: date) -> service.GradedModule:
    shares = {"paid_ads.unit_costs": 0.9}
    result = ModuleResult(module=module, points=9, max_points=10, competencies=shares, content=module, part=part)
    return service.GradedModule("anna", day, result, {"cpl": (9.0, 10.0)})


if __name__ == "__main__":
    main()
