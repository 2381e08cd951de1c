"""The department's rules as data: quotas, certificates, levels, thresholds. Read from a versioned TOML file."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from tracker.domain.calendar import PeriodKind
from tracker.domain.evidence import EvidenceKind
from tracker.domain.people import Frozen
from tracker.validation import read_toml
from wording.tracker import N_, _

__all__ = ["CertificateRule", "LevelRule", "PaceRule", "Policy", "Programme", "QuotaRule", "load_policy"]


class _ForPositions(Frozen):
    """A rule that applies to people in some positions."""

    #: Positions that the rule applies to; empty: all.
    positions: tuple[str, ...] = ()

    def applies_to(self, positions: Collection[str]) -> bool:
        """Return True if the rule applies to a person in these positions."""
        return not self.positions or any(p in self.positions for p in positions)


class QuotaRule(_ForPositions):
    """A number of confirmed pieces of evidence owed in every period. Only days in its positions are eligible."""

    id: str
    #: Kind of evidence that counts.
    kind: EvidenceKind
    period: PeriodKind
    #: Pieces owed in a whole period.
    count: int = Field(gt=0)
    #: Rounding of a pro-rated count.
    rounding: Literal["ceil", "floor", "half_up"] = "ceil"
    #: A person eligible for a smaller share of the period's days owes nothing in it.
    exempt_below: Fraction = Field(default=Fraction(1, 2), ge=0, le=1)
    #: Whether confirmed pieces above the quota count in the next period instead of their own, in that one only.
    carry_over: bool = False
    #: Number of latest periods that must be in order at an attestation.
    attested_periods: int = Field(default=1, ge=1)


class CertificateRule(_ForPositions):
    """A certificate, its term, and whether people in its positions must have it."""

    id: str
    name: Literal["metrica", "bitrix"]
    #: Months of validity from the pass date; None: it does not expire.
    months: int | None = Field(default=None, gt=0)
    #: Whether an attestation requires it.
    required: bool = True


class LevelRule(Frozen):
    """How a competency's level is computed from ratings and results."""

    method: Literal["latest", "highest", "decaying_average", "n_times"] = "latest"
    #: Weight of the newest rating in the decaying average; the older ratings share the rest.
    decay: float = Field(default=0.65, gt=0, lt=1)
    #: For `n_times`: how often a rating must have been reached.
    times: int = Field(default=3, ge=1)
    #: Step of the scale from which a competency is met.
    met_from: int = Field(default=2, ge=1)
    #: Age of the newest evidence, in days, above which a level is stale.
    stale_after_days: int = Field(default=365, gt=0)
    #: Share of a module's points, 0..1, from which a result supports the level.
    result_share: float = Field(default=0.7, gt=0, le=1)


class PaceRule(Frozen):
    """How a quota is forecast: from the events of the last days, with a Poisson range."""

    #: Days whose events give the rate.
    look_back_days: int = Field(default=365, gt=0)
    #: Number of eligible days among them below which no forecast is made.
    minimum_days: int = Field(default=90, gt=0)
    #: Probability that the range covers, 0..1.
    confidence: float = Field(default=0.8, gt=0, lt=1)


class Programme(Frozen):
    """The sections of the framework that people in a position must learn."""

    position: str
    #: Ids of the sections.
    sections: tuple[str, ...]


class Activities(_ForPositions):
    """Further requirements of an attestation: help to interns, an adopted improvement, the rate of new tasks."""


class Policy(Frozen):
    """All settings of a department."""

    #: Version of the rules; every computed value carries it.
    version: str = Field(min_length=1, max_length=40)
    #: IANA time zone of the organisation.
    zone: str
    #: Days after the end of a period in which anybody may still enter evidence of it.
    grace_days: int = Field(ge=0)
    #: Days before a certificate expires at which to warn.
    expiry_warning_days: tuple[int, ...] = (90, 30, 7)
    #: Names of the steps of the rating scale, from step 0.
    scale: tuple[str, ...] = Field(min_length=2)
    quota: tuple[QuotaRule, ...]
    certificate: tuple[CertificateRule, ...]
    level: LevelRule = LevelRule()
    pace: PaceRule = PaceRule()
    programme: tuple[Programme, ...] = ()
    activities: Activities = Activities()
    #: Share of new tasks that must be solved, 0..1.
    success_rate: Fraction = Field(default=Fraction(95, 100), gt=0, le=1)
    #: Days whose reports of new tasks are added up.
    new_tasks_days: int = Field(default=365, gt=0)
    #: Number of observations below which a share is not judged.
    minimum_n: int = Field(default=10, ge=1)
    #: Share of a module's points, 0..1, below which the result puts a person at risk.
    pass_share: float = Field(default=0.7, gt=0, le=1)
    #: Days before a deadline in which an unmet quota or an expiring certificate puts a person at risk.
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
        """Return the quota rule with this id, or None."""
        return next((rule for rule in self.quota if rule.id == id), None)

    def sections_of(self, position: str) -> tuple[str, ...]:
        """Return the ids of the sections in a position's programme; none for a position without a programme."""
        return next((p.sections for p in self.programme if p.position == position), ())

    def required_certificates(self, positions: Collection[str]) -> tuple[CertificateRule, ...]:
        """Certificates that people in these positions must have, in the policy's order."""
        return tuple(rule for rule in self.certificate if rule.required and rule.applies_to(positions))

    def certificate_rule(self, name: str) -> CertificateRule | None:
        """Return the rule of the certificate with this name, or None."""
        return next((rule for rule in self.certificate if rule.name == name), None)


def load_policy(path: Path | None = None) -> Policy:
    """Read a policy file, by default `tracker/policy.toml`. Raises InvalidInput with the key and the fix."""
    path = path or Path(__file__).parents[1] / "policy.toml"
    return read_toml(path, Policy, (_("the policy file is missing"), _("Create it or leave the option out.")))
