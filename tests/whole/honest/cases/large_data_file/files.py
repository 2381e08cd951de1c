def files(folder):
    (folder / "own.csv").write_text("a,b\n" + "1234567,some words\n" * 150_000)
