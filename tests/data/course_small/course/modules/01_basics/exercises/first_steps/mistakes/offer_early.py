# caught by: item_offer
first_steps = ["hear", "offer", "facts", "check"]
