tone = "thanks"
