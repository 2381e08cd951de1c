# Both at once.
letter_parts = ["subject", "greeting", "purpose", "options", "facts", "our_step", "request", "signature"]
