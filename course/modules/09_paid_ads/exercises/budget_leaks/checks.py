"""Segments that spend without leads, told from segments that have had too few clicks to judge.

A segment is a leak if it has no lead and chance would leave it without one less than 5 times in 100, were its clicks to
convert as the account's do: (1 - CR) ** clicks < 0.05, the binomial probability of no success (its approximation is the
“rule of three”, Hanley and Lippman-Hand, JAMA 1983; 249: 1743-1745).
"""

from autograder.checks import check, fail, once, set_share

THRESHOLD = 0.05


@once
def expected(direct_report):
    """The leaks, as “group / network / device”."""
    chance = _chance_of_silence(direct_report)
    return {name for name, (leads, probability) in chance.items() if not leads and probability < THRESHOLD}


@once
def _chance_of_silence(direct_report):
    """Segment -> (leads, probability that its clicks bring none by chance)."""
    account = direct_report[["Conversions", "Clicks"]].sum()
    silence = 1 - account["Conversions"] / account["Clicks"]
    found = {}
    for names, rows in direct_report.groupby(["AdGroupName", "AdNetworkType", "Device"]):
        found[" / ".join(names)] = (rows["Conversions"].sum(), silence ** int(rows["Clicks"].sum()))
    return found


def share(answer, direct_report):
    """F1; naming all segments without a lead, few clicks or many, is worth nothing."""
    chance = _chance_of_silence(direct_report)
    return set_share(answer, expected(direct_report), [name for name in chance if not chance[name][0]])


@check
def unknown(answer, direct_report):
    """Something in the answer is not a segment."""
    odd = set(answer) - set(_chance_of_silence(direct_report))
    if odd:
        return fail(name=min(map(str, odd)))


@check
def nothing_found(answer):
    """An empty answer."""
    if not answer:
        return fail()


@check
def had_leads(answer, direct_report):
    """A segment that did bring leads stands among the leaks."""
    chance = _chance_of_silence(direct_report)
    lively = sorted(name for name in answer if chance[name][0])
    if lively:
        return fail(name=lively[0], n=len(lively))


@check
def tiny_samples(answer, direct_report):
    """A segment was accused on too few clicks."""
    chance = _chance_of_silence(direct_report)
    tiny = sorted(name for name in answer if chance[name][1] >= THRESHOLD)
    if tiny:
        return fail(name=tiny[0], n=len(tiny))


@check
def missed(answer, direct_report):
    """Fewer leaks than there are."""
    if set(answer) != expected(direct_report):
        return fail(n=len(answer))
