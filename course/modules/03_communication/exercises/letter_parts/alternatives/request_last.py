# The request closes the letter: the last line read is the one to be answered.
letter_parts = ["subject", "greeting", "purpose", "facts", "options", "our_step", "request", "signature"]
