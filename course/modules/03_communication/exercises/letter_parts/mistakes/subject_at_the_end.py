# caught by: item_greeting
letter_parts = ["greeting", "purpose", "facts", "options", "request", "our_step", "signature", "subject"]
