"""The rules as data: quotas, periods, grace, pro-rating, certificates, scale, levels and thresholds. Validated and
versioned.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from fractions import Fraction
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator, model_validator

from tracker.domain.calendar import PeriodKind
from tracker.domain.evidence import EvidenceKind
from tracker.domain.people import Frozen
from tracker.errors import InvalidInput
from tracker.validation import invalid
from wording.tracker import N_, _

__all__ = ["CertificateRule", "LevelRule", "PaceRule", "Policy", "Programme", "QuotaRule", "load_policy"]


class _Asked(Frozen):
    """Something that is asked of people in some positions."""

    positions: tuple[str, ...] = ()
    """Empty: of everybody."""

    def asks(self, positions: Collection[str]) -> bool:
        """Whether it is asked of somebody in these positions."""
        return not self.positions or any(p in self.positions for p in positions)


class QuotaRule(_Asked):
    """So many confirmed pieces of evidence in every period. Days in other positions are not counted on."""

    id: str
    kind: EvidenceKind
    period: PeriodKind
    count: int = Field(gt=0)
    rounding: Literal["ceil", "floor", "half_up"] = "ceil"
    exempt_below: Fraction = Field(default=Fraction(1, 2), ge=0, le=1)
    """A person eligible for a smaller share of the period's days owes nothing in it."""
    carry_over: bool = False
    """Whether what is confirmed above the quota counts in the next period (in that one only, and no longer in its own).
    """
    attested_periods: int = Field(default=1, ge=1)
    """How many of the latest periods must be in order at an attestation."""


class CertificateRule(_Asked):
    """months None: the certificate does not expire."""

    id: str
    name: Literal["metrica", "bitrix"]
    months: int | None = Field(default=None, gt=0)
    required: bool = True


class LevelRule(Frozen):
    """How a competency's level follows from ratings and results."""

    method: Literal["latest", "highest", "decaying_average", "n_times"] = "latest"
    decay: float = Field(default=0.65, gt=0, lt=1)
    """Weight of the newest rating in the decaying average; the older ones share the rest."""
    times: int = Field(default=3, ge=1)
    met_from: int = Field(default=2, ge=1)
    stale_after_days: int = Field(default=365, gt=0)
    result_share: float = Field(default=0.7, gt=0, le=1)
    """Share of points in a module from which a result supports the level."""


class PaceRule(Frozen):
    """How a forecast of a quota is made: from the events of the last days, with a Poisson range."""

    look_back_days: int = Field(default=365, gt=0)
    minimum_days: int = Field(default=90, gt=0)
    """Eligible days behind from which a forecast is worth anything."""
    confidence: float = Field(default=0.8, gt=0, lt=1)


class Programme(Frozen):
    """Which sections of the framework are asked of people in a position."""

    position: str
    sections: tuple[str, ...]


class Activities(_Asked):
    """Help to interns, adopted improvements and the rate of new tasks: what an attestation asks beside the rest."""


class Policy(Frozen):
    """Everything that may be configured. version names the rules in every computed value."""

    version: str = Field(min_length=1, max_length=40)
    zone: str
    grace_days: int = Field(ge=0)
    """After a period's end, days in which entries may be backdated freely."""
    expiry_warning_days: tuple[int, ...] = (90, 30, 7)
    scale: tuple[str, ...] = Field(min_length=2)
    quota: tuple[QuotaRule, ...]
    certificate: tuple[CertificateRule, ...]
    level: LevelRule = LevelRule()
    pace: PaceRule = PaceRule()
    programme: tuple[Programme, ...] = ()
    activities: Activities = Activities()
    success_rate: Fraction = Field(default=Fraction(95, 100), gt=0, le=1)
    new_tasks_days: int = Field(default=365, gt=0)
    """Reports of new tasks of so many days are counted together."""
    minimum_n: int = Field(default=10, ge=1)
    pass_share: float = Field(default=0.7, gt=0, le=1)
    at_risk_days: int = Field(default=30, gt=0)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(N_("not an IANA time zone, like Europe/Moscow")) from None
        return zone

    @model_validator(mode="after")
    def _consistent(self) -> Policy:
        ids = [*(rule.id for rule in self.quota), *(rule.id for rule in self.certificate)]
        if len(set(ids)) < len(ids):
            raise ValueError(N_("two rules have the same id"))
        known = {p.position for p in self.programme}
        if any(set(rule.positions) - known for rule in (*self.quota, *self.certificate, self.activities)):
            raise ValueError(N_("a rule is asked of a position that has no programme"))
        if self.level.met_from >= len(self.scale):
            raise ValueError(N_("level.met_from lies outside the scale"))
        if any(days < 1 for days in self.expiry_warning_days):
            raise ValueError(N_("expiry_warning_days must be positive"))
        return self

    def quota_rule(self, id: str) -> QuotaRule | None:  # noqa: A002 - the field's own name
        """The quota by its id."""
        return next((rule for rule in self.quota if rule.id == id), None)

    def sections_of(self, position: str) -> tuple[str, ...]:
        """The sections of the framework asked of a position; none for a position without a programme."""
        return next((p.sections for p in self.programme if p.position == position), ())

    def required_certificates(self, positions: Collection[str]) -> tuple[CertificateRule, ...]:
        """Certificates that people in these positions must have, in the policy's order."""
        return tuple(rule for rule in self.certificate if rule.required and rule.asks(positions))

    def certificate_rule(self, name: str) -> CertificateRule | None:
        """The rule of a certificate by its name."""
        return next((rule for rule in self.certificate if rule.name == name), None)


def load_policy(path: Path | None = None) -> Policy:
    """Read a policy file; the default one beside this package when no path is given. Raises InvalidInput with key and
    fix.
    """
    path = path or Path(__file__).parents[1] / "policy.toml"
    try:
        return Policy.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        raise InvalidInput(
            str(path), _("the policy file is missing"), _("Create it or leave the option out.")
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(str(path), str(error), _("Mend the TOML.")) from None
    except ValidationError as error:
        raise invalid(error, str(path)) from None
