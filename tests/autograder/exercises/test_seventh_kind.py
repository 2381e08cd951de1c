"""A new kind of exercise is one folder, and a field if it has a form: nothing else in the code names a kind."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from tests.support.paths import DATA, ROOT, SMALL

MODULE, EXERCISE = "02_more", "urgency"
GIVEN = {"anna": 4, "boris": 3, "vera": 1, "gleb": None}
POINTS = {"anna": 2.0, "boris": 1.0, "vera": 0.0, "gleb": 0.0}
FORM = f"""
from academy.notebook.session import session
from academy.notebook.widgets.form import Form

here = session()
form = Form(here, here.exercise({EXERCISE!r}))
form.check.click()
assert "No number is chosen yet." in form._result.value
form.field.put(3)
form.check.click()
assert "3 does not fit" in form._result.value
assert Form(here, here.exercise({EXERCISE!r})).field.value() == 3
"""


class Extended:
    """A copy of the packages with the kind in it, run by commands as an installation would be."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out"
        packages = folder / "packages"
        for name in ("academy", "autograder", "wording"):
            shutil.copytree(ROOT / name, packages / name, ignore=shutil.ignore_patterns("__pycache__", "_content"))
        shutil.copytree(DATA / "kind_scale" / "kind", packages / "autograder" / "exercises" / "kinds" / "scale")
        fields = packages / "academy" / "notebook" / "widgets" / "fields"
        shutil.copyfile(DATA / "kind_scale" / "field.py", fields / "scale.py")
        shutil.copytree(SMALL, folder / "content")
        self._env = os.environ | {"PYTHONPATH": str(packages), "ACADEMY_CONTENT": str(folder / "content")}
        self._env |= {"ACADEMY_TRAINEE": "anna", "ACADEMY_LANG": "en"}

    def python(self, *arguments: str, cwd: Path | None = None) -> str:
        run = subprocess.run(
            [sys.executable, *arguments],
            cwd=cwd or self.folder,
            env=self._env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    def academy(self, *arguments: str) -> str:
        return self.python("-m", "academy", *arguments)

    def hand_in(self, trainee: str, given: int | None) -> None:
        folder = self.out / "submitted" / trainee / MODULE
        shutil.copytree(self.out / "release" / MODULE, folder)
        (folder / "answers.json").write_text(json.dumps({"format": 1, "answers": {EXERCISE: given}}), "utf-8")

    def points(self) -> dict[str, float]:
        with CourseFolder.open(self.out).gradebook() as gradebook:
            return {who: gradebook.find_grade(f"{EXERCISE}-grade", MODULE, MODULE, who).score for who in GIVEN}


def test_a_kind_is_looked_at_only_to_find_what_belongs_to_it() -> None:
    """`manifest.kind` is an argument of `kind_of` and nothing else: no branch or table elsewhere would need a line."""
    found = []
    for path in [*(ROOT / "autograder").rglob("*.py"), *(ROOT / "academy").rglob("*.py")]:
        if "templates" in path.parts or "_content" in path.parts:
            continue
        rest = re.sub(r"kind_of\([\w.\[\]]*manifest\.kind\)", "", path.read_text("utf-8"))
        found += [f"{path.relative_to(ROOT)}: {line.strip()}" for line in rest.splitlines() if "manifest.kind" in line]
    assert found == []


@pytest.mark.slow
def test_a_kind_from_outside_is_read_built_checked_and_graded(tmp_path: Path) -> None:
    one = Extended(tmp_path)
    one.academy("new", "exercise", MODULE, EXERCISE, "--kind", "scale")
    one.academy("lint", MODULE)
    one.academy("verify", MODULE, "--variants", "1")
    one.academy("build", MODULE, "--lang", "en", "--out", str(one.out))
    one.academy("release", MODULE, "--course", str(one.out))
    shutil.copytree(one.out / "release" / MODULE, tmp_path / "work")
    one.python("-c", FORM, cwd=tmp_path / "work")
    for trainee, given in GIVEN.items():
        one.hand_in(trainee, given)
    one.academy("grade", MODULE, "--course", str(one.out))
    assert one.points() == POINTS
    one.academy("feedback", MODULE, "--course", str(one.out))
    page = (one.out / "feedback" / "boris" / MODULE / f"{MODULE}.html").read_text("utf-8")
    assert "3 does not fit" in page
    graded = (one.out / "autograded" / "boris" / MODULE / f"{MODULE}.ipynb").read_text("utf-8")
    assert "No number is chosen yet" not in graded
