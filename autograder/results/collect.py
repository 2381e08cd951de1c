"""Collect the results of every trainee by module and competency, from the gradebook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from autograder.building.course_folder import CourseFolder
from autograder.exercises.bonus import full_marks, with_bonus
from autograder.gradebook.scores import SubmissionScore
from autograder.grading.outcome import failures, outdated
from autograder.notes import Note
from autograder.results.scores import read_names, read_scores, read_students
from autograder.source.layout import chosen_modules
from autograder.source.model import CourseManifest, Framework, Part, Public, ResultPart
from autograder.source.toml import read_toml
from autograder.submission.answers_file import WITHOUT_ANSWERS
from wording.identity import identity

__all__ = ["Results", "Score", "TraineeResult", "collect_results", "score_of"]

State = Literal["passed", "open", "failed", "practice", "incomplete", "outdated", "unreadable", "absent"]


@dataclass(frozen=True)
class Score:
    """Points of one trainee in a module or a competency."""

    points: float
    max_points: float
    #: Points that a person may still give.
    pending: float
    #: passed: at or above the pass mark. open: the pending points decide. failed: below it even with them.
    #: practice: points are progress, because the pass mark is asked of the module's assessment, or of nothing.
    #: incomplete: what was answered in forms was not handed in, and nobody can say whether it is passed.
    #: outdated: points, rubric, due date or penalty have changed since it was graded; `academy grade` counts again.
    #: unreadable: the last file could not be graded, and no earlier one was. absent: nothing submitted or graded.
    state: State
    #: Why the last file could not be graded, also when an earlier grade stands.
    reason: Note | None = None

    @property
    def share(self) -> float:
        """Points of the maximum, 0..1."""
        return self.points / self.max_points if self.max_points else 0.0


@dataclass(frozen=True)
class TraineeResult:
    """The scores of one trainee by module and by competency, in the course's order."""

    trainee: str
    name: str
    #: The name; with the login where several have this name.
    label: str
    modules: dict[str, Score]
    competencies: dict[str, Score]
    total: Score


@dataclass(frozen=True)
class Results:
    """The whole table. Titles are in the language of the built course."""

    course: str
    title: str
    lang: str
    pass_mark: float
    #: Titles by id.
    modules: dict[str, str]
    #: What the points of each module are of.
    parts: dict[str, ResultPart]
    #: Titles by id.
    competencies: dict[str, str]
    #: Titles by id. A competency's section is the first part of its id: `paid_ads.unit_costs` belongs to `paid_ads`.
    sections: dict[str, str]
    trainees: tuple[TraineeResult, ...]


def collect_results(out: Path, root: Path) -> Results:
    """Read the gradebook of the built course `out`; titles and the pass mark come from the course's text in `root`.

    A module counts towards a trainee's total once it is graded. A competency adds up the points of the exercises that
    name it. Where a module has an assessment, that counts in its place: practice shows how much was done.
    So does a module whose exercises show no competency.
    """
    course = CourseFolder.open(out)
    manifest = read_toml(root / "course.toml", CourseManifest)
    framework = read_toml(root / "competencies.toml", Framework)
    modules = [m for m in chosen_modules(root, manifest) if m in course.modules()]
    sidecars = {m: course.sidecar(m) for m in modules}
    lang = next(iter(sidecars.values())).lang
    used = {c for s in sidecars.values() for e in s.exercises.values() for c in e.manifest.competencies}
    known = framework.by_id()
    order = [*(c for c in known if c in used), *sorted(used - set(known))]
    graded = {(s.trainee, s.module): s for s in read_scores(course, modules)}
    failed = {m: failures(course, m) for m in modules}
    incomplete = {m: _incomplete(course, m) for m in modules}
    stale = {m: outdated(course, m) for m in modules}
    everyone = sorted({t for t, _m in graded} | {t for m in modules for t in failed[m]} | read_students(course))
    names, practice = read_names(course), course.practice()
    called = Counter(identity(names.get(t, t)) for t in everyone)
    labels = {t: f"{names[t]} ({t})" for t in everyone if t in names and called[identity(names[t])] > 1}
    wanted = {m: {e.name: _wanted(e) for e in sidecars[m].exercises.values()} for m in modules}
    parts = {m: _part(sidecars[m].part, m in practice) for m in modules}
    rows = [
        _row(
            t,
            names.get(t, t),
            labels.get(t, names.get(t, t)),
            {m: graded.get((t, m)) for m in modules},
            {m: failed[m].get(t) for m in modules},
            {m for m in modules if t in incomplete[m]},
            {m for m in modules if t in stale[m]},
            wanted,
            order,
            manifest.pass_mark,
            practice,
        )
        for t in everyone
    ]
    return Results(
        manifest.id,
        manifest.title.in_(lang),
        lang,
        manifest.pass_mark,
        {m: str(course.source(m).metadata.get("academy", {}).get("title", m)) for m in modules},
        parts,
        {c: known[c].title(lang) if c in known else c for c in order},
        {s.id: str(getattr(s, lang)) for s in framework.section if any(c.startswith(f"{s.id}.") for c in order)},
        tuple(sorted(rows, key=lambda row: (row.name.split()[-1], row.name))),
    )


