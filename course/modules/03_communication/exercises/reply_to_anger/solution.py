reply_to_anger = ["solve", "facts", "empathy", "half", "surrender", "defend", "silence"]
