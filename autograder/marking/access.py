"""Who may mark what. Each rule that is broken has its sentence."""

from __future__ import annotations

from autograder.errors import AcademyError
from autograder.marking.desk import MarkingDesk
from autograder.marking.papers import Paper
from wording.autograder import _
from wording.identity import identity

__all__ = ["refusal", "require_marker"]


def require_marker(desk: MarkingDesk) -> None:
    """Raise AcademyError for a marker without a name, or one whom the course does not name."""
    if not desk.marker:
        raise AcademyError(_("A mark needs the name of whoever gives it: --marker NAME."))
    if desk.rules.markers and identity(desk.marker) not in map(identity, desk.rules.markers):
        raise AcademyError(
            _(
                "“{name}” may not mark here. c.Marking.markers in nbgrader_config.py names: {known}.",
                name=desk.marker,
                known=", ".join(desk.rules.markers),
            )
        )


def refusal(desk: MarkingDesk, paper: Paper) -> str:
    """Return why this marker may not mark this text in this role; empty when there is no reason."""
    me = identity(desk.marker)
    if me == identity(paper.trainee):
        return _("Nobody marks their own text.")
    first, second = paper.finished("first"), paper.finished("second")
    settled = paper.finished("third") or paper.finished("talk")
    by = [identity(mark.marker) for mark in (first, second) if mark is not None]
    if desk.role == "first":
        return _first(desk, me, paper, settled=settled is not None)
    if desk.role == "second":
        return (
            _("The first mark of this text is yours: another person gives the second.")
            if me in by[:1] and first
            else ""
        )
    if first is None or second is None:
        return _("There are no two marks to settle yet.")
    if desk.role == "third" and me in by:
        return _("One of the two marks is yours. A third person settles, or you two in talk: --talk.")
    if desk.role == "talk" and me not in by:
        return _("Neither of the two marks is yours: you are the third, without --talk.")
    return ""


def _first(desk: MarkingDesk, me: str, paper: Paper, *, settled: bool) -> str:
    if settled:
        return _("Two marks of this text were settled: it is not marked again.")
    others = {
        m.marker
        for m in paper.marks
        if m.role == "first" and m.total is not None and (m.text, m.rubric) == (paper.text, paper.rubric)
    }
    named = [m for m in others if identity(m) != me and m != desk.rules.formgrader]
    if named:
        return _("{name} has marked this text. Mark it a second time with --second.", name=", ".join(sorted(named)))
    second = paper.finished("second")
    if second is not None and identity(second.marker) == me:
        return _("The second mark of this text is yours: another person gives the first.")
    return ""
