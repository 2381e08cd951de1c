# caught by: item_defend
reply_to_anger = ["defend", "facts", "solve", "half", "silence", "empathy", "surrender"]
