# caught by: item_plan
@name@ = ["hear", "plan", "facts", "check"]
