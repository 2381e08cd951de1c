# caught by: item_check
first_steps = ["check", "hear", "facts", "offer"]
