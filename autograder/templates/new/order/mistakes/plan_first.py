# caught by: item_plan
@name@ = ["plan", "hear", "facts", "check"]
