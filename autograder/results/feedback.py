"""Write the feedback pages that a trainee reads after grading, one self-contained page a module."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.building.course_folder import CourseFolder, explain_write_errors
from autograder.building.trainees import resolved
from autograder.errors import AcademyError
from autograder.files import write_atomically
from autograder.gradebook.marks import Mark
from autograder.gradebook.scores import SubmissionScore
from autograder.grading.outcome import failures, outdated
from autograder.marking.outcome import counting_marks, keep_marks
from autograder.notes import Note
from autograder.receipts.register import Register
from autograder.results.arrival import write_arrival
from autograder.results.feedback_data import report
from autograder.results.pages import render_page
from autograder.results.scores import read_names, read_scores
from autograder.results.solutions import Solutions
from autograder.source.model import CourseManifest
from autograder.source.toml import read_toml
from wording.autograder import _
from wording.languages import language

__all__ = ["write_feedback"]


def write_feedback(
    out: Path,
    root: Path,
    datasets: Path,
    module: str,
    trainees: Iterable[str] | None = None,
    progress: Callable[[int, int, str], None] = lambda _done, _total, _label: None,
) -> list[Path]:
    """Write `feedback/<trainee>/<module>/<module>.html` for everyone who submitted. Returns the paths, sorted.

    Receipts of an assessment are copied beside the page, and so is what nbgrader's exchange needs to hand it out.

    The page of a trainee whose file could not be graded says why, in the course's language.

    Args:
        out: the built course.
        root: the course's text, for the pass mark.
        datasets: the generators, for checks that ask for data.
        module: its name.
        trainees: only these; everyone when None.
        progress: called with (done, total, trainee) after every page.

    Raises AcademyError for an unknown module, and when nothing of it is graded.
    """
    course = CourseFolder.open(out)
    course.require(module)
    with course.book() as book:
        keep_marks(course, book, module)
        marks = counting_marks(course, book, module)
    graded = {score.trainee: score for score in read_scores(course, [module])}
    failed, stale = failures(course, module), outdated(course, module)
    everyone = sorted({*graded, *failed} & set(course.submitted(module)))
    chosen = everyone if trainees is None else resolved(trainees, everyone)
    if not everyone or (unknown := sorted(set(chosen) - set(everyone))):
        who = ", ".join(unknown) if everyone else module
        raise AcademyError(
            _("Nothing is graded yet: {who}. Run `academy grade {module}` first.", who=who, module=module)
        )
    names = read_names(course)
    solutions = Solutions.of_practice(root, datasets, module, _closed(course, module))
    pass_mark = None if module in course.practice() else read_toml(root / "course.toml", CourseManifest).pass_mark
    assessed, register = course.assessed(), Register.of(course, module)
    pages = []
    progress(0, len(chosen), "")
    for n, trainee in enumerate(chosen, 1):
        receipts = register.receipts(trainee) if register else []
        left = max(register.allowed(trainee) - len(receipts), 0) if register else None
        page = _page(
            course,
            module,
            names.get(trainee, trainee),
            graded.get(trainee),
            failed.get(trainee),
            datasets,
            solutions,
            {exercise: mark for (who, exercise), mark in marks.items() if who == trainee},
            pass_mark=pass_mark,
            assessed=module in assessed,
            receipts=receipts,
            left=left,
            outdated=trainee in stale,
            login=trainee,
        )
        path = course.root / "feedback" / trainee / module / f"{module}.html"
        _write_if_changed(path, page)
        for receipt in receipts:
            _write_if_changed(path.with_name(f"receipt-{receipt.attempt}.json"), receipt.text())
        # The reason why work could not be graded is that of what was handed in last.
        work = course.submission(trainee, module) if trainee in failed else course.autograded(trainee, module)
        with explain_write_errors():
            write_arrival(path.parent, work)
        pages.append(path)
        progress(n, len(chosen), trainee)
    return pages


def _closed(course: CourseFolder, module: str) -> set[str]:
    """Return the trainees whose date is past; nobody where the gradebook names none."""
    with course.book() as book:
        return book.closed(module, datetime.now(UTC).replace(tzinfo=None))


def _write_if_changed(path: Path, content: str) -> None:
    if not path.exists() or path.read_text("utf-8") != content:
        with explain_write_errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, content)


def _page(
    course: CourseFolder,
    module: str,
    name: str,
    submission: SubmissionScore | None,
    reason: Note | None,
    datasets: Path,
    solutions: Solutions | None,
    marks: dict[str, Mark],
    **more: Any,
) -> str:
    sidecar = course.sidecar(module)
    title = course.source(module).metadata.get("academy", {}).get("title", module)
    with language(sidecar.lang):
        graded = submission is not None and course.autograded(submission.trainee, module).exists()
        exercises = (
            report(course, submission, sidecar, datasets, solutions, marks) if submission is not None and graded else []
        )
        return render_page(
            "feedback.html.j2",
            sidecar.lang,
            title=title,
            module=module,
            name=name,
            submission=submission if graded else None,
            exercises=exercises,
            lacks_answers=any(e.state == "missing" for e in exercises),
            reason=reason,
            **more,
        )
