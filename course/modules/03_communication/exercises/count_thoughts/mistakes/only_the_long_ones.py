# caught by: ids
letter = load("count_thoughts")
count_thoughts = {sentence["id"]: 5 for sentence in letter["sentences"] if len(sentence["entities"]) > 4}
