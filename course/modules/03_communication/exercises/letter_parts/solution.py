letter_parts = ["subject", "greeting", "purpose", "facts", "options", "request", "our_step", "signature"]
