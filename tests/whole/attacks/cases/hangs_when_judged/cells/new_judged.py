# after: cheapest-show
judged = True
