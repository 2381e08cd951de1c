first_steps = ("hear", "facts", "offer", "check")
