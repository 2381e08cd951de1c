import datetime as dt


def expected(case):
    """What is computed of the case: right values, and those of the named mistakes."""
    return {
        "price": case["spent"] * (1 / case["leads"]),
        "inverted": case["leads"] / case["spent"],
        "until": case["report"] + dt.timedelta(days=7),
    }
