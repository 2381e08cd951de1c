def price(cost, leads):
    return cost / leads if leads else float("inf")
