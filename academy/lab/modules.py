"""A trainee's own copies of released modules, below `work/<trainee>/` of the built course."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

from autograder.errors import AcademyError
from autograder.files import DUE, SIDECAR
from wording.academy import _
from wording.languages import current_language

__all__ = ["PAGE", "document_address", "language_of", "open_module", "released_modules", "trust", "work_folder"]


PAGE = "academy"
"""Address of the page below the server's own."""


def document_address(module: str) -> str:
    """Return the address at which JupyterLab shows a module's notebook alone, below the server's own."""
    return f"doc/tree/{module}/{module}.ipynb"


def work_folder(course: Path, trainee: str) -> Path:
    """Return the folder that JupyterLab serves to a trainee."""
    return course / "work" / trainee


def released_modules(course: Path) -> list[str]:
    """Return the names of released modules in the course's order, each followed by the one that comes after it."""
    following = {
        path.parent.name: str(_head(path).get("following", "")) for path in course.glob(f"release/*/{SIDECAR}")
    }
    found: list[str] = []
    for start in sorted(following.keys() - set(following.values())) + sorted(following):
        name = start
        while name in following and name not in found:
            found.append(name)
            name = following[name]
    return found


def language_of(course: Path) -> str:
    """Return the language of the released modules; that of this program when they do not say."""
    heads = (_head(path) for path in sorted(course.glob(f"release/*/{SIDECAR}")))
    return next((str(head["lang"]) for head in heads if "lang" in head), current_language())


def open_module(course: Path, module: str, trainee: str) -> Path:
    """Copy a released module into `work/<trainee>/<module>/` and return that folder.

    The sidecar and other course files are updated. The notebook is copied only once, so the trainee's work stays.
    Raises AcademyError when the module is not released.
    """
    release = course / "release" / module
    if not (release / f"{module}.ipynb").exists():
        raise AcademyError(_("{module} is not released yet. Run `academy release {module}` first.", module=module))
    work = work_folder(course, trainee) / module
    work.mkdir(parents=True, exist_ok=True)
    for path in sorted(p for p in release.rglob("*") if p.is_file()):
        target = work / path.relative_to(release)
        if path.suffix == ".ipynb" and target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if path.suffix == ".ipynb":
            trust(target)
    from autograder.building.due_file import own_due_file  # it imports a database, which `academy --help` does without

    if (own := own_due_file(course, trainee, module)).is_file():
        shutil.copyfile(own, work / DUE)
    elif not (release / DUE).is_file():
        (work / DUE).unlink(missing_ok=True)
    return work


def trust(notebook: Path) -> None:
    """Sign a notebook that comes from the course, so that JupyterLab lets its forms open by themselves.

    A damaged one stays unsigned; JupyterLab says what is wrong with it.
    """
    import nbformat
    from nbformat import ValidationError
    from nbformat.reader import NotJSONError
    from nbformat.sign import NotebookNotary

    with suppress(ValidationError, NotJSONError):
        NotebookNotary().sign(nbformat.read(notebook, as_version=4))


def _head(sidecar: Path) -> dict[str, object]:
    """Read a sidecar; empty when it is damaged, which the notebook reports when it is opened."""
    try:
        data = json.loads(sidecar.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
