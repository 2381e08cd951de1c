"""JupyterLab for one trainee on this machine, in a private copy of the released module."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["open_module", "serve"]

SETTINGS = Path(__file__).parent / "lab_settings"
"""Settings that turn off news from the network and nbgrader's tools for authors."""

EXTENSION = Path(__file__).parents[1] / "labextension" / "built"
"""Our extension of JupyterLab, read from the checkout: an installed wheel has it in JupyterLab's own place."""


def open_module(course: Path, module: str, trainee: str) -> Path:
    """Copy a released module into `work/<trainee>/<module>/` and return that folder.

    The sidecar and other course files are updated. The notebook is copied only once, so the trainee's work stays.
    Raises AcademyError when the module is not released.
    """
    release = course / "release" / module
    if not (release / f"{module}.ipynb").exists():
        raise AcademyError(_("{module} is not released yet. Run `academy release {module}` first.", module=module))
    work = course / "work" / trainee / module
    work.mkdir(parents=True, exist_ok=True)
    for path in sorted(p for p in release.rglob("*") if p.is_file()):
        target = work / path.relative_to(release)
        if path.suffix == ".ipynb" and target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if path.suffix == ".ipynb":
            trust(target)
    return work


def trust(notebook: Path) -> None:
    """Sign a notebook that comes from the course, so that its forms open by themselves.

    Where no signature can be kept, JupyterLab asks the trainee.
    """
    import nbformat
    from nbformat.sign import NotebookNotary

    with suppress(OSError):
        NotebookNotary().sign(nbformat.read(notebook, as_version=4))


def serve(work: Path, notebook: str, trainee: str, port: int) -> int:
    """Run JupyterLab on a loopback port until it is stopped, and return its exit code."""
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}"]
    command += [f"--ServerApp.root_dir={work}", f"--LabApp.default_url=/lab/tree/{notebook}"]
    if EXTENSION.is_dir():
        command.append(f"--LabApp.extra_labextensions_path={EXTENSION}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    config_path = os.pathsep.join(filter(None, [str(SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH")]))
    return subprocess.call(command, env=os.environ | {"ACADEMY_TRAINEE": trainee, "JUPYTER_CONFIG_PATH": config_path})
