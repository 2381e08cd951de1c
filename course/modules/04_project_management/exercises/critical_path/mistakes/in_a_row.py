# caught by: one_by_one
works = load("critical_path").set_index("work")
critical_path = works["days"].cumsum().to_dict()
