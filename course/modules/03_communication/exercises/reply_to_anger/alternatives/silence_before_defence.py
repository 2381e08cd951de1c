# Some experts find a late answer less harmful than an accusation.
reply_to_anger = ["solve", "facts", "empathy", "half", "surrender", "silence", "defend"]
