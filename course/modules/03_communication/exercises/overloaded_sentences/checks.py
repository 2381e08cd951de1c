"""Sentences with five or more new thoughts; what was met earlier in the same letter is not new."""

from autograder.checks import check, fail, set_share

LIMIT = 5
EXAMPLE = {"A4", "C2"}  # the form of an answer in the task; some of it is right for some trainees


def sizes(case, memory="letter", interactions=True):
    """Thoughts by sentence.

    Args:
        memory: what makes a thought familiar: letter (an earlier place of the letter), mailbox (any letter), sentence (only the
            sentence itself), none (every mention counts).
        interactions: whether they count.
    """
    met, count = set(), {}
    for letter, sentence, thought in zip(case["letter"], case["sentence"], case["thought"], strict=True):
        place = {"letter": letter, "mailbox": "", "sentence": sentence}.get(memory)
        count.setdefault(sentence, 0)
        if not interactions and " + " in thought:
            continue
        if memory == "none" or (place, thought) not in met:
            count[sentence] += 1
        met.add((place, thought))
    return count


def over(count, limit=LIMIT):
    return {sentence for sentence, n in count.items() if n >= limit}


def share(answer, case):
    """F1; naming every sentence, or what the task names as an example, is worth nothing."""
    return set_share(answer, over(sizes(case)), case["sentence"], EXAMPLE)


@check
def ids(answer, case):
    """Something other than sentence numbers is in the set."""
    unknown = [str(item) for item in answer if item not in set(case["sentence"])]
    if unknown:
        return fail(unknown=", ".join(unknown[:3]))


@check
def empty(answer):
    """Nothing was marked."""
    return bool(answer)


@check
def mentions(answer, case):
    """Every mention was counted, repeated ones too."""
    if answer == over(sizes(case, "none")):
        return fail(n=len(answer))


@check
def forgotten(answer, case):
    """Each sentence was counted as if nothing had been read before it."""
    if answer == over(sizes(case, "sentence")):
        return fail(n=len(answer))


@check
def one_reader(answer, case):
    """What was met in another client's letter was taken for familiar."""
    if answer == over(sizes(case, "mailbox")):
        return fail(n=len(answer))


@check
def no_interactions(answer, case):
    """Only entities were counted."""
    if answer == over(sizes(case, interactions=False)):
        return fail(n=len(answer))


@check
def border(answer, case):
    """Sentences with exactly five were left out."""
    if answer == over(sizes(case), LIMIT + 1):
        return fail(n=len(answer))


@check
def value(answer, case):
    """Some other difference."""
    right = over(sizes(case))
    if answer != right:
        return fail(extra=len(answer - right), missed=len(right - answer))
