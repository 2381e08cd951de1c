from autograder.checks import check, dates


@check
def no_date(answer, lang):
    """A reply without a date leaves the client waiting."""
    return bool(dates(answer, lang))
