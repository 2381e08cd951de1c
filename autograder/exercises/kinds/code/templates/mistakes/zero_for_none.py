# caught by: no_leads
def @name@(spent, leads):
    return spent / leads if leads else 0.0
