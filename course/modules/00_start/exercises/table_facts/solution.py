def table_facts(workshop_requests):
    empty = workshop_requests["amount"].isna()
    return {
        "rows": len(workshop_requests),
        "unpaid": int(empty.sum()),
        "first_number": int(workshop_requests["number"].iloc[0]),
        "row_is": "request",
    }
