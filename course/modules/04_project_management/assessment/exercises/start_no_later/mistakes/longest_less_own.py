# caught by: value
works = load("start_no_later")
start_no_later = dict(zip(works["work"], works["days"].max() - works["days"]))
