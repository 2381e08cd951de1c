def files(folder):
    deep = "[" * 100_000 + "]" * 100_000
    (folder / "answers.json").write_text('{"format": 1, "answers": {"inbox": ' + deep + "}}")
