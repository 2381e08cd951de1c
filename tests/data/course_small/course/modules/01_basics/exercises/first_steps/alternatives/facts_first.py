first_steps = ["facts", "hear", "offer", "check"]
