def files(folder):
    (folder / "timestamp.txt").write_text("1999-01-01 00:00:00.000000 UTC\n")
