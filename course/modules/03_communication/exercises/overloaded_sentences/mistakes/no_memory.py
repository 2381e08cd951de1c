# caught by: forgotten
table = load("overloaded_sentences")
different = table.groupby("sentence")["thought"].nunique()
overloaded_sentences = set(different[different >= 5].index)
