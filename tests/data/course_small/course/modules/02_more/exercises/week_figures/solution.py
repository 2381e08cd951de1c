def week_figures(case):
    week = case["report"].replace(day=case["report"].day + 7)
    return {
        "price": case["spent"] / case["leads"],
        "conversion": case["leads"] / case["clicks"] * 100,
        "until": week,
        "metric": "cpl",
        "step": "keep",
    }
