q = load("full_cac")
out = {"courier", "rent", "retention_mail", "refunds"}
full_cac = round(sum(v for k, v in q["costs"].items() if k not in out) / q["counts"]["new_buyers"], 2)
