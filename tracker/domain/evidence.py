"""Evidence: the kinds of it, their data, and the states of the workflow."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, model_validator

from tracker.domain.people import Frozen
from wording.tracker import N_

__all__ = [
    "ACTIONS",
    "Action",
    "BlogPost",
    "Case",
    "Certificate",
    "Evidence",
    "EvidenceData",
    "EvidenceKind",
    "Improvement",
    "InternHelp",
    "ModuleResult",
    "NewTasks",
    "Observation",
    "Part",
    "State",
    "Transition",
    "counts_as",
    "parse_data",
]

State = Literal["draft", "submitted", "endorsed", "returned", "confirmed", "rejected", "superseded", "withdrawn"]
Action = Literal["create", "submit", "endorse", "return", "confirm", "reject", "supersede", "withdraw"]
EvidenceKind = Literal[
    "module_result", "certificate", "case", "blog_post", "intern_help", "improvement", "observation", "new_tasks"
]

#: What a module result is of: the practice of a module, its assessment, or a module that has no assessment.
Part = Literal["practice", "assessment", "whole"]

#: Action -> the states it starts from, and the state it leads to. `workflow` adds who may not take it.
ACTIONS: dict[Action, tuple[frozenset[State], State]] = {
    "submit": (frozenset({"draft", "returned"}), "submitted"),
    "endorse": (frozenset({"submitted"}), "endorsed"),
    "return": (frozenset({"submitted", "endorsed"}), "returned"),
    "confirm": (frozenset({"endorsed"}), "confirmed"),
    "reject": (frozenset({"submitted", "endorsed"}), "rejected"),
    "supersede": (frozenset({"confirmed"}), "superseded"),
    "withdraw": (frozenset({"draft", "submitted", "endorsed", "returned", "confirmed"}), "withdrawn"),
}


class ModuleResult(Frozen):
    """A graded module, imported from the gradebook."""

    kind: Literal["module_result"] = "module_result"
    module: str
    points: float = Field(ge=0)
    max_points: float = Field(gt=0)
    #: Competency id -> share of the points of its exercises, 0..1.
    competencies: dict[str, float] = Field(default_factory=dict)
    #: SHA-256 of everything that was imported, in hex: the same content again is the same result.
    content: str
    #: Results from before modules had assessments do not name it.
    part: Part = "whole"
    #: The course, its edition, and the cohort: the assignment's id in the gradebook of the built course. Another one of
    #: them is another result. Results from before these were recorded do not name them.
    course: str = ""
    edition: str = ""
    cohort: str = ""

    @model_validator(mode="after")
    def _shares(self) -> ModuleResult:
        if any(not 0 <= share <= 1 for share in self.competencies.values()):
            raise ValueError(N_("a share of points lies between 0 and 1"))
        return self


class Certificate(Frozen):
    """A certificate or completed course of another organisation: Yandex Metrica, 1C-Bitrix."""

    kind: Literal["certificate"] = "certificate"
    name: Literal["metrica", "bitrix"]
    number: str = ""
    #: Last valid day as printed on the certificate; None: the policy's term for this certificate applies.
    valid_until: date | None = None
    #: First day on which it is not valid any more, if the issuer revoked it.
    revoked_on: date | None = None


class Case(Frozen):
    """A successful case: a client's project with a result to show."""

    kind: Literal["case"] = "case"
    title: str = Field(min_length=1)
    #: A code, never the client's name.
    client: str = ""
    result: str = ""
    #: Ids of the competencies that it shows.
    competencies: tuple[str, ...] = ()


class BlogPost(Frozen):
    """A published article."""

    kind: Literal["blog_post"] = "blog_post"
    title: str = Field(min_length=1)
    url: str = ""
    competencies: tuple[str, ...] = ()


class InternHelp(Frozen):
    """Help given to an intern."""

    kind: Literal["intern_help"] = "intern_help"
    intern: str
    what: str = Field(min_length=1)
    hours: float | None = Field(default=None, gt=0)


class Improvement(Frozen):
    """A proposed improvement of the work. It counts from the day on which it was adopted."""

    kind: Literal["improvement"] = "improvement"
    title: str = Field(min_length=1)
    #: Who adopted it, and when: both or neither.
    adopted_by: str = ""
    adopted_on: date | None = None

    @model_validator(mode="after")
    def _adoption_is_complete(self) -> Improvement:
        if bool(self.adopted_by) != (self.adopted_on is not None):
            raise ValueError(N_("an adopted improvement names who adopted it and when"))
        return self


class Observation(Frozen):
    """A mentor's rating of a success criterion, from something observed at work."""

    kind: Literal["observation"] = "observation"
    #: Id of the criterion.
    criterion: str
    #: Step of the policy's scale, from 0.
    rating: int = Field(ge=0)
    #: What the mentor observed, in a sentence or two.
    seen: str = Field(min_length=1)


class NewTasks(Frozen):
    """A report for the criterion “solves 95 % of tasks that are new to them”, with its denominator."""

    kind: Literal["new_tasks"] = "new_tasks"
    solved: int = Field(ge=0)
    total: int = Field(gt=0)

    @model_validator(mode="after")
    def _solved_is_part_of_total(self) -> NewTasks:
        if self.solved > self.total:
            raise ValueError(N_("more solved than there were"))
        return self


EvidenceData = Annotated[
    ModuleResult | Certificate | Case | BlogPost | InternHelp | Improvement | Observation | NewTasks,
    Field(discriminator="kind"),
]
_DATA: TypeAdapter[Any] = TypeAdapter(EvidenceData)


def parse_data(data: dict[str, Any]) -> Any:
    """Validate the data of a piece of evidence by its `kind`. Raises pydantic.ValidationError."""
    return _DATA.validate_python(data)


def counts_as(data: Any, kind: EvidenceKind) -> bool:
    """Return whether data of evidence is of this kind and counts. The practice of a module shows progress only."""
    return data.kind == kind and not (kind == "module_result" and data.part == "practice")


class Transition(Frozen):
    """One step of the workflow."""

    #: Moment of the step, UTC.
    at: datetime
    #: Id of the person who took the step.
    by: str
    action: Action
    state: State
    reason: str = ""


class Evidence(Frozen):
    """A piece of evidence of one person, with its workflow so far."""

    id: str
    #: Id of its owner.
    person: str
    #: Local day on which it happened.
    occurred_on: date
    #: UTC moment at which it was entered.
    recorded_at: datetime
    data: EvidenceData
    #: Steps in order; the last one holds the current state.
    transitions: tuple[Transition, ...] = ()
    #: Id of the evidence that this piece corrects. That one is superseded once this one is confirmed.
    replaces: str | None = None

    @property
    def state(self) -> State:
        """The current state."""
        return self.transitions[-1].state if self.transitions else "draft"

    @property
    def creator(self) -> str:
        """Id of the person who entered it: the owner, or somebody who may enter evidence for them."""
        return self.transitions[0].by if self.transitions else self.person

    @property
    def endorser(self) -> str | None:
        """Id of the person who endorsed it last; for an observation, the mentor who made it."""
        return next((t.by for t in reversed(self.transitions) if t.state == "endorsed"), None)

    def known_at(self, moment: datetime) -> Evidence | None:
        """Return the evidence as it was known at a moment; None if it was not recorded yet."""
        if self.recorded_at > moment:
            return None
        if not self.transitions or self.transitions[-1].at <= moment:
            return self
        return self.model_copy(update={"transitions": tuple(t for t in self.transitions if t.at <= moment)})
