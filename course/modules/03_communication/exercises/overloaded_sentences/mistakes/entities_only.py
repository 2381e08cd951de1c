# caught by: no_interactions
table = load("overloaded_sentences")
entities = table[~table["thought"].str.contains("+", regex=False)]
size = entities.drop_duplicates(["letter", "thought"])["sentence"].value_counts()
overloaded_sentences = set(size[size >= 5].index)
