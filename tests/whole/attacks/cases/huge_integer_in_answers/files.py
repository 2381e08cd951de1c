def files(folder):
    (folder / "answers.json").write_text('{"format": 1, "answers": {"inbox": ' + "9" * 1_000_000 + "}}")
