"""Negative keywords of one campaign, judged by their effect: what they stop and what they break."""

import hashlib

from autograder.checks import check, fail

CAMPAIGN = "bath_generic_search"
BRAND = {"парогор", "parogor"}
ENOUGH = 0.9  # share of the junk spend to be stopped
# A query is junk if it holds one of these words: what Parogor does not do, other cities, other companies, Russian and English.
# They are sealed, since this file travels to the trainee: the first 8 hex digits of sha256("negative_keywords <word>").
JUNK = frozenset(
    (
        "05f9d5cb 0825080e 0d2a9076 176b921a 1c56494c 1d4a5817 1e0be16f 1e117bff 31e1d050 328bc2e4 331d0e11 36419d1f"
        " 3889ff41 3a86d754 3c5a1d0b 3fc0eb7a 48f3f485 4ba4c0e8 51fa2c43 59aa4e95 6bb190b7 6d0aa7db 7b351490 7ef3381f"
        " 7f145c53 8081ef93 8114a66a 81b277b3 8570ebbb 85960f8d 89cfe2ba 8dfbeb0b 8ea33aaf 903ae6be 99512263 9a75a7f1"
        " 9ca7428f a29feb69 a30659c2 a88bb943 b7163d03 bc4512fa c492016b c9af90b9 d4cce004 d9a178c5 da64a1e2 dac2f9b5"
        " db6a2159 de6afff8 e5bec728 ee2c6d39 f3fea9ea"
    ).split()
)


def is_junk(words):
    return any(hashlib.sha256(f"negative_keywords {word}".encode()).hexdigest()[:8] in JUNK for word in words)


def rows_of(search_queries):
    """(query, its words, cost, leads, junk?) for each query of the campaign; queries with the client's own name are left out."""
    own = search_queries[search_queries["CampaignName"] == CAMPAIGN]
    split = [
        (q, set(q.lower().split()), c, n)
        for q, c, n in zip(own["Query"], own["Cost"], own["Conversions"].fillna(0), strict=True)
    ]
    return [(q, words, cost, leads, is_junk(words)) for q, words, cost, leads in split if words.isdisjoint(BRAND)]


def keywords_of(search_queries):
    """Words of the campaign's own keywords."""
    keys = search_queries.loc[search_queries["CampaignName"] == CAMPAIGN, "MatchedKeyword"].dropna()
    return {word for key in keys.unique() for word in key.lower().split()}


def given(answer):
    """Words as they would stand in a query: small letters, no spaces around."""
    return {str(word).strip().lower() for word in answer}


def hit(answer, search_queries):
    """Rows that the answer's words stop."""
    words = given(answer)
    return [row for row in rows_of(search_queries) if row[1] & words]


def spend(words, search_queries):
    """Spend on junk that harmless words stop, on all junk in reach of harmless words, on good queries stopped, on all good."""
    rows = rows_of(search_queries)
    needed = keywords_of(search_queries).union(*(row[1] for row in rows if not row[4]))
    junk = [row for row in rows if row[4] and row[1] - needed]
    good = [row for row in rows if not row[4]]
    phrases = [set(word.split()) for word in words if " " in word]  # what is not asked for can do harm and no good
    stopped = [row for row in junk if row[1] & words - needed]
    broken = [row for row in good if row[1] & words or any(phrase <= row[1] for phrase in phrases)]
    return [sum(row[2] for row in part) for part in (stopped, junk, broken, good)]


def share(answer, search_queries):
    """Informedness (Powers 2011): the part of junk spend stopped less the part of good spend stopped. All words get nothing."""
    stopped, junk, broken, good = spend(given(answer), search_queries)
    return stopped / junk - broken / good


@check
def operators(answer):
    """Words with a minus or an operator in front: no query holds such a word."""
    odd = sorted(word for word in given(answer) if word[:1] in {"-", "!", "+"})
    if odd:
        return fail(n=len(odd), word=odd[0])


@check
def phrases(answer):
    """Whole queries instead of words."""
    long = [word for word in given(answer) if len(word.split()) > 1]
    if long:
        return fail(n=len(long), phrase=min(long))


@check
def own_keys(answer, search_queries):
    """A word of the campaign's own keywords."""
    same = given(answer) & keywords_of(search_queries)
    if same:
        return fail(words=", ".join(sorted(same)))


@check
def leads(answer, search_queries):
    """A word that also stands in queries which brought leads."""
    lost = [row for row in hit(answer, search_queries) if row[3] > 0]
    if lost:
        return fail(n=int(sum(row[3] for row in lost)), query=max(lost, key=lambda row: row[2])[0])


@check
def good_queries(answer, search_queries):
    """A word without leads so far, in queries that are exactly what the client does."""
    lost = [row for row in hit(answer, search_queries) if not row[4]]
    if lost:
        return fail(n=len(lost), query=max(lost, key=lambda row: row[2])[0])


@check
def leftover(answer, search_queries):
    """Too little of the junk spend is stopped. Counted over queries that a harmless word can stop at all."""
    stopped, junk, _broken, _good = spend(given(answer), search_queries)
    if stopped < ENOUGH * junk:
        return fail(percent=round(100 * stopped / junk))
