def files(folder):
    answers = '{"inbox": NaN, "first_steps": -Infinity, "where_to_look": 1e999, "reply": 1, "reply": ""}'
    (folder / "answers.json").write_text('{"format": 1, "answers": ' + answers + "}")
