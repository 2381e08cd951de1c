# caught by: item_facts
reply_to_anger = ["facts", "solve", "empathy", "half", "surrender", "defend", "silence"]
