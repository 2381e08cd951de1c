"""Segments that spend without leads, told from segments that have had too few clicks to judge.

A segment is a leak if it has no lead and chance would leave it without one less than 5 times in 100, were its clicks to
convert as the account's do: (1 - CR) ** clicks < 0.05, the binomial probability of no success (its approximation is the
“rule of three”, Hanley and Lippman-Hand, JAMA 1983; 249: 1743-1745). A wrong set keeps half of its F1.
"""

from autograder.checks import check, f1, fail, once, partial

THRESHOLD = 0.05
WORTH = 0.5  # of F1: so that neither every silent segment nor every segment is nearly right


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


def _share(answer, direct_report):
    return WORTH * f1(answer, expected(direct_report))


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
        return partial(_share(answer, direct_report), name=lively[0], n=len(lively))


@check
def tiny_samples(answer, direct_report):
    """A segment was accused on too few clicks."""
    chance = _chance_of_silence(direct_report)
    tiny = sorted(name for name in answer if chance[name][1] >= THRESHOLD)
    if tiny:
        return partial(_share(answer, direct_report), name=tiny[0], n=len(tiny))


@check
def missed(answer, direct_report):
    """Fewer leaks than there are."""
    if set(answer) != expected(direct_report):
        return partial(_share(answer, direct_report), n=len(answer))
