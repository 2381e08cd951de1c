# caught by: item_half
reply_to_anger = ["half", "solve", "facts", "empathy", "surrender", "silence", "defend"]
