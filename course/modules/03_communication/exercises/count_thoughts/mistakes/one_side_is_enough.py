# caught by: half_familiar
letter = load("count_thoughts")
known = set(letter["reader_knows"])
met = set()
count_thoughts = {}
for sentence in letter["sentences"]:
    new = set(sentence["entities"]) - known
    pairs = {link for link in sentence["links"] if set(link.split(" + ")) & known} - met
    count_thoughts[sentence["id"]] = len(new) + len(pairs)
    known |= new
    met.update(sentence["links"])
