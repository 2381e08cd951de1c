mentions = load("overloaded_sentences")
mentions["fresh"] = ~mentions.duplicated(["letter", "thought"])
total = mentions.groupby("sentence", as_index=False)["fresh"].sum()
overloaded_sentences = total.query("fresh >= 5")["sentence"]
