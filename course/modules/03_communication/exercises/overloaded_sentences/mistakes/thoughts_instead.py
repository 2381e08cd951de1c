# caught by: ids
table = load("overloaded_sentences")
first = table.drop_duplicates(["letter", "thought"])
overloaded_sentences = set(first["thought"])