def _wanted(exercise: Public) -> tuple[float, tuple[str, ...]]:
    """Return what an exercise adds to 100 %, and its competencies."""
    return 0.0 if exercise.manifest.bonus else exercise.points, exercise.manifest.competencies


def _row(
    trainee: str,
    name: str,
    label: str,
    graded: dict[str, SubmissionScore | None],
    failed: dict[str, Note | None],
    incomplete: set[str],
    stale: set[str],
    wanted: dict[str, dict[str, tuple[float, tuple[str, ...]]]],
    order: list[str],
    pass_mark: float,
    practice: set[str],
) -> TraineeResult:
    modules: dict[str, Score] = {}
    for module, exercises in wanted.items():
        most = sum(points for points, _competencies in exercises.values())
        got = graded[module]
        if got is not None and module in practice:
            points, pending = round(got.points, 4), round(got.pending, 4)
            modules[module] = Score(points, got.max_points or most, pending, "practice", failed[module])
        elif got is not None:
            modules[module] = score_of(got.points, got.max_points or most, got.pending, pass_mark, failed[module])
        else:
            modules[module] = Score(0.0, most, 0.0, "unreadable" if failed[module] else "absent", failed[module])
        if got is not None and got.pending and module in incomplete:
            modules[module] = replace(modules[module], state="incomplete")
        if got is not None and module in stale:
            modules[module] = replace(modules[module], state="outdated")
    counting = {module: exercises for module, exercises in wanted.items() if module not in practice}
    competencies = {c: _competency(c, graded, counting, pass_mark) for c in order}
    counted = [s for m, s in modules.items() if m not in practice and s.state not in ("absent", "unreadable")]
    total = score_of(
        sum(s.points for s in counted),
        sum(s.max_points for s in counted),
        sum(s.pending for s in counted),
        pass_mark,
        None,
    )
    if any(s.state == "outdated" for s in counted):
        total = replace(total, state="outdated")
    return TraineeResult(trainee, name, label, modules, competencies, total)


def _incomplete(course: CourseFolder, module: str) -> set[str]:
    """Return the trainees whose last graded work lacks the answers of its forms."""
    with course.book() as book:
        last = book.last(module)
    return {t for t, a in last.items() if a.status == "graded" and any(n.code in WITHOUT_ANSWERS for n in a.notes)}


def _part(part: Part, practice: bool) -> ResultPart:
    return "assessment" if part == "assessment" else "practice" if practice else "whole"


def _competency(
    competency: str,
    graded: dict[str, SubmissionScore | None],
    wanted: dict[str, dict[str, tuple[float, tuple[str, ...]]]],
    pass_mark: float,
) -> Score:
    """Add up the exercises of graded submissions that name the competency, each with all its points."""
    scores = [
        got.exercises[name]
        for module, exercises in wanted.items()
        if (got := graded[module]) is not None
        for name, (_points, competencies) in exercises.items()
        if competency in competencies and name in got.exercises
    ]
    pending = sum(s.max_points - s.points for s in scores if s.pending and not s.bonus)
    return score_of(with_bonus(scores), full_marks(scores), pending, pass_mark, None)


def score_of(points: float, most: float, pending: float, pass_mark: float, reason: Note | None = None) -> Score:
    """Say whether points pass, with those that a person may still give."""
    if not most:
        return Score(0.0, 0.0, 0.0, "absent", reason)
    reached = (points + 1e-9) / most >= pass_mark
    state: State = "passed" if reached else "open" if (points + pending + 1e-9) / most >= pass_mark else "failed"
    return Score(round(points, 4), most, round(pending, 4), state, reason)
