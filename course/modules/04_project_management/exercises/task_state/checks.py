"""The state of each section: accepted, not accepted, overdue, hours left of the plan."""

import pandas as pd

from autograder.checks import check, close, fail, mapping_share

NOW = pd.Timestamp(2026, 9, 14, 9)
COLUMNS = ("done", "not_done", "overdue", "hours_left")


def expected(tasks):
    """Rows of the table, sorted by section."""
    table = tasks[["section"]].drop_duplicates().sort_values("section").reset_index(drop=True)
    found = counted(tasks)
    for n, name in enumerate(COLUMNS):
        table[name] = [found[section][n] for section in table["section"]]
    return table


def counted(tasks, accepted=("done",), late=None, rest=None):
    """Section -> done, not done, overdue, hours left; `late` and `rest` replace the rules."""
    found = {}
    columns = ("section", "status", "deadline", "estimate", "spent")
    for section, status, deadline, plan, spent in zip(*(tasks[name].tolist() for name in columns), strict=True):
        row = found.setdefault(section, [0, 0, 0, 0.0])
        row[0] += status in accepted
        row[1] += status not in accepted
        row[2] += late(status, deadline) if late else status != "done" and deadline < NOW
        row[3] += (rest(plan, spent) if rest else max(plan - spent, 0)) if status not in accepted else 0
    return found


def rows(answer):
    return {str(row["section"]).strip(): row for row in answer.to_dict("records")}


def same(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0, abs=0.01)


def share(answer, tasks):
    """Cells that are right."""
    right = {(s, c): v for s, row in counted(tasks).items() for c, v in zip(COLUMNS, row, strict=True)}
    got = {(s, c): row.get(c) for s, row in rows(answer).items() for c in COLUMNS}
    return mapping_share(got, right, same)


def differs(answer, column, other, tasks):
    """The section that shows a rule: its cells are all as by `other`, and that is not what is right."""
    n, right, got = COLUMNS.index(column), counted(tasks), rows(answer)
    wrong = [s for s in right if other[s][n] != right[s][n]]
    if wrong and all(same(got[s][column], other[s][n]) for s in right):
        return fail(name=wrong[0], got=got[wrong[0]][column])


@check
def sections(answer, tasks):
    """A row is missing, is there twice or is of another section."""
    if set(rows(answer)) != set(tasks["section"]) or len(answer) != tasks["section"].nunique():
        return fail(names=", ".join(str(name)[:40] for name in answer["section"].tolist()[:8]) or "—")


@check
def handed_in(answer, tasks):
    """What was handed in was taken for accepted."""
    return differs(answer, "done", counted(tasks, ("done", "control")), tasks)


@check
def deferred_lost(answer, tasks):
    """Deferred tasks are neither done nor not done."""
    open_only = {s: [0, 0, 0, 0] for s in tasks["section"]}
    for section, status in zip(tasks["section"].tolist(), tasks["status"].tolist(), strict=True):
        open_only[section][1] += status not in ("done", "deferred")
    return differs(answer, "not_done", open_only, tasks)


@check
def late_but_done(answer, tasks):
    """Accepted tasks whose deadline is past."""
    return differs(answer, "overdue", counted(tasks, late=lambda _, day: day < NOW), tasks)


@check
def this_evening(answer, tasks):
    """Days were compared in place of minutes."""
    until = NOW.replace(hour=23)
    return differs(answer, "overdue", counted(tasks, late=lambda s, day: s != "done" and day < until), tasks)


@check
def no_deadline(answer, tasks):
    """No deadline was taken for a past one."""
    return differs(answer, "overdue", counted(tasks, late=lambda s, day: s != "done" and not day >= NOW), tasks)


@check
def negative(answer, tasks):
    """Overspent hours were taken off other tasks."""
    return differs(answer, "hours_left", counted(tasks, rest=lambda plan, spent: plan - spent), tasks)


@check
def whole_plan(answer, tasks):
    """The plan without what was spent."""
    return differs(answer, "hours_left", counted(tasks, rest=lambda plan, spent: plan), tasks)


@check
def value(answer, tasks):
    """Every cell is right."""
    got = rows(answer)
    for section, right in counted(tasks).items():
        for column, wanted in zip(COLUMNS, right, strict=True):
            if not same(got[section][column], wanted):
                return fail(name=section, column=column, got=got[section][column])
