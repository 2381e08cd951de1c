# caught by: item_our_step
letter_parts = ["subject", "greeting", "our_step", "purpose", "facts", "options", "request", "signature"]
