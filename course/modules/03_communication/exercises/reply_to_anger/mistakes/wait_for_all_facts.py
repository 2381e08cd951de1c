# caught by: item_silence
reply_to_anger = ["solve", "facts", "silence", "half", "empathy", "surrender", "defend"]
