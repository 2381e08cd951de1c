@name@ = ["hear", "facts", "plan", "check"]
