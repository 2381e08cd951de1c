# caught by: value
table = load("overloaded_sentences")
words = table.drop_duplicates("sentence").set_index("sentence")["text"].str.split().str.len()
overloaded_sentences = set(words.nlargest(3).index) | {"A5", "B6"}
