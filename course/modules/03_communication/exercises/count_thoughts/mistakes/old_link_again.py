# caught by: link_again
letter = load("count_thoughts")
known = set(letter["reader_knows"])
count_thoughts = {}
for sentence in letter["sentences"]:
    new = set(sentence["entities"]) - known
    pairs = [link for link in sentence["links"] if set(link.split(" + ")) <= known]
    count_thoughts[sentence["id"]] = len(new) + len(pairs)
    known |= new
