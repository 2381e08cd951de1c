# caught by: item_empathy
reply_to_anger = ["solve", "empathy", "facts", "half", "surrender", "defend", "silence"]
