"""A gradebook with ten thousand grades, written in bulk into tables made by nbgrader itself."""

from __future__ import annotations

import os
import random
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import nbgrader.api
from nbgrader.api import Gradebook
from sqlalchemy import insert

from benchmarks.tracker_data import TODAY
from tracker.domain.framework import Framework

__all__ = ["make_gradebook"]

PEOPLE, MODULES, EXERCISES = 125, 8, 10


def make_gradebook(path: Path, framework: Framework, seed: int = 1) -> dict[str, dict[str, list[str]]]:
    """Make a gradebook with `PEOPLE` x `MODULES` submissions of `EXERCISES` grades each.

    Logins are those of `make_department`. Returns module -> exercise -> ids of the competencies that it shows.
    """
    chance = random.Random(seed)
    skills = [c.id for c in framework.competency if c.kind in ("skill", "method")]
    names = {f"m{m}": [f"ex_{n}" for n in range(EXERCISES)] for m in range(MODULES)}
    # nbgrader starts `alembic` by name, and without make this environment need not be on PATH.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with closing(Gradebook(f"sqlite:///{path}", "course")) as book:
        for module, exercises in names.items():
            book.add_assignment(module)
            book.add_notebook(module, module)
            for exercise in exercises:
                book.add_grade_cell(f"{exercise}-grade", module, module, max_score=5, cell_type="code")
        session: Any = book.db
        for table, rows in _rows(book, chance, names).items():
            session.execute(insert(nbgrader.api.Base.metadata.tables[table]), rows)
        session.commit()
    return {
        module: {exercise: [skills[(m * EXERCISES + n) % len(skills)]] for n, exercise in enumerate(exercises)}
        for m, (module, exercises) in enumerate(names.items())
    }


def _rows(book: Gradebook, chance: random.Random, names: dict[str, list[str]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {
        t: [] for t in ("student", "submitted_assignment", "submitted_notebook", "grade")
    }
    logins = [f"m{number:04d}" for number in range(1, PEOPLE + 1)]
    found["student"] = [{"id": login} for login in logins]
    for module, exercises in names.items():
        assignment, notebook = book.find_assignment(module).id, book.find_notebook(module, module).id
        cells = [book.find_grade_cell(f"{exercise}-grade", module, module).id for exercise in exercises]
        for login in logins:
            submitted_at = datetime(TODAY.year, TODAY.month, TODAY.day, 9) - timedelta(days=chance.randrange(1, 300))  # noqa: DTZ001 - naive UTC, as nbgrader stores it
            id_, ability = f"{module}-{login}", chance.uniform(0.3, 1)
            found["submitted_assignment"].append(
                {"id": id_, "assignment_id": assignment, "student_id": login, "timestamp": submitted_at}
            )
            found["submitted_notebook"].append({"id": id_, "assignment_id": id_, "notebook_id": notebook})
            found["grade"] += [
                {
                    "notebook_id": id_,
                    "cell_id": cell,
                    "auto_score": float(sum(chance.random() < ability for _ in range(5))),
                    "needs_manual_grade": False,
                }
                for cell in cells
            ]
    return found
