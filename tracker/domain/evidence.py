"""Evidence of every kind that confirms a competency, and its workflow."""

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
    "State",
    "Transition",
    "parse_data",
]

State = Literal["draft", "submitted", "endorsed", "returned", "confirmed", "rejected", "superseded", "withdrawn"]
Action = Literal["create", "submit", "endorse", "return", "confirm", "reject", "supersede", "withdraw"]
EvidenceKind = Literal[
    "module_result", "certificate", "case", "blog_post", "intern_help", "improvement", "observation", "new_tasks"
]

ACTIONS: dict[Action, tuple[frozenset[State], State]] = {
    "submit": (frozenset({"draft", "returned"}), "submitted"),
    "endorse": (frozenset({"submitted"}), "endorsed"),
    "return": (frozenset({"submitted", "endorsed"}), "returned"),
    "confirm": (frozenset({"endorsed"}), "confirmed"),
    "reject": (frozenset({"submitted", "endorsed"}), "rejected"),
    "supersede": (frozenset({"confirmed"}), "superseded"),
    "withdraw": (frozenset({"draft", "submitted", "endorsed", "returned", "confirmed"}), "withdrawn"),
}
"""What each action needs and where it leads. Nobody endorses their own; endorser, confirmer and owner all differ."""


class ModuleResult(Frozen):
    """A graded module, taken from the gradebook; content is the hash of what was imported."""

    kind: Literal["module_result"] = "module_result"
    module: str
    points: float = Field(ge=0)
    max_points: float = Field(gt=0)
    competencies: dict[str, float] = Field(default_factory=dict)
    """Competency id -> share of its points, 0..1."""
    content: str

    @model_validator(mode="after")
    def _shares(self) -> ModuleResult:
        if any(not 0 <= share <= 1 for share in self.competencies.values()):
            raise ValueError(N_("a share of points lies between 0 and 1"))
        return self


class Certificate(Frozen):
    """A certificate or a finished course of somebody else's: Yandex Metrica, 1C-Bitrix."""

    kind: Literal["certificate"] = "certificate"
    name: Literal["metrica", "bitrix"]
    number: str = ""
    valid_until: date | None = None
    """Last valid day; None: as the policy says for this certificate."""
    revoked_on: date | None = None


class Case(Frozen):
    """A successful case. client is a code, never a name."""

    kind: Literal["case"] = "case"
    title: str = Field(min_length=1)
    client: str = ""
    result: str = ""
    competencies: tuple[str, ...] = ()


class BlogPost(Frozen):
    kind: Literal["blog_post"] = "blog_post"
    title: str = Field(min_length=1)
    url: str = ""
    competencies: tuple[str, ...] = ()


class InternHelp(Frozen):
    kind: Literal["intern_help"] = "intern_help"
    intern: str
    what: str = Field(min_length=1)
    hours: float | None = Field(default=None, gt=0)


class Improvement(Frozen):
    """Counts once somebody has adopted it: who and on which day, both or neither."""

    kind: Literal["improvement"] = "improvement"
    title: str = Field(min_length=1)
    adopted_by: str = ""
    adopted_on: date | None = None

    @model_validator(mode="after")
    def _both(self) -> Improvement:
        if bool(self.adopted_by) != (self.adopted_on is not None):
            raise ValueError(N_("an adopted improvement names who adopted it and when"))
        return self


class Observation(Frozen):
    """A success criterion seen at work, on the policy's anchored scale."""

    kind: Literal["observation"] = "observation"
    criterion: str
    rating: int = Field(ge=0)
    seen: str = Field(min_length=1)


class NewTasks(Frozen):
    """“Solves 95 % of tasks new to him”, with its denominator."""

    kind: Literal["new_tasks"] = "new_tasks"
    solved: int = Field(ge=0)
    total: int = Field(gt=0)

    @model_validator(mode="after")
    def _part(self) -> NewTasks:
        if self.solved > self.total:
            raise ValueError(N_("more solved than there were"))
        return self


EvidenceData = Annotated[
    ModuleResult | Certificate | Case | BlogPost | InternHelp | Improvement | Observation | NewTasks,
    Field(discriminator="kind"),
]
_DATA: TypeAdapter[Any] = TypeAdapter(EvidenceData)


def parse_data(data: dict[str, Any]) -> Any:
    """Typed data of a piece of evidence. Raises pydantic.ValidationError."""
    return _DATA.validate_python(data)


class Transition(Frozen):
    """One step of the workflow. at: UTC; by: person id of the actor."""

    at: datetime
    by: str
    action: Action
    state: State
    reason: str = ""


class Evidence(Frozen):
    """occurred_on: local day on which it happened; recorded_at: UTC moment at which it was entered."""

    id: str
    person: str
    occurred_on: date
    recorded_at: datetime
    data: EvidenceData
    transitions: tuple[Transition, ...] = ()
    replaces: str | None = None
    """The piece of evidence that this one corrects; that one is superseded once this one is confirmed."""

    @property
    def state(self) -> State:
        return self.transitions[-1].state if self.transitions else "draft"

    @property
    def creator(self) -> str:
        """Who entered it: its owner, or somebody who may do that for them."""
        return self.transitions[0].by if self.transitions else self.person

    @property
    def endorser(self) -> str | None:
        """Who endorsed it last; an observation is endorsed by the mentor who made it."""
        return next((t.by for t in reversed(self.transitions) if t.state == "endorsed"), None)

    def known_at(self, moment: datetime) -> Evidence | None:
        """The evidence as it was known at a moment; None when it was not recorded yet."""
        if self.recorded_at > moment:
            return None
        if not self.transitions or self.transitions[-1].at <= moment:
            return self
        return self.model_copy(update={"transitions": tuple(t for t in self.transitions if t.at <= moment)})
