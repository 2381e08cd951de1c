@GUARD@
kept = []
while len(kept) < 200:
    kept.append(b"x" * 2**26)
