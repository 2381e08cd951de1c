"""Pages that can be in search and lack a title, share one, lack a description or have two headings."""

from collections import Counter

from autograder.checks import check, fail, mapping_share, once

KEYS = ("no_title", "same_title", "no_description", "two_h1")


@once
def counted(rows):
    """The four numbers of a list of rows."""
    written = Counter(row["Title 1"] for row in rows if row["Title 1"] == row["Title 1"])
    return {
        "no_title": len(rows) - sum(written.values()),
        "same_title": sum(n for n in written.values() if n > 1),
        "no_description": sum(row["Meta Description 1"] != row["Meta Description 1"] for row in rows),
        "two_h1": sum(row["H1-2"] == row["H1-2"] for row in rows),
    }


def rows_of(crawl, *, page=True, search=True):
    return [
        row
        for row in crawl.to_dict("records")
        if (not page or (row["Content Type"].startswith("text/html") and row["Status Code"] == 200))
        and (not search or row["Indexability"] == "Indexable")
    ]


def expected(crawl):
    return counted(rows_of(crawl))


def share(answer, crawl):
    return mapping_share(answer, expected(crawl))


@check
def shape(answer):
    """Not four whole numbers under the four keys."""
    whole = all(isinstance(one, int | float) and not isinstance(one, bool) for one in answer.values())
    if set(answer) != set(KEYS) or not whole:
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def all_rows(answer, crawl):
    """All addresses were counted."""
    if answer == counted(rows_of(crawl, page=False, search=False)):
        return fail(got=answer["no_title"])


@check
def out_of_search(answer, crawl):
    """Copies and closed pages were counted."""
    if answer["same_title"] in (
        counted(rows_of(crawl, search=False))["same_title"],
        counted(rows_of(crawl, page=False, search=False))["same_title"],
    ):
        return fail(got=answer["same_title"])


@check
def first_left_out(answer, crawl):
    """One page of each group was left out."""
    written = Counter(row["Title 1"] for row in rows_of(crawl) if row["Title 1"] == row["Title 1"])
    if answer["same_title"] == sum(n - 1 for n in written.values()):
        return fail(got=answer["same_title"])


@check
def value(answer, crawl):
    for key, right in expected(crawl).items():
        if answer[key] != right:
            return fail(key=key, got=answer[key])
