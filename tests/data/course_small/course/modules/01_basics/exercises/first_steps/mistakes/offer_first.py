# caught by: item_offer
first_steps = ["offer", "hear", "facts", "check"]
