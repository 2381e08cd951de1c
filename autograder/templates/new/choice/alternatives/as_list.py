@name@ = ["facts", "plan"]
