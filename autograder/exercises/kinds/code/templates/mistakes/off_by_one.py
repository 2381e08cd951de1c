# caught by: value
def @name@(spent, leads):
    return spent / (leads + 1)
