# caught by: familiar_counted
letter = load("count_thoughts")
count_thoughts = {sentence["id"]: len(sentence["entities"]) for sentence in letter["sentences"]}
