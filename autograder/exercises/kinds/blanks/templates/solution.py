def @name@(case):
    week = case["report"].replace(day=case["report"].day + 7)
    return {"price": case["spent"] / case["leads"], "until": week, "metric": "cpl", "step": "keep"}
