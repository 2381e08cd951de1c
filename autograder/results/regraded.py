"""Say what a regrading does to each trainee's result: points, maximum, share, and whether it passes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from autograder.building.course_folder import CourseFolder
from autograder.gradebook.scores import SubmissionScore
from autograder.grading.regrade_module import Regrading
from autograder.results.collect import Score, score_of
from autograder.results.formats import state_words
from autograder.results.pages import number, percent
from autograder.source.model import CourseManifest
from autograder.source.toml import read_toml
from wording.autograder import _
from wording.languages import current_language

__all__ = ["MovedResult", "moved_results", "result_lines"]


@dataclass(frozen=True)
class MovedResult:
    """A module's result before and after a regrading."""

    trainee: str
    before: Score
    after: Score
    #: Marks by hand that do not count any more, by exercise.
    stale: dict[str, float]


def moved_results(out: Path, root: Path, module: str, found: Regrading) -> list[MovedResult]:
    """Word the results that a regrading moves. The pass mark comes from the course's text in `root`."""
    course = CourseFolder.open(out, module)
    is_module = module in course.modules()
    practice = not is_module or module in course.practice()
    pass_mark = read_toml(root / "course.toml", CourseManifest).pass_mark if is_module else 0.0

    def result(one: SubmissionScore) -> Score:
        score = score_of(one.points, one.max_points, one.pending, pass_mark)
        return replace(score, state="practice") if practice else score

    return [MovedResult(one.trainee, result(one.before), result(one.after), one.stale) for one in found.moved]


def result_lines(moved: list[MovedResult]) -> list[str]:
    """Describe the results, a line each, then who passes by it and who does not any more."""
    lang = current_language()
    lines = []
    for one in moved:
        line = f"{one.trainee}: {_shown(one.before, lang)} → {_shown(one.after, lang)}"
        if one.stale:
            marks = ", ".join(f"{name} {number(points, lang)}" for name, points in one.stale.items())
            line += "; " + _("marks by hand that no longer hold: {marks}", marks=marks)
        lines.append(line)
    gained = [one.trainee for one in moved if one.after.state == "passed" != one.before.state]
    lost = [one.trainee for one in moved if one.before.state == "passed" != one.after.state]
    if gained:
        lines.append(_("Pass by it: {names}.", names=", ".join(gained)))
    if lost:
        lines.append(_("Passed before and do not now, or not yet: {names}.", names=", ".join(lost)))
    return lines


def _shown(score: Score, lang: str) -> str:
    waits = f" +{number(score.pending, lang)}" if score.pending else ""
    points = f"{number(score.points, lang)} / {number(score.max_points, lang)}{waits}, {percent(score.share, lang)}"
    return points if score.state == "practice" else f"{points}, {state_words()[score.state]}"
