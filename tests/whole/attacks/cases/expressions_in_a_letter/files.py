import json


def files(folder):
    parts = [
        "1 " * 60_000,
        "а-" * 60_000,
        "12.04" * 20_000,
        "(" * 40_000,
        "a" * 100_000 + "!",
        " \u00a0" * 60_000 + "x",
        "1,1" * 20_000,
    ]
    letter = "Добрый день! " + "\n".join(parts) + " one two three four five six seven eight nine ten eleven twelve"
    (folder / "answers.json").write_text(json.dumps({"format": 1, "answers": {"reply": letter}}))
