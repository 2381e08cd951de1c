# after: cheapest-check
judged = True
