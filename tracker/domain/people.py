"""People with their employments, leaves, roles and mentorships. Intervals are local days, both ends inclusive."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from wording.tracker import N_

__all__ = ["Employment", "Frozen", "Interval", "Leave", "Mentorship", "Person", "Role", "RoleAssignment"]

Role = Literal["trainee", "mentor", "head", "admin"]


_NO_FIELDS: set[str] = set()


class Frozen(BaseModel):
    """Base of the tracker's models: immutable, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Build an instance without validation, from values computed here or validated when they were stored.

        All fields must be given: nothing is checked, converted or filled in. It is ten times as fast as
        `model_construct`. A report builds tens of thousands of instances, and validation would take most of its time.
        """
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        object.__setattr__(made, "__pydantic_fields_set__", _NO_FIELDS)
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made


class Interval(Frozen):
    """Days from `start` to `end`, both inclusive; an `end` of None means that it has not ended."""

    start: date
    end: date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Interval:
        if self.end is not None and self.end < self.start:
            raise ValueError(N_("the end is before the start"))
        return self

    def holds(self, day: date) -> bool:
        """Return True if the day lies in the interval."""
        return self.start <= day and (self.end is None or day <= self.end)


class Person(Frozen):
    """Somebody who works, or worked, in the department."""

    #: A pseudonym; it stays after erasure.
    id: str
    name: str
    #: Login in the gradebook.
    login: str | None = None
    email: str = ""


class Employment(Frozen):
    """Days on which a person is employed in a position."""

    person: str
    interval: Interval
    position: str = "account_manager"


class Leave(Frozen):
    """Days of absence, such as a holiday or sickness, which reduce the quotas."""

    person: str
    interval: Interval
    kind: Literal["holiday", "sick", "parental", "unpaid", "other"] = "holiday"


class RoleAssignment(Frozen):
    """Days on which a person has a role."""

    person: str
    role: Role
    interval: Interval


class Mentorship(Frozen):
    """Days on which one person is the mentor of another."""

    mentor: str
    mentee: str
    interval: Interval

    @model_validator(mode="after")
    def _two_people(self) -> Mentorship:
        if self.mentor == self.mentee:
            raise ValueError(N_("nobody is their own mentor"))
        return self
