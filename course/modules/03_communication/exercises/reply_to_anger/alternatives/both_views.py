# Both views at once.
reply_to_anger = ["solve", "facts", "half", "empathy", "surrender", "silence", "defend"]
