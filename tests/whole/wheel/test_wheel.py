"""The wheel alone, in an environment of its own and far from the checkout, runs the course from build to grade."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.support.paths import ROOT

pytestmark = pytest.mark.slow

MODULE = "03_communication"
IMPORT_NAMES = {"academy", "autograder", "tracker", "wording"}


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    result = subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment that holds the wheel.

    Dependencies are those of the running environment, added by a path file: they are not what is under test, and
    downloading them anew would take minutes. Path files inside that folder are not read, so the checkout stays unseen.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", home / "env", cwd=home)
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        home / "env",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=home,
    )
    place = run(python(home), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip()
    Path(place, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def scripts(home: Path) -> Path:
    return home / "env" / ("Scripts" if os.name == "nt" else "bin")


def python(home: Path) -> Path:
    return scripts(home) / ("python.exe" if os.name == "nt" else "python")


def academy(home: Path, *arguments: str | Path) -> str:
    """Run the installed command outside the checkout, with nothing of this process's settings that would point back."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("ACADEMY_", "JUPYTER", "PYTHON", "VIRTUAL_ENV"))}
    env["PATH"] = os.pathsep.join([str(scripts(home)), sysconfig.get_path("scripts"), env.get("PATH", "")])
    env["JUPYTER_PATH"] = str(Path(sys.prefix, "share", "jupyter"))  # data files of the borrowed dependencies
    env["ACADEMY_LANG"] = "en"
    return run(python(home), "-m", "academy", *arguments, cwd=home, env=env)


def test_claims_no_import_name_but_its_own(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {t for t in tops if not t.endswith(".dist-info")} <= IMPORT_NAMES


def test_carries_the_content_and_what_the_code_reads(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    content = {
        f"academy/_content/{path.relative_to(ROOT).as_posix()}"
        for room in ("course", "datasets")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    code = {
        path.relative_to(ROOT).as_posix()
        for room in ("academy", "autograder")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "_content" not in path.parts
    }
    assert (content | code) - carried == set()


def test_is_not_the_checkout(home: Path) -> None:
    code = "import academy, academy.content as c; print(academy.__file__); print(c.content_root())"
    for place in run(python(home), "-c", code, cwd=home).splitlines():
        assert Path(place).is_relative_to(home / "env")


def test_builds_verifies_and_grades(home: Path) -> None:
    course = home / "course"
    academy(home, "build", "--lang", "ru", "--out", course, MODULE)
    academy(home, "verify", MODULE, "--variants", "1")
    academy(home, "release", MODULE, "--course", course)
    shutil.copytree(course / "release" / MODULE, course / "submitted" / "anna" / MODULE)
    academy(home, "grade", MODULE, "--course", course)
    assert "anna" in academy(home, "results", "--course", course, "--csv")
