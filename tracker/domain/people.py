"""People and their intervals. All intervals are local days, both ends inclusive; an open end is None."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from wording.tracker import N_

__all__ = ["Employment", "Frozen", "Interval", "Leave", "Mentorship", "Person", "Role", "RoleAssignment"]

Role = Literal["trainee", "mentor", "head", "admin"]


_NONE_SET: set[str] = set()


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Made of values that are known to be good: computed here, or validated when they were stored.

        Every field is given; nothing is checked, converted or filled in, which is what makes it ten times as fast as
        `model_construct`. Where many of them stand for a department, validation would take most of the time.
        """
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        object.__setattr__(made, "__pydantic_fields_set__", _NONE_SET)
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made


class Interval(Frozen):
    """Days from `start` to `end`, both inclusive; `end` None means still going on."""

    start: date
    end: date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Interval:
        if self.end is not None and self.end < self.start:
            raise ValueError(N_("the end is before the start"))
        return self

    def holds(self, day: date) -> bool:
        """Whether the day lies in the interval."""
        return self.start <= day and (self.end is None or day <= self.end)


class Person(Frozen):
    """id is a pseudonym and stays after erasure; login is the name used in the gradebook."""

    id: str
    name: str
    login: str | None = None
    email: str = ""


class Employment(Frozen):
    person: str
    interval: Interval
    position: str = "account_manager"


class Leave(Frozen):
    """Days on which nothing is asked of a person: holiday, sickness, parental leave."""

    person: str
    interval: Interval
    kind: Literal["holiday", "sick", "parental", "unpaid", "other"] = "holiday"


class RoleAssignment(Frozen):
    person: str
    role: Role
    interval: Interval


class Mentorship(Frozen):
    mentor: str
    mentee: str
    interval: Interval

    @model_validator(mode="after")
    def _two_people(self) -> Mentorship:
        if self.mentor == self.mentee:
            raise ValueError(N_("nobody is their own mentor"))
        return self
