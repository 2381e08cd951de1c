# caught by: media_only
q = load("full_cac")
full_cac = q["costs"]["ads"] / q["counts"]["new_buyers"]
