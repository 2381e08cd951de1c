"""Use cases of the tracker, for commands, pages and reports. Nothing else writes to the store.

Every function takes a `Desk` first: the open database, the rules, the clock and the actor. It asks `tracker.access`
whether the actor may do this, raises an error of `tracker.errors` if not, and records an event for each change.
A `person` argument is an id, login, e-mail or full name. Days are the organisation's local days, moments are aware UTC
datetimes. Functions that read take `as_of` (a day; default: today) and `known_at` (a moment; default: now).

Desk        open_desk, start_department, Desk.today, Desk.now
people      add_person, edit_person, add_employment, add_leave, add_role, add_mentorship, end_interval, list_people,
            list_intervals
evidence    add, submit, endorse, return_, confirm, reject, withdraw, amend, observe, revoke_certificate,
            adopt_improvement, list_evidence, queue
imports     record_results
decisions   waive, dispute, resolve, attest, revoke_attestation
periods     close_period, list_periods, list_snapshots
reading     status, due, explain, department, read_record, export
upkeep      erase, verify, backup, restore
"""

from __future__ import annotations

from tracker.actions.decisions import attest, dispute, resolve, revoke_attestation, waive
from tracker.actions.due import Due, due
from tracker.actions.evidence import (
    add,
    adopt_improvement,
    amend,
    confirm,
    endorse,
    observe,
    reject,
    return_,
    revoke_certificate,
    submit,
    withdraw,
)
from tracker.actions.explaining import Explanation, Used, explain
from tracker.actions.intervals import (
    IntervalRow,
    add_employment,
    add_leave,
    add_mentorship,
    add_role,
    end_interval,
    list_intervals,
)
from tracker.actions.listing import list_evidence, queue
from tracker.actions.people import add_person, edit_person, list_people, start_department
from tracker.actions.periods import PeriodClosing, close_period, list_periods, list_snapshots
from tracker.actions.reading import PersonStatus, department, export, read_record, status
from tracker.actions.results import GradedModule, ImportCount, record_results
from tracker.actions.upkeep import backup, erase, restore, verify
from tracker.desk import Desk, open_desk

__all__ = [
    "Desk",
    "Due",
    "Explanation",
    "GradedModule",
    "ImportCount",
    "IntervalRow",
    "PeriodClosing",
    "PersonStatus",
    "Used",
    "add",
    "add_employment",
    "add_leave",
    "add_mentorship",
    "add_person",
    "add_role",
    "adopt_improvement",
    "amend",
    "attest",
    "backup",
    "close_period",
    "confirm",
    "department",
    "dispute",
    "due",
    "edit_person",
    "end_interval",
    "endorse",
    "erase",
    "explain",
    "export",
    "list_evidence",
    "list_intervals",
    "list_people",
    "list_periods",
    "list_snapshots",
    "observe",
    "open_desk",
    "queue",
    "read_record",
    "record_results",
    "reject",
    "resolve",
    "restore",
    "return_",
    "revoke_attestation",
    "revoke_certificate",
    "start_department",
    "status",
    "submit",
    "verify",
    "waive",
    "withdraw",
]
