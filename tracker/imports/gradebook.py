"""Import grades from nbgrader's gradebook as evidence.

Each result is a snapshot identified by a hash of its content, so importing the same grades twice changes nothing.
nbgrader has one submission per person and assignment and overwrites it. Here a regrade is a new snapshot, and the
earlier one is superseded, not lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from tracker.desk import Desk
from tracker.domain.calendar import local_day
from tracker.domain.evidence import ModuleResult, Part
from tracker.imports.batch import batch
from tracker.imports.gradebook_content import KnownResults, content_of, earlier_imports
from tracker.imports.gradebook_file import Submission, read_gradebook
from tracker.imports.gradebook_people import LeftOut, Renamed, left_to_later_login, owners_of
from tracker.service import GradedModule, ImportCount, record_results
from wording.tracker import _

__all__ = ["Competencies", "GradebookImport", "Parts", "Waiting", "import_gradebook"]

#: Module -> exercise -> ids of the competencies that the exercise shows.
Competencies = Mapping[str, Mapping[str, Sequence[str]]]
#: Module -> its part; a module that is not named is whole.
Parts = Mapping[str, Part]


@dataclass(frozen=True)
class Waiting:
    """A submission with exercises that a person has yet to grade. It has no result until then."""

    login: str
    module: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class GradebookImport:
    """The result of an import."""

    #: Number of new snapshots.
    added: int
    #: Number of earlier snapshots that new ones replace.
    superseded: int
    #: Number of submissions imported before.
    unchanged: int
    waiting: tuple[Waiting, ...]
    left_out: tuple[LeftOut, ...]
    #: (login, module) of submissions without a timestamp; they count on the day of the import.
    undated: tuple[tuple[str, str], ...]
    #: (login, module) of notebooks in which nobody worked: they have no result and take nothing away.
    blank: tuple[tuple[str, str], ...]
    #: Logins of the gradebook that lead to people who have another one now.
    renamed: tuple[Renamed, ...]
    #: True if the changes were committed, False after a dry run.
    kept: bool


def import_gradebook(
    desk: Desk,
    source: str | Path,
    competencies: Competencies,
    edition: str,
    *,
    course: str = "",
    parts: Parts = MappingProxyType({}),
    modules: Collection[str] | None = None,
    outdated: Collection[tuple[str, str]] = frozenset(),
    dry_run: bool = False,
) -> GradebookImport:
    """Import the results of all graded submissions.

    A login without a person, a day in the future or a module without points leaves out that submission only, because
    the others do not depend on it.

    Args:
        desk: the open tracker.
        source: path of gradebook.db, or an SQLAlchemy URL. It is never written to.
        competencies: what the exercises show.
        edition: edition of the course; results of another edition are other results.
        course: id of the course; results of another course are other results.
        parts: which modules are practice and which are assessments.
        modules: modules to import; None: all.
        outdated: (module, login) of submissions whose points are of another scale or due date than now.
        dry_run: report the changes without writing them.

    Raises Denied, and InvalidInput if the gradebook cannot be read.
    """
    with desk.reading() as connection:
        desk.check(connection, "import")
    submissions = read_gradebook(source, modules)
    with batch(desk) as joined:
        owners = owners_of(joined.outer, {s.login for s in submissions})
        earlier = earlier_imports(joined.outer)
        selection = _Selection(frozenset(outdated))
        twice = left_to_later_login(submissions, owners)
        selection.left_out += [*owners.left_out, *twice]
        passed_over = {(one.login, one.module) for one in twice}
        logins: dict[tuple[str, str], str] = {}
        for one in submissions:
            person = owners.ids.get(one.login)
            if person is None or (one.login, one.module) in passed_over:
                continue
            logins[person, one.module] = one.login
            day = selection.accept(one, desk)
            if day is None:
                continue
            shares = _shares(one, competencies.get(one.module, {}))
            part = parts.get(one.module, "whole")
            known = KnownResults(earlier.get((person, one.module), {}), (course, edition, one.cohort))
            content = content_of(one, shares, edition, part, known)
            result = ModuleResult(
                module=one.module,
                points=one.points,
                max_points=one.max_points,
                competencies=shares,
                content=content,
                part=part,
                course=course,
                edition=edition,
                cohort=one.cohort,
            )
            grades = {g.exercise: (g.points, g.max_points) for g in one.grades}
            selection.results.append(GradedModule(person, day, result, grades))
        count = record_results(joined, selection.results) if selection.results else ImportCount(0, 0, 0)
        for older in count.older:
            problem = _(
                "later work of this module is recorded, and this is of {day}", day=older.occurred_on.isoformat()
            )
            fix = _("The later one counts. Is this an old copy of the gradebook?")
            selection.left_out.append(
                LeftOut(logins[older.person, older.result.module], older.result.module, problem, fix)
            )
        if not dry_run:
            joined.commit()
    return GradebookImport(
        added=count.added,
        superseded=count.superseded,
        unchanged=count.unchanged,
        waiting=tuple(selection.waiting),
        left_out=tuple(selection.left_out),
        undated=tuple(selection.undated),
        blank=tuple(selection.blank),
        renamed=tuple(owners.renamed),
        kept=not dry_run,
    )


@dataclass
class _Selection:
    """The results to import, and the submissions that have none."""

    #: (module, login)
    outdated: frozenset[tuple[str, str]]
    results: list[GradedModule] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    undated: list[tuple[str, str]] = field(default_factory=list)
    blank: list[tuple[str, str]] = field(default_factory=list)

    def accept(self, one: Submission, desk: Desk) -> date | None:
        """Return the local day of a submission that can be imported; otherwise list it, and return None."""
        if (one.module, one.login) in self.outdated:
            problem = _("its points, its due date or the rule for late work have changed since it was graded")
            fix = _("Grade the module again, then import.")
            self.left_out.append(LeftOut(one.login, one.module, problem, fix))
            return None
        if one.waiting:
            self.waiting.append(Waiting(one.login, one.module, one.waiting))
            return None
        if one.blank:
            self.blank.append((one.login, one.module))
            return None
        day = desk.today() if one.submitted_at is None else local_day(one.submitted_at, desk.policy.zone)
        if day > desk.today():
            fix = _("Mend the time of the submission in the gradebook.")
            self.left_out.append(LeftOut(one.login, one.module, _("it was handed in in the future"), fix))
            return None
        if one.max_points <= 0:
            fix = _("Check the points of the module.")
            self.left_out.append(LeftOut(one.login, one.module, _("nothing in it gives points"), fix))
            return None
        if one.submitted_at is None:
            self.undated.append((one.login, one.module))
        return day


def _shares(one: Submission, competencies: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return competency -> share of the points of all exercises that name it, 0..1 even with extra credit.

    The points of an exercise count in full for each of its competencies.
    """
    points: dict[str, float] = {}
    max_points: dict[str, float] = {}
    for grade in one.grades:
        for competency in competencies.get(grade.exercise, ()):
            points[competency] = points.get(competency, 0.0) + grade.points
            max_points[competency] = max_points.get(competency, 0.0) + grade.max_points
    return {c: round(min(max(points[c] / max_points[c], 0.0), 1.0), 6) for c in sorted(max_points) if max_points[c] > 0}
