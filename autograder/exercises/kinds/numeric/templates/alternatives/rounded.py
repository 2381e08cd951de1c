campaign = load("@name@")
@name@ = round(campaign["spent"] / campaign["leads"], 2)
