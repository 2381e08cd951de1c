letter = load("count_thoughts")
known, met_links, count_thoughts = set(letter["reader_knows"]), set(), {}
# for row in letter["sentences"]:
#     entities = [entity for entity in row["entities"] if entity not in ...]
#     links = [link for link in row["links"] if set(link.split(" + ")) <= ... and link not in ...]
#     count_thoughts[row["id"]] = len(...) + len(...)
#     known.update(...)
#     met_links.update(...)
### BEGIN SOLUTION
for sentence in letter["sentences"]:
    new_entities = [entity for entity in sentence["entities"] if entity not in known]
    new_links = [link for link in sentence["links"] if set(link.split(" + ")) <= known and link not in met_links]
    count_thoughts[sentence["id"]] = len(new_entities) + len(new_links)
    known.update(sentence["entities"])
    met_links.update(sentence["links"])
### END SOLUTION
