# caught by: inverted
campaign = load("@name@")
@name@ = campaign["leads"] / campaign["spent"]
