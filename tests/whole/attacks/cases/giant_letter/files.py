import json


def files(folder):
    letter = "Здравствуйте, Ирина! " * 1_000_000
    (folder / "answers.json").write_text(
        json.dumps({"format": 1, "answers": {"reply": letter}}, ensure_ascii=False), "utf-8"
    )
