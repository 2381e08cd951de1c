# caught by: durations
works = load("critical_path")
critical_path = dict(zip(works["work"], works["days"]))
