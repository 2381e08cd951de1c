# caught by: inverted
def @name@(spent, leads):
    return leads / spent
