# caught by: item_surrender
reply_to_anger = ["surrender", "solve", "half", "facts", "empathy", "silence", "defend"]
