# caught by: counted_twice
letter = load("count_thoughts")
known = set(letter["reader_knows"])
count_thoughts = {}
for sentence in letter["sentences"]:
    new = set(sentence["entities"]) - known
    count_thoughts[sentence["id"]] = len(new) + len(sentence["links"])
    known |= new
