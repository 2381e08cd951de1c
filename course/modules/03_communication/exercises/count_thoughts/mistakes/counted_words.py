# caught by: value
letter = load("count_thoughts")
count_thoughts = {sentence["id"]: len(sentence["text"].split()) for sentence in letter["sentences"]}
