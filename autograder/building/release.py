"""Release a module: nbgrader's converter writes a scratch folder, which is searched for secrets and put in place."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log, rmtree

from autograder.building.course_folder import CourseFolder, explain_write_errors
from autograder.building.due_file import write_due_files
from autograder.building.earlier import keep_release
from autograder.building.leaks import leaked, secrets
from autograder.building.scale import changed_exercises, keep_scale
from autograder.errors import BuildError
from autograder.exercises.kinds.cell_ids import grade_cell
from autograder.exercises.sidecar import SIDECAR, secrets_in
from wording.autograder import _

__all__ = ["is_released", "release_module"]

STATE = "released"


def release_module(out: Path, module: str) -> Path:
    """Write `release/<module>/`, exactly what a trainee may see, and enter the module into the gradebook.

    Returns the folder. A release that was made from the current source stays in place, with the due date of now.
    Submissions and grades are not touched; marks by hand of exercises whose points or rubric have changed wait for the
    mentor again.

    Raises AcademyError for an unknown module. Raises BuildError when the release would show a hidden check or a
    solution, and when exercises were added or removed after submissions had been graded.
    """
    folder = CourseFolder.open(out)
    folder.require(module)
    target = folder.root / "release" / module
    if is_released(folder, module):
        write_due_files(folder, module)
        return target
    before = str(folder.read_state(STATE).get(module, ""))
    keep_release(folder, module)  # of a course that was released before releases were kept
    with explain_write_errors():
        _release(folder, module, target)
    keep_release(folder, module)
    if changed := changed_exercises(folder, module, before):
        with folder.book() as book:
            book.reopen_marks(module, {grade_cell(name, bonus=bonus) for name in changed for bonus in (False, True)})
    keep_scale(folder, module)
    folder.write_state(STATE, folder.read_state(STATE) | {module: folder.digest(module)})
    write_due_files(folder, module)
    return target


def _release(folder: CourseFolder, module: str, target: Path) -> None:
    scratch = Path(tempfile.mkdtemp(prefix=".academy-release-", dir=folder.root))
    try:
        _generate(folder, module, scratch)
        fresh = scratch / module
        whole = (folder.root / "source" / module / SIDECAR).read_text("utf-8")
        if shown := leaked(fresh, secrets(folder.source(module)) | secrets_in(whole)):
            path, line = shown[0]
            raise BuildError(
                _(
                    "{file} would show a trainee this line of a solution or a hidden check: {line} Write the lesson, "
                    "the visible checks or the solution in another way, then build and release again.",
                    file=f"release/{module}/{path.name}",
                    line=line,
                )
            )
        _swap(fresh, target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def is_released(folder: CourseFolder, module: str) -> bool:
    """Return whether the module is released and its release was made from the current source."""
    exists = (folder.root / "release" / module / f"{module}.ipynb").exists()
    if not exists or folder.read_state(STATE).get(module) != folder.digest(module):
        return False
    with folder.gradebook() as gradebook:
        try:
            gradebook.find_notebook(module, module)
        except MissingEntry:  # the gradebook was deleted or replaced
            return False
    return True


def _generate(folder: CourseFolder, module: str, scratch: Path) -> None:
    config = folder.with_busy_timeout()
    config.CourseDirectory.release_directory = str(scratch)
    config.CourseDirectory.assignment_id = module
    coursedir = CourseDirectory(config=config)
    result = capture_log(GenerateAssignment(coursedir=coursedir, config=config))
    if not result["success"]:
        log = result.get("log", "") + result.get("error", "")
        if "Cannot add or remove cells" in log or "submissions associated" in log:
            raise BuildError(
                _(
                    "Exercises of “{module}” were added or removed, and submissions to it are graded already. "
                    "Build the new edition into another folder with --out.",
                    module=module,
                )
            )
        raise BuildError(_("nbgrader could not release “{module}”: {log}", module=module, log=log.strip()[-1500:]))


def _swap(fresh: Path, target: Path) -> None:
    """Replace the old release by the new one; when that fails, the old one stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    old = fresh.with_name("old")
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    if old.exists():
        rmtree(str(old))
