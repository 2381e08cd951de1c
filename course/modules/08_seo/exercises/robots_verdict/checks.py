"""Which addresses a robot may read: the longest rule of its own group decides, Allow on a tie."""

from autograder.checks import check, fail, mapping_share, once


def lines_of(case, *names):
    """(allowed, path) of the groups with these names, in the order of the file."""
    found, inside = [], False
    for line in case["robots_txt"].split("\n"):
        field, _, content = (part.strip() for part in line.partition(":"))
        if field == "User-agent":
            inside = content in names
        elif inside and field in ("Allow", "Disallow"):
            found.append((field == "Allow", content))
    return found


def touches(pattern, address):
    """Whether a rule fits: pieces between stars follow each other, and `$` wants the end."""
    ends = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not address.startswith(first):
        return False
    at = len(first)
    for piece in pieces:
        at = address.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not ends or at == len(address) or (bool(pieces) and address.endswith(pieces[-1]))


def longest(found):
    return max(((len(pattern), allowed) for allowed, pattern in found), default=(0, True))[1]


def judged(case, decide, names=()):
    """Address -> what `decide` says of the rules that fit."""
    known = lines_of(case, case["robot"], *names)
    return {one: decide([rule for rule in known if touches(rule[1], one)]) for one in case["addresses"]}


@once
def expected(case):
    return judged(case, longest)


def plain(answer):
    return {str(address): bool(verdict) for address, verdict in answer.items()}


def is_verdict(value):
    return isinstance(value, bool) or value in (0, 1)


def share(answer, case):
    if not all(map(is_verdict, answer.values())):
        return 0
    return mapping_share(plain(answer), expected(case))


def named(answer, case, other):
    """The first address at which an answer that is wholly `other` is wrong."""
    right = expected(case)
    if other != right and plain(answer) == other:
        return fail(address=min(one for one in right if other[one] != right[one]), got=shown(answer, right, other))
    return None


def shown(answer, right, other):
    return str(plain(answer)[min(one for one in right if other[one] != right[one])])


@check
def shape(answer, case):
    """Not a verdict for each address."""
    for wanted in case["addresses"]:
        if wanted not in answer or not is_verdict(answer[wanted]):
            return fail(address=wanted)
    if len(answer) != len(case["addresses"]):
        return fail(address=", ".join(sorted(map(str, set(answer) - set(case["addresses"])))))


@check
def star_group(answer, case):
    """The group * was added to the robot's own."""
    return named(answer, case, judged(case, longest, ("*",)))


@check
def first_match(answer, case):
    return named(answer, case, judged(case, lambda found: found[0][0] if found else True))


@check
def any_disallow(answer, case):
    return named(answer, case, judged(case, lambda found: all(allowed for allowed, _ in found)))


@check
def plain_signs(answer, case):
    """Stars and dollars were read as they stand."""
    known = lines_of(case, case["robot"])
    return named(
        answer, case, {one: longest([rule for rule in known if one.startswith(rule[1])]) for one in case["addresses"]}
    )


@check
def no_case(answer, case):
    known = lines_of(case, case["robot"])
    return named(
        answer,
        case,
        {one: longest([rule for rule in known if touches(rule[1].lower(), one.lower())]) for one in case["addresses"]},
    )


@check
def value(answer, case):
    got, right = plain(answer), expected(case)
    wrong = [one for one in right if got[one] != right[one]]
    if wrong:
        return fail(address=min(wrong), got=str(got[min(wrong)]))
