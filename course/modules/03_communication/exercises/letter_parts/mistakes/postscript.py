# caught by: item_signature
letter_parts = ["subject", "greeting", "purpose", "facts", "options", "signature", "request", "our_step"]
