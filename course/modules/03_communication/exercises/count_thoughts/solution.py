letter = load("count_thoughts")
### BEGIN SOLUTION
known = set(letter["reader_knows"])
met_links = set()
count_thoughts = {}
for sentence in letter["sentences"]:
    new_entities = [entity for entity in sentence["entities"] if entity not in known]
    new_links = []
    for link in sentence["links"]:
        first, second = link.split(" + ")
        if first in known and second in known and link not in met_links:
            new_links.append(link)
    count_thoughts[sentence["id"]] = len(new_entities) + len(new_links)
    known.update(new_entities)
    met_links.update(sentence["links"])
### END SOLUTION
