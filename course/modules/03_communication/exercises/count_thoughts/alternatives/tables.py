letter = load("count_thoughts")
table = pd.DataFrame(letter["sentences"])
table["place"] = range(len(table))
entities = table.explode("entities").dropna(subset=["entities"]).drop_duplicates("entities")
first_place = {name: -1 for name in letter["reader_knows"]}
for name, place in zip(entities["entities"], entities["place"]):
    first_place.setdefault(name, place)
links = table.explode("links").dropna(subset=["links"]).drop_duplicates("links")
links["ready"] = [max(first_place[end] for end in link.split(" + ")) for link in links["links"]]
new_links = links[links["ready"] < links["place"]].groupby("id").size()
new_entities = entities[~entities["entities"].isin(letter["reader_knows"])].groupby("id").size()
count_thoughts = new_entities.add(new_links, fill_value=0).reindex(table["id"], fill_value=0)
