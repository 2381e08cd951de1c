# caught by: value
campaign = load("@name@")
@name@ = campaign["spent"] / (campaign["leads"] + 1)
