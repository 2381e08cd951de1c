def @name@(spent, leads):
    try:
        return spent / leads
    except ZeroDivisionError:
        return float("inf")
