"""Whole weeks to the end at the net speed of four weeks."""

import math

import pandas as pd

from autograder.checks import check, close, fail

SINCE = pd.Timestamp(2026, 8, 17)


def sums(tasks, weight=None, left=lambda status: status != "done"):
    """Left, closed and added in four weeks, in hours or, with `weight`, in tasks."""
    found = [0, 0, 0]
    columns = ("estimate", "status", "created", "closed")
    for hours, status, created, closed in zip(*(tasks[name].tolist() for name in columns), strict=True):
        size = weight or hours
        found[0] += size * left(status)
        found[1] += size * (closed >= SINCE)
        found[2] += size * (created >= SINCE)
    return found


def weeks(left, closed, added):
    return left * 4 / (closed - added) if closed > added else math.inf


def expected(tasks):
    """Weeks, rounded up."""
    return math.ceil(weeks(*sums(tasks)))


def up(number):
    return math.ceil(number) if number < math.inf else -1


@check
def no_growth(answer, tasks):
    """New work was left out."""
    left, closed, _ = sums(tasks)
    if answer in (up(weeks(left, closed, 0)), math.floor(weeks(left, closed, 0))) or close(
        answer, weeks(left, closed, 0), rel=0.001
    ):
        return fail(got=answer)


@check
def not_rounded(answer, tasks):
    """The fraction was left."""
    if answer % 1 and close(answer, weeks(*sums(tasks)), rel=0, abs=0.06):
        return fail(got=answer)


@check
def rounded_down(answer, tasks):
    """A part of a week was dropped."""
    if answer == expected(tasks) - 1:
        return fail(got=answer)


@check
def in_fours(answer, tasks):
    """Stretches of four weeks."""
    exact = weeks(*sums(tasks)) / 4
    if answer == up(exact) != expected(tasks) or close(answer, exact, rel=0, abs=0.01):
        return fail(got=answer)


@check
def by_count(answer, tasks):
    """Tasks in place of hours."""
    if answer == up(weeks(*sums(tasks, 1))) != expected(tasks):
        return fail(got=answer)


@check
def open_only(answer, tasks):
    """Tasks handed in or deferred were taken for done."""
    for out in (("done", "control"), ("done", "deferred"), ("done", "control", "deferred")):
        if answer == up(weeks(*sums(tasks, left=lambda status, out=out: status not in out))) != expected(tasks):
            return fail(got=answer)
