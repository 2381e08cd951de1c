"""Certificates: the status of a requirement, computed from dates alone, renewals included."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from tracker.domain.evidence import Certificate, Evidence
from tracker.domain.people import Frozen
from tracker.domain.policy import CertificateRule

__all__ = ["CertificateState", "Status", "certificate_state", "last_valid_day", "status"]

Status = Literal["none", "not_yet_valid", "valid", "expiring", "expired", "revoked"]


class CertificateState(Frozen):
    """The state of a certificate requirement on a day: of the confirmed certificates, the one valid longest counts."""

    #: Id of the rule.
    rule: str
    status: Status
    #: Id of the certificate that counts.
    evidence: str | None = None
    valid_until: date | None = None
    #: Valid days left, the day itself included: 1 on the last valid day; None without expiry.
    days_left: int | None = None
    #: Ids of certificates that wait for confirmation, such as a renewal.
    pending: tuple[str, ...] = ()


def last_valid_day(evidence: Evidence, rule: CertificateRule) -> date | None:
    """Return the last valid day of a certificate, inclusive; None if it does not expire.

    The date printed on the certificate wins over the rule. Otherwise the term is `rule.months` from the pass date:
    passed on 2025-03-10 for 12 months, it is valid through 2026-03-09. One passed on 29 February ends on 28 February.
    """
    data = _certificate(evidence)
    if data.valid_until is not None:
        return data.valid_until
    return None if rule.months is None else _months_later(evidence.occurred_on, rule.months)


def _certificate(evidence: Evidence) -> Certificate:
    if not isinstance(evidence.data, Certificate):
        raise TypeError(f"{evidence.id} is not a certificate")
    return evidence.data


@lru_cache(8192)
def _months_later(day: date, months: int) -> date:
    """Return the last day of a term of `months` months that begins on `day`."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    last = monthrange(year, month)[1]
    return date(year, month, last) if day.day > last else date(year, month, day.day) - timedelta(days=1)


def status(evidence: Evidence, rule: CertificateRule, day: date, warning_days: int) -> Status:
    """Return the status of one certificate on a day.

    It is `expiring` when at most `warning_days` valid days are left, the day itself included.
    """
    data = _certificate(evidence)
    if data.revoked_on is not None and data.revoked_on <= day:
        return "revoked"
    if day < evidence.occurred_on:
        return "not_yet_valid"
    until = last_valid_day(evidence, rule)
    if until is None:
        return "valid"
    if day > until:
        return "expired"
    return "expiring" if (until - day).days < warning_days else "valid"


_RANK: dict[Status, int] = {"valid": 5, "expiring": 4, "expired": 3, "revoked": 2, "not_yet_valid": 1, "none": 0}


def certificate_state(
    evidence: tuple[Evidence, ...], rule: CertificateRule, day: date, warning_days: int
) -> CertificateState:
    """Return the state of a certificate requirement. A renewal counts from its own pass date, early or late."""
    certificates = [e for e in evidence if isinstance(e.data, Certificate) and e.data.name == rule.name]
    pending = tuple(sorted(e.id for e in certificates if e.state in ("submitted", "endorsed")))
    best, best_key = CertificateState(rule=rule.id, status="none", pending=pending), (0, date.min, "")
    for one in certificates:
        if one.state != "confirmed":
            continue
        until = last_valid_day(one, rule)
        now = status(one, rule, day, warning_days)
        key = (_RANK[now], until or date.max, one.id)
        if key > best_key:
            days_left = None if until is None or now not in ("valid", "expiring") else (until - day).days + 1
            best, best_key = (
                CertificateState(
                    rule=rule.id, status=now, evidence=one.id, valid_until=until, days_left=days_left, pending=pending
                ),
                key,
            )
    return best
