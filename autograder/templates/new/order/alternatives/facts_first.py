@name@ = ["facts", "hear", "plan", "check"]
