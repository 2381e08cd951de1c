# caught by: everything
q = load("full_cac")
full_cac = sum(q["costs"].values()) / q["counts"]["new_buyers"]
