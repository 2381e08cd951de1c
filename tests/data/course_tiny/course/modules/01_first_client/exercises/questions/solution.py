questions = {"phone", "hours", "prices"}
