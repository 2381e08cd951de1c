def @name@(spent, leads):
    return spent / leads if leads else float("inf")
