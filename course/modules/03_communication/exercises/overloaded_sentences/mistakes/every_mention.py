# caught by: mentions
table = load("overloaded_sentences")
rows = table["sentence"].value_counts()
overloaded_sentences = set(rows[rows >= 5].index)
