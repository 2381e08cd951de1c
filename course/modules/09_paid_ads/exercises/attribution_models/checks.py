"""Four attribution models: windows, minor sources, and what happens when there is nothing to choose from."""

from autograder.checks import call, check, fail

KEYS = ("first", "last", "last_significant", "last_direct")
MINOR = frozenset({"direct", "internal", "saved"})
# Days, as the task agrees on. The help page named in published.toml could not be found to name windows, so no fact hangs on them.
WINDOW = {"first": 180, "last_direct": 180, "last_significant": 90}


def expected(visits):
    """The four sources of a chain, oldest visit first; reproduces published.toml."""
    if not visits:
        return dict.fromkeys(KEYS)
    found = {"last": visits[-1]["source"]}
    inside = {model: [v["source"] for v in visits if v["days_ago"] < days + 1] for model, days in WINDOW.items()}
    found["first"] = inside["first"][0]
    found["last_significant"] = next((s for s in reversed(inside["last_significant"]) if s not in MINOR), found["last"])
    found["last_direct"] = next((s for s in inside["last_direct"] if s == "ya_direct"), found["last_significant"])
    return found


def chain(*visits):
    return [{"source": source, "days_ago": days} for source, days in visits]


def differs(answer, visits, *keys):
    """The first of the keys (all by default) whose source is not the expected one, as feedback values; None when all are right."""
    got, want = call(answer, visits), expected(visits)
    got = got if isinstance(got, dict) else {}
    for key in keys or KEYS:
        if got.get(key) != want[key]:
            return {
                "model": key,
                "got": got.get(key),
                "chain": " → ".join(f"{v['source']} ({v['days_ago']})" for v in visits),
            }
    return None


@check
def shape(answer):
    """Something other than a dictionary with the four models comes back."""
    got = call(answer, chain(("organic", 5), ("ya_direct", 0)))
    if not isinstance(got, dict) or set(got) != set(KEYS):
        return fail(got=got)


@check
def open_tab(answer):
    """The last significant click was taken from a visit that is not significant."""
    wrong = differs(answer, chain(("organic", 10), ("ya_direct", 6), ("social", 3), ("saved", 0)), "last_significant")
    if wrong:
        return fail(**wrong)


@check
def two_directs(answer):
    """A direct visit and a click on a Direct ad were confused."""
    wrong = differs(answer, chain(("direct", 9), ("ya_direct", 6), ("email", 3), ("direct", 0)), "last_direct")
    if wrong:
        return fail(**wrong)


@check
def ad_is_significant(answer):
    """A click on an ad was left out of the significant ones."""
    wrong = differs(answer, chain(("organic", 20), ("ya_direct", 5), ("direct", 0)), "last_significant")
    if wrong:
        return fail(**wrong)


@check
def published(answer):
    """The example of Direct's own help."""
    wrong = differs(answer, chain(("organic", 10), ("ya_direct", 6), ("social", 3), ("saved", 1)))
    if wrong:
        return fail(**wrong)


@check
def no_window(answer):
    """A visit older than the window is named as the source."""
    for visits, key in (
        (chain(("email", 240), ("organic", 20), ("direct", 0)), "first"),
        (chain(("ya_direct", 200), ("social", 30), ("internal", 0)), "last_direct"),
        (chain(("social", 120), ("direct", 4), ("direct", 0)), "last_significant"),
    ):
        wrong = differs(answer, visits, key)
        if wrong and wrong["got"] == visits[0]["source"]:
            return fail(**wrong)


@check
def one_window(answer):
    """The short window was used for every model."""
    for visits, key in (
        (chain(("referral", 150), ("organic", 20), ("direct", 0)), "first"),
        (chain(("ya_direct", 130), ("email", 8), ("saved", 0)), "last_direct"),
    ):
        if wrong := differs(answer, visits, key):
            return fail(**wrong)


@check
def border(answer):
    """The last day of a window is inside it, the next one is not."""
    for days, oldest, key in (
        (180, "ya_direct", "last_direct"),
        (180, "email", "first"),
        (90, "social", "last_significant"),
    ):
        inside, outside = (chain((oldest, day), ("organic", 20), ("direct", 0)) for day in (days, days + 1))
        if key == "last_significant":
            inside, outside = (chain((oldest, day), ("direct", 4), ("direct", 0)) for day in (days, days + 1))
        if wrong := differs(answer, inside, key):
            return fail(**wrong)
        if (wrong := differs(answer, outside, key)) and wrong["got"] == oldest:
            return fail(**wrong)


@check
def no_ad(answer):
    """Without a Direct ad in the chain the fourth model stays empty or wrong."""
    if wrong := differs(answer, chain(("organic", 12), ("social", 5), ("direct", 0)), "last_direct"):
        return fail(**wrong)


@check
def own_chains(answer, case):
    """The trainee's own chains."""
    for visits in case:
        if wrong := differs(answer, visits):
            return fail(**wrong)


@check(hidden=True)
def only_minor(answer):
    """A client who only ever typed the address. Half of the points: every visible chain is right."""
    for visits in (
        chain(("direct", 0)),
        chain(("saved", 14), ("internal", 6), ("direct", 0)),
        chain(("email", 300), ("direct", 0)),
    ):
        if wrong := differs(answer, visits):
            return fail(share=0.5, **wrong)


@check(hidden=True)
def empty(answer):
    """No visits at all. Half of the points: every visible chain is right."""
    got = call(answer, [])
    if got != expected([]):
        return fail(share=0.5, got=got)


@check(hidden=True)
def long_chains(answer):
    """Mixed chains that no single shortcut survives."""
    for visits in (
        chain(("ya_direct", 400), ("organic", 179), ("social", 91), ("direct", 60), ("internal", 0)),
        chain(("organic", 178), ("ya_direct", 177), ("email", 89), ("ya_direct", 88), ("referral", 2), ("saved", 0)),
        chain(("direct", 170), ("ya_direct", 0)),
        chain(("social", 181), ("ya_direct", 95), ("saved", 93), ("direct", 0)),
    ):
        if wrong := differs(answer, visits):
            return fail(**wrong)
