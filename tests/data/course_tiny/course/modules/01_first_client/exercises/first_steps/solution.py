first_steps = ["answer", "facts", "cause", "offer"]
