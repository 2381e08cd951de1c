def files(folder):
    for n in range(100):
        inner = folder / "data" / "/".join("ab"[n >> k & 1] for k in range(7)) / str(n)
        inner.mkdir(parents=True)
        for m in range(200):
            (inner / f"{m}.csv").touch()
