# caught by: item_request
letter_parts = ["subject", "greeting", "request", "purpose", "facts", "options", "our_step", "signature"]
