"""Tables of a person's report."""

from __future__ import annotations

from tracker.domain.credential import CertificateState
from tracker.domain.policy import Policy
from tracker.reports.model import LevelLine, PersonReport
from tracker.reports.render import sentences, words
from tracker.reports.render.practice_sheet import practice_sheet
from tracker.reports.render.quota_sheet import quota_sheet
from tracker.reports.render.sheet import Column, Entry, Sheet, entry
from tracker.reports.render.tones import CERTIFICATE_TONE, EVIDENCE_TONE, LEVEL_TONE
from wording.tracker import _

__all__ = ["explain_level", "person_sheets", "plan_sheet", "rate_text"]


def person_sheets(report: PersonReport, policy: Policy) -> tuple[Sheet, ...]:
    """Return all tables in the order of the report: plan, quotas, certificates, competencies, practice, record."""
    return (
        plan_sheet(report),
        quota_sheet(report.quotas, name_people=False),
        _certificates(report),
        _levels(report, policy),
        practice_sheet(report.practice, name_people=False),
        _evidence(report),
    )


def rate_text(report: PersonReport, policy: Policy) -> str:
    """State the share of new tasks solved with its range (Wilson, 95 %), or why there is none."""
    found = report.new_tasks
    if found is None and not policy.activities.applies_to([report.person.position]):
        return _("It is not asked of this position.")
    if found is None or not found.enough:
        return _("too few new tasks to tell: {n} of {need}", n=found.n if found else 0, need=policy.minimum_n)
    return _(
        "{part} of {whole} solved; the true share lies between {low} % and {high} % (95 % range)",
        part=found.successes,
        whole=found.n,
        low=round(100 * found.low),
        high=round(100 * found.high),
    )


def explain_level(line: LevelLine, policy: Policy) -> str:
    """Say which evidence a level rests on, and what is missing to meet it."""
    level = line.level
    if level.state == "not_assessed":
        return _("no confirmed evidence yet")
    parts = []
    if level.ratings:
        parts.append(_("mentor's ratings: {n}", n=len(level.ratings)))
    if level.results:
        parts.append(_("module results: {n}", n=len(level.results)))
    if level.cases:
        parts.append(_("cases: {n}", n=len(level.cases)))
    if level.state == "stale":
        parts.append(_("newer than {days} is needed", days=words.days(policy.level.stale_after_days)))
    elif level.state == "below":
        parts.append(_("needed: {level}", level=policy.level.met_from))
    return "; ".join(parts)


def plan_sheet(report: PersonReport) -> Sheet:
    """Return the tasks of and about the person."""
    return Sheet(
        "plan",
        _("Plan"),
        _("What is missing and who has to do it; the earliest deadline comes first."),
        (Column(_("By when"), 18), Column(_("What to do"), 70), Column(_("Who acts"), 26)),
        tuple(
            (
                Entry(words.deadline(d.by, d.overdue), d.by, "bad" if d.overdue else ""),
                entry(sentences.due(d, report.framework)),
                entry(sentences.actor(d)),
            )
            for d in report.plan
        ),
        _("Nothing has to be done now."),
    )


def _certificate_status(state: CertificateState, waived: set[str]) -> Entry:
    """Return the status of a certificate. A waived one is muted, because the person did nothing wrong."""
    text = words.certificate_status(state.status)
    if state.rule in waived:
        return entry(_("waived ({status})", status=text), "mute")
    return entry(text, CERTIFICATE_TONE[state.status])


def _certificates(report: PersonReport) -> Sheet:
    waived = {r.id for r in report.readiness.requirements if r.why == "waived"}
    return Sheet(
        "certificates",
        _("Certificates"),
        _("The certificate that counts on this day."),
        (
            Column(_("Certificate"), 30),
            Column(_("Status"), 16),
            Column(_("Last valid day"), 16),
            Column(_("New one under review"), 18),
        ),
        tuple(
            (
                entry(words.requirement(c.rule)),
                _certificate_status(c, waived),
                Entry(_("does not expire"), None)
                if c.status == "valid" and c.valid_until is None
                else entry(c.valid_until),
                entry(_("yes") if c.pending else _("no")),
            )
            for c in report.certificates
        ),
        _("No certificate is required."),
    )


def _levels(report: PersonReport, policy: Policy) -> Sheet:
    return Sheet(
        "levels",
        _("Competencies"),
        _(
            "The level follows from confirmed evidence: {method} (rules {version}).",
            method=words.method(policy.level),
            version=report.stamp.policy,
        ),
        (
            Column(_("Competency"), 64),
            Column(_("Section"), 24),
            Column(_("State"), 16),
            Column(_("Level"), 8, True),
            Column(_("Newest"), 14),
            Column(_("Rests on"), 40),
        ),
        tuple(
            (
                entry(words.competency(report.framework, x.competency.id)),
                entry(words.section(report.framework, x.competency.section)),
                entry(words.level_state(x.level.state), LEVEL_TONE[x.level.state]),
                Entry(words.level_value(x.level.value) or "—", x.level.value),
                entry(x.level.newest),
                entry(explain_level(x, policy)),
            )
            for x in report.levels
        ),
        _("No competency is asked for."),
    )


def _evidence(report: PersonReport) -> Sheet:
    return Sheet(
        "record",
        _("Record"),
        _("Everything that was entered, the newest first."),
        (
            Column(_("Day"), 14),
            Column(_("Kind"), 20),
            Column(_("What"), 60),
            Column(_("State"), 16),
            Column(_("Since"), 18),
            Column(_("Reason"), 30),
            Column(_("Id"), 14),
        ),
        tuple(
            (
                entry(x.occurred_on),
                entry(words.kind(x.kind)),
                entry(words.title(report.framework, x.kind, x.title)),
                entry(words.evidence_state(x.state), EVIDENCE_TONE[x.state]),
                entry(words.moment(x.state_at, report.stamp.zone)),
                entry(x.reason or None),
                entry(x.id),
            )
            for x in report.evidence
        ),
        _("Nothing has been entered yet."),
    )
