# caught by: value
table = load("overloaded_sentences")
last = table.drop_duplicates(["letter", "thought"], keep="last")
size = last["sentence"].value_counts()
overloaded_sentences = set(size[size >= 5].index)
