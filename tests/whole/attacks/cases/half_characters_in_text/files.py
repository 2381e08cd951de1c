def files(folder):
    letter = r"\ud83d half of one, \u0000 zero, \ufffe\uffff \u202e" + "a" + r"\u0301" * 100_000
    (folder / "answers.json").write_text('{"format": 1, "answers": {"reply": "' + letter + '"}}')
