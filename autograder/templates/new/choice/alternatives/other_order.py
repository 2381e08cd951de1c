@name@ = ["plan", "facts"]
