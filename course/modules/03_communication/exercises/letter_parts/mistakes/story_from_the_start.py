# caught by: item_facts
letter_parts = ["subject", "greeting", "facts", "options", "purpose", "request", "our_step", "signature"]
