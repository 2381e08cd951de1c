good = [row for row in load("crawl").to_dict("records") if row["Status Code"] == 200 and "html" in row["Content Type"] and row["Indexability"] == "Indexable"]
seen = [row["Title 1"] for row in good if isinstance(row["Title 1"], str)]
snippet_audit = {"two_h1": 0, "no_description": 0, "no_title": len(good) - len(seen), "same_title": len([one for one in seen if seen.count(one) > 1])}
for row in good:
    snippet_audit["two_h1"] += isinstance(row["H1-2"], str)
    snippet_audit["no_description"] += not isinstance(row["Meta Description 1"], str)
