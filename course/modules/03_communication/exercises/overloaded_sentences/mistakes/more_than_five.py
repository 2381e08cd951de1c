# caught by: border
table = load("overloaded_sentences")
first = table.drop_duplicates(["letter", "thought"])
size = first["sentence"].value_counts()
overloaded_sentences = set(size[size > 5].index)
