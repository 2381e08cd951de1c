def expected(workshop_requests):
    """What stands in the table, and what somebody gets who looks at the wrong place."""
    rows = workshop_requests.to_dict("list")
    filled = sum(amount == amount for amount in rows["amount"])
    total = len(rows["number"])
    return {
        "rows": total,
        "with_header": total + 1,
        "last_label": total - 1,
        "filled": filled,
        "unpaid": total - filled,
        "first_number": rows["number"][0],
    }
