def files(folder):
    (folder / "answers.json").rename(folder / "answers.json.txt")
