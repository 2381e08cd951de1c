@name@ = {"facts", "plan"}
