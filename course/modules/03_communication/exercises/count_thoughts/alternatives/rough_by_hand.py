# A careful reader who counts by eye is off by one here and there: this is within the tolerance.
letter = load("count_thoughts")
familiar = list(letter["reader_knows"])
spoken_of = []
count_thoughts = {}
for number, sentence in enumerate(letter["sentences"]):
    pairs = [link for link in sentence["links"] if link not in spoken_of and all(end in familiar for end in link.split(" + "))]
    fresh = sorted(set(sentence["entities"]) - set(familiar))
    count_thoughts[sentence["id"]] = len(fresh) + len(pairs) + (1 if number % 2 else 0)
    familiar += fresh
    spoken_of += sentence["links"]
