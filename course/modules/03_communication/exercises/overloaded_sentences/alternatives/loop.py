mentions = load("overloaded_sentences")
known = {}
new = {}
for row in mentions.itertuples():
    seen = known.setdefault(row.letter, set())
    if row.thought not in seen:
        seen.add(row.thought)
        new[row.sentence] = new.get(row.sentence, 0) + 1
overloaded_sentences = [sentence for sentence, number in new.items() if number > 4]
