"""The wheels, in environments of their own and far from the checkout: a mentor has both, a trainee has the first."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from autograder.building.leaks import leaked, telling
from tests.support.paths import ROOT

pytestmark = pytest.mark.slow

MODULE = "03_communication"
DATA_MODULE = "09_paid_ads"
EVERYWHERE = {
    "rows.append(",
    ")  # fmt: skip",
    "}  # fmt: skip",
    "Hello Timur,",
    "Good afternoon,",
    "<!-- caught by: too_short -->",
    "def expected(case):",
    "return fail(got=answer)",
    "return fail(",
    "for value in (",
    'caught_by = "missed"',
    '"newsletter",',
    '"^ <request>",',
    "return isinstance(value, int | float) and not isinstance(value, bool)",
    "def no_date(answer, lang):",
    "return bool(dates(answer, lang))",
    "<!-- caught by: no_date -->",
    'caught_by = "item_check"',
    "found.append(",
    "Роман, добрый день!",
    "rows = list(",
    "group = next(",
}
"""Lines of answers that stand in any program, letter or skeleton of an exercise too."""
IMPORT_NAMES = {"academy", "autograder", "tracker", "wording"}


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    result = subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The trainees' wheel and the wheel with the course's text."""
    out = tmp_path_factory.mktemp("dist")
    for project in (ROOT, ROOT / "packaging" / "course"):
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, project, cwd=out)
    return next(out.glob("account_academy-*.whl")), next(out.glob("account_academy_course-*.whl"))


@pytest.fixture(scope="module")
def trainees(wheels: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment that holds the trainees' wheel alone."""
    home = tmp_path_factory.mktemp("trainee")
    install(home, wheels[0])
    return home


@pytest.fixture(scope="module")
def home(wheels: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment that holds both wheels, as a mentor has it."""
    home = tmp_path_factory.mktemp("mentor")
    install(home, *wheels)
    return home


def install(home: Path, *wheels: Path) -> None:
    """Make an environment with these wheels in a folder.

    Dependencies are those of the running environment, added by a path file: they are not what is under test, and
    downloading them anew would take minutes. Path files inside that folder are not read, so the checkout stays unseen.
    """
    run(sys.executable, "-m", "venv", "--without-pip", home / "env", cwd=home)
    pip = (sys.executable, "-m", "pip", "--python", home / "env")
    run(*pip, "install", "-q", "--no-deps", "--no-index", *wheels, cwd=home)
    place = run(python(home), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip()
    Path(place, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


def scripts(home: Path) -> Path:
    return home / "env" / ("Scripts" if os.name == "nt" else "bin")


def python(home: Path) -> Path:
    return scripts(home) / ("python.exe" if os.name == "nt" else "python")


def academy(home: Path, *arguments: str | Path) -> str:
    """Run the installed command outside the checkout."""
    return run(python(home), "-m", "academy", *arguments, cwd=home, env=environment(home))


def environment(home: Path) -> dict[str, str]:
    """This process's settings without those that would point back to the checkout."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("ACADEMY_", "JUPYTER", "PYTHON", "VIRTUAL_ENV"))}
    env["PATH"] = os.pathsep.join([str(scripts(home)), sysconfig.get_path("scripts"), env.get("PATH", "")])
    env["JUPYTER_PATH"] = str(Path(sys.prefix, "share", "jupyter"))  # data files of the borrowed dependencies
    env["ACADEMY_LANG"] = "en"
    return env


def files_of(*rooms: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for room in rooms
        for path in (ROOT / room).rglob("*")
        if path.is_file() and not {"__pycache__", "_content"} & set(path.parts)
    }


def carried(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_claim_no_import_name_but_their_own(wheels: tuple[Path, Path]) -> None:
    tops = {name.split("/")[0] for wheel in wheels for name in carried(wheel)}
    assert {t for t in tops if not t.endswith((".dist-info", ".data"))} <= IMPORT_NAMES


def test_carry_the_content_and_what_the_code_reads(wheels: tuple[Path, Path]) -> None:
    """No file is in both, because removing one package would break the other."""
    trainees, course = map(carried, wheels)
    assert files_of("academy", "autograder", "tracker", "wording") - trainees == set()
    assert {f"academy/_content/{name}" for name in files_of("datasets")} - trainees == set()
    assert {f"academy/_content/{name}" for name in files_of("course")} - course == set()
    assert trainees & course == set()


def test_the_trainees_wheel_tells_no_answer(wheels: tuple[Path, Path], tmp_path: Path) -> None:
    """No line of a check, a solution, a mistake, an alternative or a pool, and no file of the course."""
    with zipfile.ZipFile(wheels[0]) as archive:
        archive.extractall(tmp_path)
    assert not (tmp_path / "academy" / "_content" / "course").exists()
    lines = answers()
    assert len(lines) > 1000
    assert leaked(tmp_path, lines) == []


def answers() -> set[str]:
    """Return the telling lines of what answers an exercise of the course."""
    names = ("checks.py", "solution.*", "mistakes.toml", "pool.toml", "facts.toml", "mistakes/*", "alternatives/*")
    files = [f for name in names for f in (ROOT / "course" / "modules").glob(f"**/exercises/*/{name}")]
    lines = {line.strip() for file in files for line in file.read_text("utf-8").splitlines()}
    return {line for line in lines if telling(line) and line not in EVERYWHERE}


def test_are_not_the_checkout(home: Path) -> None:
    code = "import academy.content as c; print(c.__file__); print(c.course_root()); print(c.datasets_root())"
    for place in run(python(home), "-c", code, cwd=home).splitlines():
        assert Path(place).is_relative_to(home / "env")


def test_mentors_build_verify_and_grade(home: Path) -> None:
    course = home / "course"
    academy(home, "build", "--lang", "ru", "--out", course, MODULE)
    academy(home, "verify", MODULE, "--variants", "1")
    academy(home, "release", MODULE, "--course", course)
    shutil.copytree(course / "release" / MODULE, course / "submitted" / "anna" / MODULE)
    academy(home, "grade", MODULE, "--course", course)
    assert "anna" in academy(home, "results", "--course", course, "--csv")


def test_trainees_work_on_a_released_module_without_the_course(home: Path, trainees: Path) -> None:
    """Data load and answers are checked; what needs the course names the package that has it."""
    course = home / "released"
    academy(home, "build", "--lang", "en", "--out", course, DATA_MODULE)
    academy(home, "release", DATA_MODULE, "--course", course)
    work = trainees / DATA_MODULE
    shutil.copytree(course / "release" / DATA_MODULE, work)
    code = "from academy import check, load\nprint(len(load('direct_report')))\nprint(check('cost_per_lead', 1).state)"
    env = environment(trainees) | {"ACADEMY_TRAINEE": "anna"}
    rows, state = run(python(trainees), "-c", code, cwd=work, env=env).split()
    assert int(rows) > 100
    assert state == "wrong"
    refused = subprocess.run(
        [python(trainees), "-m", "academy", "build"], cwd=trainees, env=env, capture_output=True, text=True, check=False
    )
    assert refused.returncode != 0
    assert "Install account-academy-course" in refused.stderr
