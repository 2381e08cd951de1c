# caught by: item_check
@name@ = ["check", "hear", "facts", "plan"]
