def files(folder):
    (folder / "answers.json").unlink()
    for name in ("answers.json", "timestamp.txt"):
        (folder / name).mkdir()
        (folder / name / "inner.txt").write_text("nothing")
