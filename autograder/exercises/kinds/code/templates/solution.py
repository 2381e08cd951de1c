def @name@(spent, leads):
    ### BEGIN SOLUTION
    if leads == 0:
        return float("inf")
    return spent / leads
    ### END SOLUTION
