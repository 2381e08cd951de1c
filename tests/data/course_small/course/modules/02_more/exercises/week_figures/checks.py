import datetime as dt


def expected(case):
    """What is computed of the case: right values, and those of the named mistakes."""
    return {
        "price": case["spent"] * (1 / case["leads"]),
        "inverted": case["leads"] / case["spent"],
        "conversion": 100 * (case["leads"] * (1 / case["clicks"])),
        "conversion_as_share": case["leads"] * (1 / case["clicks"]),
        "until": case["report"] + dt.timedelta(days=7),
    }
