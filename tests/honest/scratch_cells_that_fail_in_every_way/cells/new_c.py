# after: cheapest
def unfinished(:
