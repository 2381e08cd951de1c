# The advice comes first, the figures support it.
letter_parts = ["subject", "greeting", "purpose", "options", "facts", "request", "our_step", "signature"]
