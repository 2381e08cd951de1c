# Some experts value half of the money above words without a fact.
reply_to_anger = ["solve", "facts", "half", "empathy", "surrender", "defend", "silence"]
