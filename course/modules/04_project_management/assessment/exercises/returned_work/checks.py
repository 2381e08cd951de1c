"""What was accepted, what had been returned, and the hours between the last handing in and the acceptance."""

from autograder.checks import check, close, fail, mapping_share, once

KEYS = ("accepted", "returned", "hours")


@once
def expected(task_history):
    """Key -> number."""
    handed, back, found = {}, set(), dict.fromkeys(KEYS, 0)
    columns = (task_history[name].tolist() for name in ("task", "time", "field", "before", "after"))
    for task, time, field, before, after in zip(*columns, strict=True):
        if field != "STATUS":
            continue
        if after == "4":
            handed[task] = time
        if (before, after) == ("4", "3"):
            back.add(task)
        if after == "5":
            found["accepted"] += 1
            found["returned"] += task in back
            found["hours"] += (time - handed[task]).total_seconds() / 3600
    return found


def number(value):
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


def near(got, right):
    return number(got) and close(got, right, rel=0, abs=0.051)


def share(answer, task_history):
    """Keys whose number is right; counting the accepted alone earns nothing."""
    right = expected(task_history)
    return mapping_share({k: v for k, v in answer.items() if k != "accepted"}, {k: right[k] for k in KEYS[1:]}, near)


@check
def shape(answer):
    """Other keys, or values that are no numbers."""
    if set(answer) != set(KEYS) or not all(map(number, answer.values())):
        return fail(keys=", ".join(map(str, answer))[:200] or "—")


@check
def value(answer, task_history):
    """All three are right."""
    for key, right in expected(task_history).items():
        if not near(answer[key], right):
            return fail(key=key, got=answer[key])
