"""Where a marker stands, and what each key does; no terminal is needed for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from autograder.errors import AcademyError
from autograder.gradebook.marks import WHOLE, Mark
from autograder.marking.service import (
    MarkingDesk,
    Paper,
    Reading,
    comment,
    comments_before,
    give,
    is_done,
    papers_to_mark,
    reading,
    take_back,
)
from wording.academy import _

__all__ = ["Session"]


class Session:
    """One marker at the texts of a module, exercise after exercise.

    Args:
        desk: the marker, the role and the module.
        exercises: in the order in which they are marked; each has a text to mark.

    Raises AcademyError when there is nothing to mark.
    """

    def __init__(self, desk: MarkingDesk, exercises: Sequence[str]) -> None:
        self.desk = desk
        self._papers = {name: found for name in exercises if (found := papers_to_mark(desk, name))}
        if not self._papers:
            raise AcademyError(_("There is no text to mark here."))
        self.exercise = next(iter(self._papers))
        self.position = 0
        #: The line of the rubric that `less`, `more` and `comment` are about; empty before one was chosen.
        self.line = ""
        #: What the last key came to.
        self.message = ""
        self._read: dict[tuple[str, str], Reading] = {}
        if not self._go_to_unmarked(include_here=True):
            self.message = _("Every text has its mark. They can be looked at and changed.")

    # ---- where

    @property
    def papers(self) -> list[Paper]:
        """The texts of the exercise."""
        return self._papers[self.exercise]

    @property
    def paper(self) -> Paper:
        return self.papers[self.position]

    @property
    def reading(self) -> Reading:
        key = (self.paper.exercise, self.paper.trainee)
        if key not in self._read:
            self._read[key] = reading(self.desk, self.paper)
        return self._read[key]

    @property
    def rubric(self) -> dict[str, tuple[float, str]]:
        return self.desk.exercises[self.exercise].words.rubric

    @property
    def own(self) -> Mark | None:
        """What this marker gave this text, finished or not."""
        return self.paper.of(self.desk.marker, self.desk.role)

    @property
    def done(self) -> int:
        """How many texts of the exercise have their mark."""
        return sum(is_done(self.desk, paper) for paper in self.papers)

    @property
    def left(self) -> int:
        """How many texts of all exercises have none."""
        return sum(not is_done(self.desk, paper) for found in self._papers.values() for paper in found)

    @cached_property
    def total(self) -> int:
        return sum(map(len, self._papers.values()))

    # ---- moving

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def next_unmarked(self) -> None:
        self.message = ""
        if not self._go_to_unmarked(include_here=False):
            self.message = _("Every text has its mark.")

    def _step(self, by: int) -> None:
        places = [(name, n) for name, found in self._papers.items() for n in range(len(found))]
        here = places.index((self.exercise, self.position)) + by
        self.message = ""
        if not 0 <= here < len(places):
            self.message = _("This is the last text.") if by > 0 else _("This is the first text.")
            return
        self._go(*places[here])

    def _go_to_unmarked(self, *, include_here: bool) -> bool:
        places = [(name, n) for name, found in self._papers.items() for n in range(len(found))]
        here = places.index((self.exercise, self.position)) + (not include_here)
        for name, n in [*places[here:], *places[:here]]:
            if not is_done(self.desk, self._papers[name][n]):
                self._go(name, n)
                return True
        return False

    def _go(self, exercise: str, position: int) -> None:
        if (exercise, position) != (self.exercise, self.position):
            self.exercise, self.position, self.line = exercise, position, ""

    # ---- marking

    def press(self, number: int) -> None:
        """Choose a line of the rubric, counted from 1. One without points gets all; pressed again, none or all."""
        if number > len(self.rubric):
            self.message = _("The rubric has {n} lines.", n=len(self.rubric))
            return
        line = list(self.rubric)[number - 1]
        given, most = self._given(line), self.rubric[line][0]
        if given is None:
            self._give(line, most)
        elif line == self.line:
            self._give(line, most if given == 0 else 0.0)
        else:
            self.message = ""
        self.line = line

    def less(self) -> None:
        self._change(-self.desk.rules.step)

    def more(self) -> None:
        self._change(self.desk.rules.step)

    def rest_zero(self) -> None:
        """Give 0 for every line that has no points yet."""
        for line in self.rubric:
            if self._given(line) is None and not self._give(line, 0.0):
                return

    def say(self, criterion: str, words: str) -> None:
        """Save a comment on a line of the rubric, or with WHOLE on the whole text."""
        try:
            comment(self.desk, self.paper, criterion, words)
        except AcademyError as error:
            self.message = str(error)
            return
        self.message = _("Saved.")
        self._refresh()

    def said(self, criterion: str) -> str:
        return self.own.comments.get(criterion, "") if self.own else ""

    def said_before(self, criterion: str) -> list[str]:
        return comments_before(self.desk, self.exercise, criterion)

    def undo(self) -> None:
        try:
            stroke = take_back(self.desk)
        except AcademyError as error:
            self.message = str(error)
            return
        if stroke is None:
            self.message = _("There is nothing left to undo.")
            return
        self._refresh(stroke.exercise)
        trainees = [paper.trainee for paper in self._papers.get(stroke.exercise, [])]
        if stroke.trainee in trainees:
            self._go(stroke.exercise, trainees.index(stroke.trainee))
        self.line = stroke.criterion if stroke.criterion in self.rubric else ""
        self.message = _("Undone: {what}.", what=self._name(stroke.criterion))

    def _change(self, by: float) -> None:
        if not self.line:
            self.message = _("Choose a line of the rubric first: keys 1 to {n}.", n=len(self.rubric))
            return
        given, most = self._given(self.line), self.rubric[self.line][0]
        if (points := min(max((most if given is None else given) + by, 0.0), most)) != given:
            self._give(self.line, points)

    def _given(self, line: str) -> float | None:
        return self.own.points.get(line) if self.own else None

    def _give(self, line: str, points: float) -> bool:
        try:
            give(self.desk, self.paper, line, points)
        except AcademyError as error:
            self.message = str(error)
            return False
        self._refresh()
        self.message = _("Saved: {what}, {points}.", what=self._name(line), points=f"{points:g}")
        return True

    def _name(self, criterion: str) -> str:
        if criterion == WHOLE:
            return _("the whole text")
        lines = list(self.rubric)
        return _("line {n}", n=lines.index(criterion) + 1) if criterion in lines else criterion

    def _refresh(self, exercise: str = "") -> None:
        """Read the marks of an exercise again. The texts keep their places."""
        name = exercise or self.exercise
        if name in self._papers:
            fresh = {paper.trainee: paper for paper in papers_to_mark(self.desk, name)}
            self._papers[name] = [fresh.get(paper.trainee, paper) for paper in self._papers[name]]
